import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectAnswer } from '../../../src/modules/projects/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { PATH, expectField, makeProject } from './support.js';

let test: TestApp;
let director: ApiClient;
let lead: string;
let partner: string;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  director = await test.as('director');
  lead = await makeOrganisation('Terveyden ja hyvinvoinnin laitos');
  partner = await makeOrganisation('Pesäpuu ry');
});
afterAll(() => test.close());

async function makeOrganisation(name: string): Promise<string> {
  const answer = await director.post<{ id: string }>('/api/v1/organisations', { name, kind: 'unknown' });
  return answer.body.id;
}

const change = (project: ProjectAnswer, body: Record<string, unknown>) =>
  director.patch<ProjectAnswer>(`${PATH}/${project.id}`, body, { ifMatch: `"${project.version}"` });

describe('a project', () => {
  it('is kept with everything that is known of it, and the rest is unknown', async () => {
    const made = await makeProject(director, {
      code: 'YEE',
      nameFi: 'Yhdessä aikuisuuteen – elämässä eteenpäin',
      ownRole: 'partImplementer',
      leadId: lead,
      aliases: ['Yee-hanke'],
      partnerIds: [partner],
      periods: {
        planned: { starts: '2020-09', ends: '2022-12', source: 'minutes autumn 2020' },
        decided: { starts: '2020-12-01', ends: '2023-05-31' },
      },
      remarks: [{ kind: 'cityArea', text: 'Vaasa', source: 'minutes autumn 2020' }],
      status: 'preparation',
    });
    const { body, etag } = await director.get<ProjectAnswer>(`${PATH}/yee`);
    expect(etag).toBe('"1"');
    expect(body).toEqual(made);
    expect(body).toMatchObject({
      code: 'YEE',
      nameSv: null,
      kind: 'project',
      lead: { name: 'Terveyden ja hyvinvoinnin laitos' },
      aliases: ['Yee-hanke'],
      partners: [{ name: 'Pesäpuu ry' }],
      periods: {
        planned: { starts: '2020-09', ends: '2022-12', source: 'minutes autumn 2020' },
        decided: { starts: '2020-12-01', ends: '2023-05-31', source: null },
        actual: null,
      },
      remarks: [{ kind: 'cityArea', happened: null, text: 'Vaasa' }],
      status: 'preparation',
      statusSince: '2020-09-30',
      responsibles: [{ id: director.userId }],
      mayChange: true,
    });
  });

  it('changes in what is given and nothing else', async () => {
    const made = await makeProject(director, {
      code: 'PARTS',
      aliases: ['One', 'Two'],
      partnerIds: [partner],
      periods: { planned: { starts: '2020', ends: '2022' }, decided: { starts: '2020-10' } },
      remarks: [
        { kind: 'note', text: 'stays' },
        { kind: 'note', text: 'goes' },
      ],
    });
    const [kept] = made.remarks;
    const { status, body } = await change(made, {
      aliases: ['two', 'Three'],
      periods: { decided: null },
      remarks: [
        { id: kept?.id, kind: 'milestone', text: 'stays', happened: '2020-10-26' },
        { kind: 'staff', text: '4' },
      ],
      nameSv: 'Delar',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ nameFi: 'PARTS', nameSv: 'Delar', version: 2, partners: [{ id: partner }] });
    expect([...body.aliases].sort()).toEqual(['Three', 'two']);
    expect(body.periods).toMatchObject({ planned: { starts: '2020' }, decided: null });
    expect(body.remarks.map(({ kind, text }) => [kind, text])).toEqual([
      ['milestone', 'stays'],
      ['staff', '4'],
    ]);
    expect(body.remarks[0]?.id).toBe(kept?.id);
  });

  it('is found by id and by code in any case, and by nothing else', async () => {
    const { id } = await makeProject(director, { code: 'SOITE-2.0' });
    expect((await director.get<ProjectAnswer>(`${PATH}/soite-2.0`)).body.id).toBe(id);
    expect((await director.get<ProjectAnswer>(`${PATH}/${id}`)).body.code).toBe('SOITE-2.0');
    for (const nothing of ['NOBODY', `'; drop table projects;--`, 'x'.repeat(150)]) {
      const answer = await director.get(`${PATH}/${encodeURIComponent(nothing)}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'record.not_found' } });
    }
  });

  it('has a code of its own, case aside', async () => {
    await makeProject(director, { code: 'ONLY' });
    expect(await director.post(PATH, { code: 'ONLY', nameFi: 'Again' })).toMatchObject({
      status: 409,
      body: { code: 'record.exists' },
    });
    expectField(await director.post(PATH, { code: 'only', nameFi: 'Again' }), '/code', 'field.format');
  });

  it('refuses a stale change as a whole', async () => {
    const made = await makeProject(director, { code: 'STALE' });
    await change(made, { note: 'first' });
    expect(await change(made, { note: 'second', aliases: ['lost'] })).toMatchObject({ status: 412 });
    const { body } = await director.get<ProjectAnswer>(`${PATH}/STALE`);
    expect(body).toMatchObject({ note: 'first', aliases: [] });
  });
});

describe('bad input of a project', () => {
  it.each([
    ['no name', { nameFi: undefined }, '/nameFi', 'field.required'],
    ['an unknown role', { ownRole: 'owner' }, '/ownRole', 'field.choice'],
    ['an unknown field', { budget: '1.00' }, '/budget', 'field.unknown'],
    ['a status that follows from facts', { status: 'granted' }, '/status', 'field.choice'],
    ['an unknown lead', { leadId: '01900000-0000-7000-8000-000000000000' }, '/leadId', 'reference.missing'],
    [
      'an unknown partner',
      { partnerIds: ['01900000-0000-7000-8000-000000000000'] },
      '/partnerIds',
      'reference.missing',
    ],
    ['a partner that is no id', { partnerIds: ['Pesäpuu'] }, '/partnerIds', 'field.type'],
    [
      'an unknown user',
      { responsibleIds: ['01900000-0000-7000-8000-000000000000'] },
      '/responsibleIds',
      'reference.missing',
    ],
    ['an alias twice', { aliases: ['Raku', 'RAKU'] }, '/aliases', 'field.duplicate'],
    [
      'an end before the start',
      { periods: { planned: { starts: '2021-01', ends: '2020' } } },
      '/periods/planned/ends',
      'day.order',
    ],
    [
      'the end 30.11.2121',
      { periods: { decided: { starts: '2020-10-12', ends: '2121-11-30' } } },
      '/periods/decided/ends',
      'day.horizon',
    ],
    [
      'a day that no calendar has',
      { periods: { decided: { starts: '2021-02-29' } } },
      '/periods/decided/starts',
      'day.none',
    ],
    [
      'an actual start that lies ahead',
      { periods: { actual: { starts: '2020-10-01' } } },
      '/periods/actual/starts',
      'day.future',
    ],
    ['a remark without text', { remarks: [{ kind: 'note' }] }, '/remarks/0/text', 'field.required'],
    [
      'a remark of another project',
      { remarks: [{ id: '01900000-0000-7000-8000-000000000000', kind: 'note', text: 'x' }] },
      '/remarks/0/id',
      'reference.missing',
    ],
  ])('with %s is refused by its field and nothing is stored', async (_what, wrong, pointer, code) => {
    expectField(await director.post(PATH, { code: 'WRONG', nameFi: 'Wrong', ...wrong }), pointer, code);
    expect(await test.query(`select 1 from projects where code = 'WRONG'`)).toEqual([]);
  });

  it('suggests the year that was probably meant', async () => {
    const answer = await director.post(PATH, {
      code: 'RAKU-EP',
      nameFi: 'Rakenneuudistus',
      periods: { planned: { ends: '2121-11-30' } },
    });
    expect(answer.body).toMatchObject({
      errors: [{ params: { year: '2121', suggestion: '2021-11-30' } }],
    });
  });

  it('never leads a lineage back to itself', async () => {
    const first = await makeProject(director, { code: 'SOS-I' });
    const second = await makeProject(director, {
      code: 'SOS-II',
      predecessorId: first.id,
      parentId: first.id,
    });
    const third = await makeProject(director, { code: 'SOS-III', predecessorId: second.id });
    expectField(await change(first, { predecessorId: third.id }), '/predecessorId', 'reference.cycle');
    expectField(await change(first, { predecessorId: first.id }), '/predecessorId', 'reference.cycle');
    expectField(await change(first, { parentId: second.id }), '/parentId', 'reference.cycle');
    // A parent and a predecessor are two different lines.
    expect((await change(first, { parentId: third.id })).status).toBe(200);
    expect((await director.get<ProjectAnswer>(`${PATH}/SOS-II`)).body).toMatchObject({
      predecessor: { code: 'SOS-I' },
      successors: [{ code: 'SOS-III' }],
      parent: { code: 'SOS-I' },
      subprojects: [],
    });
  });
});
