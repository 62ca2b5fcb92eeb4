import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ProjectAnswer, ProjectsService } from '../../../src/modules/projects/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { PATH, expectField, makeProject } from './support.js';
import type { ProjectStatus } from '../../../src/shared/project.js';

let test: TestApp;
let director: ApiClient;
let service: ProjectsService;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  director = await test.as('director');
  service = test.service(ProjectsService);
});
beforeEach(() => test.clock.set('2020-09-01T09:00:00Z'));
afterAll(() => test.close());

const act = (project: ProjectAnswer, verb: 'status' | 'start' | 'end', body: object) =>
  director.post<ProjectAnswer>(`${PATH}/${project.code}/${verb}`, body);
const statusOn = async (code: string, day: string) =>
  (await director.get<ProjectAnswer>(`${PATH}/${code}?asOn=${day}`)).body.status;

describe('the status of a project', () => {
  it('follows from its facts, and a month counts from its last day', async () => {
    const { id } = await service.createKnown({
      code: 'MONNI',
      nameFi: 'Lastensuojelun monialainen kehittäminen',
      ownRole: 'preparation',
      fact: {
        status: 'applied',
        cause: 'stated',
        happened: null,
        note: 'rahoituspäätös puuttuu',
        source: 'minutes autumn 2020',
      },
    });
    test.clock.set('2020-11-30T09:00:00Z');
    await service.recordFact(id, { status: 'granted', cause: 'decision', happened: '2020-10' });

    expect(await statusOn('MONNI', '2020-09-30')).toBe('applied');
    expect(await statusOn('MONNI', '2020-10-30')).toBe('applied');
    expect(await statusOn('MONNI', '2020-10-31')).toBe('granted');
    const asOn = await director.get<ProjectAnswer>(`${PATH}/MONNI?asOn=2020-09-30`);
    expect(asOn.body.statusFacts).toMatchObject([
      { note: 'rahoituspäätös puuttuu', source: 'minutes autumn 2020', countsFrom: null },
    ]);
    expect(asOn.body.statusSince).toBeNull();
  });

  it('is set by hand only to idea, preparation and closed', async () => {
    const project = await makeProject(director, { code: 'HAND' });
    expect((await act(project, 'status', { status: 'preparation', on: '2020-09-01' })).body).toMatchObject({
      status: 'preparation',
      statusFacts: [{ cause: 'manual' }, { status: 'idea' }],
    });
    expectField(
      await act(project, 'status', { status: 'granted', on: '2020-09-01' }),
      '/status',
      'field.choice',
    );
    expect((await act(project, 'status', { status: 'closed', on: '2020-09-01' })).body.allowedNext).toEqual(
      [],
    );
  });

  it('refuses a transition that is not allowed and names those that are', async () => {
    const project = await makeProject(director, { code: 'JUMP' });
    expect(await act(project, 'start', { on: '2020-09-01' })).toMatchObject({
      status: 409,
      body: { code: 'project.transition', params: { from: 'idea', allowed: 'preparation, closed' } },
    });
    await expect(
      service.recordFact(project.id, { status: 'granted', cause: 'decision', happened: '2020-09-01' }),
    ).rejects.toMatchObject({ code: 'project.transition' });
    expect(await statusOn('JUMP', '2020-09-01')).toBe('idea');
  });

  it('refuses facts that lie ahead, come before the last one, or are dated beyond belief', async () => {
    const project = await makeProject(director, { code: 'ORDER' });
    const set = (on: string) => act(project, 'status', { status: 'preparation', on });
    expectField(await set('2020-09-02'), '/on', 'day.future');
    expectField(await set('2020-08-31'), '/on', 'day.before_status');
    expectField(await set('2120-08-31'), '/on', 'day.horizon');
    expectField(await set('2020-02-30'), '/on', 'day.none');
    expectField(await act(project, 'status', { status: 'preparation' }), '/on', 'field.required');
    await expect(
      service.recordFact(project.id, { status: 'preparation', cause: 'manual', happened: '2020-09' }),
    ).rejects.toMatchObject({ errors: [{ pointer: '/on', code: 'day.future' }] });
  });

  it('is recorded one fact at a time', async () => {
    const { id } = await makeProject(director, { code: 'RACE', status: 'preparation' });
    await service.recordFact(id, { status: 'applied', cause: 'application', happened: '2020-09-01' });
    const outcomes: ProjectStatus[] = ['granted', 'rejected', 'granted'];
    const results = await Promise.allSettled(
      outcomes.map((status) => service.recordFact(id, { status, cause: 'decision', happened: '2020-09-01' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('starting and ending', () => {
  async function makeGranted(code: string, granted: string): Promise<ProjectAnswer> {
    test.clock.set('2020-07-01T09:00:00Z');
    const project = await makeProject(director, { code, ownRole: 'partImplementer', status: 'preparation' });
    test.clock.set('2020-11-30T09:00:00Z');
    await service.recordFact(project.id, { status: 'applied', cause: 'application', happened: '2020-07-02' });
    await service.recordFact(project.id, { status: 'granted', cause: 'decision', happened: granted });
    return project;
  }

  it('record the actual period', async () => {
    const project = await makeGranted('LIFE', '2020-10-05');
    const started = await act(project, 'start', { on: '2020-11-01', note: 'as decided' });
    expect(started.body).toMatchObject({
      status: 'running',
      periods: { actual: { starts: '2020-11-01', ends: null } },
    });
    expectField(await act(project, 'end', { on: '2020-10-31' }), '/on', 'day.order');
    expectField(await act(project, 'end', { on: '2020-12-01' }), '/on', 'day.future');
    expect((await act(project, 'end', { on: '2020-11-30' })).body).toMatchObject({
      status: 'ended',
      periods: { actual: { starts: '2020-11-01', ends: '2020-11-30' } },
      allowedNext: ['closed'],
    });
    const before = await director.get<ProjectAnswer>(`${PATH}/LIFE?asOn=2020-11-15`);
    expect(before.body).toMatchObject({ status: 'running', periods: { actual: { ends: null } } });
  });

  it('let a project begin before its decision; it counts as running from the decision', async () => {
    const project = await makeGranted('EARLY', '2020-10-05');
    const { body } = await act(project, 'start', { on: '2020-08-01' });
    expect(body.periods.actual?.starts).toBe('2020-08-01');
    expect(await statusOn('EARLY', '2020-10-04')).toBe('applied');
    expect(await statusOn('EARLY', '2020-10-05')).toBe('running');
  });

  it('need no decision where the funding is not the centre’s', async () => {
    const seat = await makeProject(director, {
      code: 'SYTY',
      ownRole: 'steeringSeat',
      status: 'preparation',
    });
    expect((await act(seat, 'start', { on: '2020-09-01' })).body.status).toBe('running');
    const own = await makeProject(director, { code: 'OWN', ownRole: 'administrator', status: 'preparation' });
    expect((await act(own, 'start', { on: '2020-09-01' })).status).toBe(409);
  });
});
