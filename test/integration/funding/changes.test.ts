import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import { type Change, type Preview, changeHands, line, versioned } from '../../support/changes.js';
import { planOf } from '../../support/plans.js';

let test: TestApp;
let hands: Awaited<ReturnType<typeof changeHands>>;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  hands = await changeHands(test);
});
afterAll(() => test.close());

describe('a change that shortens a project by three months', () => {
  let change: Change;
  let preview: Preview;
  let projectId: string;

  beforeAll(async () => {
    projectId = await hands.granted('TESTI-YEE');
    // The appeal period has passed and is done before the change comes.
    const [appeal] = await hands.deadlinesOf('TESTI-YEE');
    expect(appeal).toMatchObject({ date: '2020-12-28', derivation: { ruleKey: 'appeal' } });
    await hands.planner.post(`/api/v1/deadlines/${appeal?.id}/complete`, {}, versioned(1));
    test.clock.set('2022-10-03T09:00:00Z');
    change = (await hands.draft('TESTI-YEE')).body;
    const filed = await hands.file(change);
    expect([filed.status, filed.body]).toMatchObject([200, { state: 'filed', number: 1 }]);
    change = filed.body;
    test.clock.set('2022-10-20T09:00:00Z');
    preview = (await hands.planner.get<Preview>(`/api/v1/change-requests/${change.id}/preview`)).body;
  });

  it('shows before and after of money, period and deadlines, and stores nothing by showing', async () => {
    const before = await hands.countRows();
    expect(preview.period).toMatchObject({ before: { ends: '2023-05-31' }, after: { ends: '2023-02-28' } });
    expect(preview.plans).toMatchObject([
      {
        year: 2023,
        totalBefore: '20000.00',
        totalAfter: '10000.00',
        lines: [
          { fundingClass: 'euSupport', before: '16000.00', after: '8000.00' },
          { fundingClass: 'ownContribution', before: '4000.00', after: '2000.00' },
        ],
      },
    ]);
    expect(preview.budget).toMatchObject([
      { costCategory: 'staff', before: '15000.00', after: '8000.00' },
      { costCategory: 'travel', before: '5000.00', after: '2000.00' },
    ]);
    // 28.2.2023 and four months make 28.6.2023.
    expect(preview.deadlines.map(line)).toEqual([
      'move endOfPeriod 2023-05-31 2023-02-28',
      'move finalClaim 2023-09-30 2023-06-28',
    ]);
    await hands.planner.get(`/api/v1/change-requests/${change.id}/preview`);
    expect(await hands.countRows()).toBe(before);
  });

  it('is approved by who decides, and does exactly what was shown', async () => {
    expect(await hands.decide(change, {}, hands.planner)).toMatchObject({ status: 403 });
    const approved = await hands.decide(change);
    expect(approved.status).toBe(200);
    const { warnings: _heeded, ...shown } = preview;
    expect(approved.body).toMatchObject({ state: 'approved', outcome: shown });
  });

  it('wrote a new plan and a new budget, and left the old versions readable', async () => {
    expect(await planOf(hands.finance, 'TESTI-YEE', 2023)).toMatchObject({
      number: 2,
      total: '10000.00',
      cause: 'change',
      causeId: change.id,
      countsFrom: '2022-11-01',
    });
    const versions = '/api/v1/projects/TESTI-YEE/funding-plan/2023/versions';
    expect((await hands.finance.get(versions)).body).toMatchObject({
      items: [{ number: 2 }, { number: 1, total: '20000.00' }],
    });
    expect(await planOf(hands.finance, 'TESTI-YEE', 2023, { asOn: '2022-10-31' })).toMatchObject({
      total: '20000.00',
    });
    const budget = `/api/v1/projects/${projectId}/budget`;
    expect((await hands.finance.get(budget)).body).toMatchObject({ total: '10000.00' });
    expect((await hands.finance.get(`${budget}?asOn=2022-10-31`)).body).toMatchObject({ total: '20000.00' });
  });

  it('changed the decided period, and a look back shows the one before', async () => {
    const periodOn = async (asOn: string) =>
      (await hands.director.get<{ periods: { decided: object } }>(`/api/v1/projects/TESTI-YEE?asOn=${asOn}`))
        .body.periods.decided;
    expect(await periodOn('2022-10-20')).toMatchObject({ starts: '2020-12-01', ends: '2023-02-28' });
    expect(await periodOn('2022-10-19')).toMatchObject({ starts: '2020-12-01', ends: '2023-05-31' });
  });

  it('moved no deadline by itself: each waits to be confirmed', async () => {
    expect((await hands.proposalsOf('TESTI-YEE')).map(line)).toEqual([
      'move endOfPeriod 2023-05-31 2023-02-28',
      'move finalClaim 2023-09-30 2023-06-28',
    ]);
    const [, end, claim] = await hands.deadlinesOf('TESTI-YEE');
    expect(end).toMatchObject({ date: '2023-05-31', derivation: { waiting: true } });
    expect(claim).toMatchObject({ date: '2023-09-30', derivation: { waiting: true } });
  });

  it('is not confirmed by who may not change the project', async () => {
    const ids = (await hands.proposalsOf('TESTI-YEE')).map(({ id }) => id);
    const viewer = await test.as('viewer');
    expect(await viewer.post('/api/v1/deadline-proposals/confirm', { ids })).toMatchObject({ status: 403 });
    expect((await hands.proposalsOf('TESTI-YEE', viewer)).every(({ mayChange }) => !mayChange)).toBe(true);
  });

  it('moves each once it is confirmed, keeps where it was, plans the reminders anew', async () => {
    const [end, claim] = await hands.proposalsOf('TESTI-YEE');
    expect(
      await hands.planner.post('/api/v1/deadline-proposals/confirm', { ids: [claim?.id] }),
    ).toMatchObject({
      status: 200,
      body: { settled: 1 },
    });
    const moved = (await hands.deadlinesOf('TESTI-YEE')).find(
      ({ derivation }) => derivation?.ruleKey === 'finalClaim',
    );
    expect(moved).toMatchObject({
      date: '2023-06-28',
      edited: false,
      derivation: { baseOn: '2023-02-28', waiting: false },
      moves: [{ date: '2023-09-30', reason: 'Muutospäätös TESTI/M/2' }],
    });
    const reminders = await test.query<{ day: string }>(
      `select distinct due_at::date::text as day from reminders where deadline_id = $1 and state = 'planned'`,
      [moved?.id],
    );
    expect(reminders).toEqual([{ day: '2023-06-28' }]);
    await hands.planner.post('/api/v1/deadline-proposals/confirm', { ids: [end?.id] });
    expect(await hands.proposalsOf('TESTI-YEE')).toEqual([]);
    const again = await hands.planner.post('/api/v1/deadline-proposals/confirm', { ids: [end?.id] });
    expect(again).toMatchObject({ status: 409, body: { code: 'proposal.settled' } });
  });

  it('left the completed one as it was', async () => {
    const [appeal] = await hands.deadlinesOf('TESTI-YEE');
    expect(appeal).toMatchObject({ date: '2020-12-28', state: 'done', moves: [], version: 2 });
  });

  it('tells what the grant obliges to from now on, and what it did before', async () => {
    const obliged = async (asOn: string) =>
      (
        await hands.director.get<{ items: { key: string; due: string }[] }>(
          `/api/v1/projects/TESTI-YEE/obligations?asOn=${asOn}`,
        )
      ).body.items.find(({ key }) => key === 'finalClaim')?.due;
    expect(await obliged('2022-10-20')).toBe('2023-06-28');
    expect(await obliged('2022-10-19')).toBe('2023-09-30');
  });

  it('is told by the history of the project: who, when, from what', async () => {
    const { body } = await hands.director.get<{
      items: { record: string; changes: { field: string; new: string }[] }[];
    }>('/api/v1/projects/TESTI-YEE/history?limit=50');
    const past = body.items.find(({ record }) => record === 'project_past_periods');
    expect(past?.changes).toContainEqual(expect.objectContaining({ field: 'ends', new: '2023-05-31' }));
  });
});

