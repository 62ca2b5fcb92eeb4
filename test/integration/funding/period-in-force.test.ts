import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import { changeHands, line, versioned } from '../../support/changes.js';

let test: TestApp;
let hands: Awaited<ReturnType<typeof changeHands>>;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  hands = await changeHands(test);
});
afterAll(() => test.close());

interface Held {
  periodStarts: string;
  periodEnds: string;
  periodInForce: { starts: string; ends: string; cause: string; change: object | null };
}

const decisionOf = async (code: string, asOn?: string) => {
  const { body } = await hands.director.get<{ applications: { decision: Held }[] }>(
    `/api/v1/projects/${code}/funding${asOn === undefined ? '' : `?asOn=${asOn}`}`,
  );
  return body.applications[0]?.decision;
};

/** What the form of a project sends when a person gives it another decided period. */
const edit = async (code: string, decided: object | null, more: object = {}) => {
  const { body } = await hands.director.get<{ version: number }>(`/api/v1/projects/${code}`);
  return hands.planner.patch<{ periods: { decided: object } }>(
    `/api/v1/projects/${code}`,
    { periods: { decided }, ...more },
    { ifMatch: `"${body.version}"` },
  );
};

const days = async (code: string) =>
  (await hands.deadlinesOf(code)).map(({ derivation, date, state }) => [derivation?.ruleKey, date, state]);

const approve = async (code: string, number: string) => {
  test.clock.set('2022-10-20T09:00:00Z');
  const filed = await hands.file((await hands.draft(code)).body);
  const decided = await hands.decide(filed.body, { number });
  expect(decided.status).toBe(200);
  return decided.body;
};

describe('the period of a grant that holds', () => {
  it('is the decision’s own, until a change gives another one; the decision stays readable', async () => {
    await hands.granted('TESTI-HELD');
    expect(await decisionOf('TESTI-HELD')).toMatchObject({
      periodEnds: '2023-05-31',
      periodInForce: { starts: '2020-12-01', ends: '2023-05-31', cause: 'decision', change: null },
    });
    const change = await approve('TESTI-HELD', 'TESTI/M/12');
    expect(await decisionOf('TESTI-HELD')).toMatchObject({
      periodStarts: '2020-12-01',
      periodEnds: '2023-05-31',
      periodInForce: {
        starts: '2020-12-01',
        ends: '2023-02-28',
        cause: 'change',
        change: {
          id: change.id,
          number: 1,
          decisionNumber: 'TESTI/M/12',
          decidedOn: '2022-10-20',
        },
      },
    });
    expect((await decisionOf('TESTI-HELD', '2022-10-19'))?.periodInForce).toMatchObject({
      ends: '2023-05-31',
      cause: 'decision',
    });
  });

  it('is nothing of an application that was refused', async () => {
    await hands.granted('TESTI-NONE', 'esr-2014-2020', {});
    test.clock.set('2020-09-01T09:00:00Z');
    await hands.planner.post('/api/v1/projects', {
      code: 'TESTI-REFUSED',
      nameFi: 'Testihanke, hylätty',
      status: 'preparation',
    });
    const { body } = await hands.planner.post<{ id: string }>(
      '/api/v1/applications',
      { project: 'TESTI-REFUSED', instrument: 'esr-2014-2020', submitted: '2020-09-01' },
      { idempotencyKey: 'period-refused-1' },
    );
    test.clock.set('2020-11-25T09:00:00Z');
    await hands.director.post(
      `/api/v1/applications/${body.id}/decisions`,
      { number: 'TESTI-REFUSED/1', decided: '2020-11-20', outcome: 'rejected' },
      { idempotencyKey: 'period-refused-2' },
    );
    expect((await decisionOf('TESTI-REFUSED'))?.periodInForce).toBeNull();
  });
});

