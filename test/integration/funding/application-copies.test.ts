import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApplicationAnswer } from '../../../src/modules/funding/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import {
  type FundingSteps,
  LINES,
  type ProblemBody,
  faults,
  fundingSteps,
  ifMatch,
  line,
  once,
  own,
} from './support.js';

let test: TestApp;
let director: ApiClient;
let steps: FundingSteps;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  director = await test.as('director');
  steps = fundingSteps(test, director);
  await steps.newProject('TESTI-1');
  await steps.newProject('TESTI-2');
});
afterAll(() => test.close());

const copy = <Body = ApplicationAnswer>(id: string, body: object, client = director) =>
  client.post<Body>(`/api/v1/applications/${id}/copies`, body, once());

async function implement(code: string, names: string[]): Promise<string[]> {
  const project = await director.get<{ version: number }>(`/api/v1/projects/${code}`);
  const answer = await director.put<{ implementers: { id: string }[] }>(
    `/api/v1/projects/${code}/implementers`,
    { implementers: names.map((name) => ({ name, kind: 'partImplementer', own: false })) },
    ifMatch(project.body.version),
  );
  expect(answer.status).toBe(200);
  return answer.body.implementers.map(({ id }) => id);
}

describe('a copy of an application', () => {
  it('is a draft of the other project that asks the same, years on, with its attachments missing', async () => {
    const attachments = [
      { name: 'Testiliite', required: true, state: 'sent', note: 'Allekirjoitettava' },
      { name: 'Toinen liite', required: false, state: 'ready' },
    ];
    const old = await steps.record('TESTI-1', {
      ...{ amounts: [own('100000.00')], lines: LINES, attachments, funderProjectCode: 'S12345' },
      ...{ draft: false, submitted: '2020-09-01', note: 'Testi' },
    });
    expect(old.status).toBe(201);
    const before = (await director.get('/api/v1/applications?limit=50')).body;
    const made = await copy(old.body.id, { project: 'TESTI-2', shiftYears: 2 });
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...{ state: 'draft', submitted: null, decision: null, versions: 0, funderProjectCode: null },
        ...{ project: { code: 'TESTI-2' }, instrument: { code: 'esr-2014-2020' }, note: 'Testi' },
        attachments: [
          { name: 'Testiliite', required: true, state: 'missing', note: 'Allekirjoitettava' },
          { name: 'Toinen liite', required: false, state: 'missing' },
        ],
      },
    });
    expect(made.body.amounts).toEqual(old.body.amounts);
    expect(made.body.lines).toEqual(old.body.lines.map((one) => ({ ...one, year: one.year + 2 })));
    expect(made.body.shares).toMatchObject([{ costFrom: '100000.00', uncoveredFrom: '0.00' }]);
    // The old one stays as it was, and the project of the draft has not applied.
    const after = await director.get<{ items: { id: string }[] }>('/api/v1/applications?limit=50');
    expect({ ...after.body, items: after.body.items.filter(({ id }) => id !== made.body.id) }).toEqual(
      before,
    );
    const project = await director.get('/api/v1/projects/TESTI-2');
    expect(project.body).toMatchObject({ status: 'preparation' });
  });

  it('asks for the parts of the implementers of the same name; of somebody else it is refused by name', async () => {
    const [first, second] = await implement('TESTI-1', ['Testikunta', 'Testikylä']);
    const [same] = await implement('TESTI-2', ['Testikunta']);
    const asked = (partId: string | undefined) =>
      steps.record('TESTI-1', { lines: [{ ...line(2021, 'euSupport', '10.00'), partId }] });
    const made = await copy((await asked(first)).body.id, { project: 'TESTI-2' });
    expect(made.body.lines).toMatchObject([{ partId: same, year: 2021, amount: '10.00' }]);
    const rows = await steps.countRows();
    const lost = await asked(second);
    const refused = await copy<ProblemBody>(lost.body.id, { project: 'TESTI-2' });
    expect(faults(refused)).toEqual([422, '/project copy.no_implementer']);
    expect(refused.body.errors?.[0]?.params).toEqual({ name: 'Testikylä', project: 'TESTI-2' });
    // One application and one line of the draft itself.
    expect(await steps.countRows()).toBe((rows ?? 0n) + 2n);
    expect((await copy(lost.body.id, { project: 'TESTI-1' })).body.lines).toMatchObject([{ partId: second }]);
  });

  it('is refused to a planner for a project of others', async () => {
    const old = await steps.record('TESTI-1');
    const planner = await test.as('planner');
    expect(await copy(old.body.id, { project: 'TESTI-1' }, planner)).toMatchObject({
      status: 403,
      body: { code: 'access.not_responsible' },
    });
  });
});