describe('deadlines that a person has had in hand', () => {
  it('are kept by the change, and it says so', async () => {
    await hands.granted('TESTI-HAND');
    const [appeal, end, claim] = await hands.deadlinesOf('TESTI-HAND');
    await hands.planner.post(`/api/v1/deadlines/${claim?.id}/move`, { date: '2023-08-31' }, versioned(1));
    await hands.planner.post(`/api/v1/deadlines/${end?.id}/complete`, {}, versioned(1));
    test.clock.set('2022-10-20T09:00:00Z');
    const filed = await hands.file((await hands.draft('TESTI-HAND')).body);
    const approved = await hands.decide(filed.body, { number: 'TESTI/M/3' });
    expect(
      approved.body.outcome?.deadlines.map((one) => [
        one.key,
        one.act,
        one.keepReason,
        one.dueBefore,
        one.dueAfter,
      ]),
    ).toEqual([
      ['endOfPeriod', 'keep', 'done', '2023-05-31', '2023-02-28'],
      ['finalClaim', 'keep', 'edited', '2023-08-31', '2023-06-28'],
    ]);
    expect(await hands.proposalsOf('TESTI-HAND')).toEqual([]);
    expect((await hands.deadlinesOf('TESTI-HAND')).map(({ id, date }) => [id, date])).toEqual([
      [appeal?.id, '2020-12-28'],
      [end?.id, '2023-05-31'],
      [claim?.id, '2023-08-31'],
    ]);
  });

  it('stay where they are once a proposal is dismissed, also when something else is decided later', async () => {
    await hands.granted('TESTI-DISMISS');
    test.clock.set('2022-10-20T09:00:00Z');
    const approved = await hands.decide((await hands.file((await hands.draft('TESTI-DISMISS')).body)).body, {
      number: 'TESTI/M/4',
    });
    expect(approved.status).toBe(200);
    const ids = (await hands.proposalsOf('TESTI-DISMISS')).map(({ id }) => id);
    expect(await hands.planner.post('/api/v1/deadline-proposals/dismiss', { ids })).toMatchObject({
      body: { settled: 2 },
    });
    const dates = async () =>
      (await hands.deadlinesOf('TESTI-DISMISS')).map(({ date, edited }) => [date, edited]);
    expect(await dates()).toEqual([
      ['2020-12-28', false],
      ['2023-05-31', true],
      ['2023-09-30', true],
    ]);
    const next = { reason: 'Takaisin', period: { starts: '2020-12-01', ends: '2023-04-30' } };
    await hands.decide((await hands.file((await hands.draft('TESTI-DISMISS', next)).body)).body, {
      number: 'TESTI/M/5',
    });
    expect(await hands.proposalsOf('TESTI-DISMISS')).toEqual([]);
  });

  it('a newer change takes the place of proposals that nobody has settled', async () => {
    await hands.granted('TESTI-TWICE');
    test.clock.set('2022-10-20T09:00:00Z');
    await hands.decide((await hands.file((await hands.draft('TESTI-TWICE')).body)).body, {
      number: 'TESTI/M/6',
    });
    const next = { reason: 'Vielä kuukausi', period: { starts: '2020-12-01', ends: '2023-03-31' } };
    const answer = await hands.decide(
      (await hands.file((await hands.draft('TESTI-TWICE', next)).body)).body,
      {
        number: 'TESTI/M/7',
      },
    );
    expect(answer.body.outcome?.period).toMatchObject({ before: { ends: '2023-02-28' } });
    expect((await hands.proposalsOf('TESTI-TWICE')).map(line)).toEqual([
      'move endOfPeriod 2023-05-31 2023-03-31',
      'move finalClaim 2023-09-30 2023-07-31',
    ]);
  });
});