describe('a decided period that is edited by hand', () => {
  it('leads the deadlines that are counted from it, in the same save', async () => {
    await hands.granted('TESTI-EDIT');
    expect(await days('TESTI-EDIT')).toEqual([
      ['appeal', '2020-12-28', 'open'],
      ['endOfPeriod', '2023-05-31', 'open'],
      ['finalClaim', '2023-09-30', 'open'],
    ]);
    const edited = await edit('TESTI-EDIT', { starts: '2020-12-01', ends: '2023-06-30' });
    expect([edited.status, edited.body.periods.decided]).toMatchObject([200, { ends: '2023-06-30' }]);
    // 30.6.2023 and four months make 30.10.2023.
    expect(await days('TESTI-EDIT')).toEqual([
      ['appeal', '2020-12-28', 'open'],
      ['endOfPeriod', '2023-06-30', 'open'],
      ['finalClaim', '2023-10-30', 'open'],
    ]);
    const [, , claim] = await hands.deadlinesOf('TESTI-EDIT');
    expect(claim).toMatchObject({
      edited: false,
      derivation: { baseOn: '2023-06-30', waiting: false },
      moves: [{ date: '2023-09-30' }],
    });
    expect(await decisionOf('TESTI-EDIT')).toMatchObject({
      periodEnds: '2023-05-31',
      periodInForce: { ends: '2023-06-30', cause: 'edited', change: null },
    });
  });

  it('leaves completed deadlines and those a person moved as they are', async () => {
    await hands.granted('TESTI-KEEP');
    const [, end, claim] = await hands.deadlinesOf('TESTI-KEEP');
    await hands.planner.post(`/api/v1/deadlines/${claim?.id}/move`, { date: '2023-08-31' }, versioned(1));
    await hands.planner.post(`/api/v1/deadlines/${end?.id}/complete`, {}, versioned(1));
    expect((await edit('TESTI-KEEP', { starts: '2020-12-01', ends: '2023-06-30' })).status).toBe(200);
    expect(await days('TESTI-KEEP')).toEqual([
      ['appeal', '2020-12-28', 'open'],
      ['endOfPeriod', '2023-05-31', 'done'],
      ['finalClaim', '2023-08-31', 'open'],
    ]);
  });

  it('takes the place of a change whose deadlines nobody has confirmed yet', async () => {
    await hands.granted('TESTI-OPEN');
    await approve('TESTI-OPEN', 'TESTI/M/13');
    expect((await hands.proposalsOf('TESTI-OPEN')).map(line)).toEqual([
      'move endOfPeriod 2023-05-31 2023-02-28',
      'move finalClaim 2023-09-30 2023-06-28',
    ]);
    await edit('TESTI-OPEN', { starts: '2020-12-01', ends: '2023-03-31' });
    expect(await hands.proposalsOf('TESTI-OPEN')).toEqual([]);
    expect((await days('TESTI-OPEN')).slice(1)).toEqual([
      ['endOfPeriod', '2023-03-31', 'open'],
      ['finalClaim', '2023-07-31', 'open'],
    ]);
    expect((await decisionOf('TESTI-OPEN'))?.periodInForce).toMatchObject({
      ends: '2023-03-31',
      cause: 'edited',
    });
    // What the change had given stays readable with the change, and before it the decision holds.
    expect((await decisionOf('TESTI-OPEN', '2022-10-19'))?.periodInForce).toMatchObject({
      ends: '2023-05-31',
      cause: 'decision',
    });
  });

  it('gives way to a change that is approved later, which starts from it', async () => {
    await hands.granted('TESTI-LATER');
    await edit('TESTI-LATER', { starts: '2020-12-01', ends: '2023-06-30' });
    const change = await approve('TESTI-LATER', 'TESTI/M/14');
    expect(change.outcome?.period).toMatchObject({
      before: { ends: '2023-06-30' },
      after: { ends: '2023-02-28' },
    });
    expect((await hands.proposalsOf('TESTI-LATER')).map(line)).toEqual([
      'move endOfPeriod 2023-06-30 2023-02-28',
      'move finalClaim 2023-10-30 2023-06-28',
    ]);
    expect((await decisionOf('TESTI-LATER'))?.periodInForce).toMatchObject({
      ends: '2023-02-28',
      cause: 'change',
    });
    expect((await decisionOf('TESTI-LATER', '2022-10-19'))?.periodInForce).toMatchObject({
      ends: '2023-06-30',
      cause: 'edited',
    });
  });

  it('moves nothing when the days stay as they are, nor when the save is refused', async () => {
    await hands.granted('TESTI-SAME');
    const before = await hands.deadlinesOf('TESTI-SAME');
    await edit(
      'TESTI-SAME',
      { starts: '2020-12-01', ends: '2023-05-31', source: 'Päätös' },
      { note: 'Huomio' },
    );
    expect(await hands.deadlinesOf('TESTI-SAME')).toEqual(before);
    expect((await decisionOf('TESTI-SAME'))?.periodInForce).toMatchObject({ cause: 'decision' });
    const refused = await edit('TESTI-SAME', { starts: '2020-12-01', ends: '2019-05-31' });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/periods/decided/ends', code: 'day.order' }] },
    });
    expect(await hands.deadlinesOf('TESTI-SAME')).toEqual(before);
  });
});
