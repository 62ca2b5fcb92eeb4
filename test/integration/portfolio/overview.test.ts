import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleService } from '../../../src/modules/sample/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';

interface Overview {
  pendingDecisions: { project: { code: string }; waitingDays: number | null; ownRiskDays: number | null }[];
  byInstrument: {
    instrument: { code: string };
    state: string;
    own: { from: string | null; to: string | null; unknown: { code: string }[] };
    wholeFrom: string | null;
  }[];
  cover: {
    year: number;
    plans: {
      project: { code: string };
      total: string;
      lines: { fundingClass: string; amount: string }[];
      cover: { covered: string; uncovered: string };
      splits: { allocated: string; unallocated: string }[];
    }[];
  };
  deadlines: { title: string; date: string }[];
  budgetVsActual: { year: number; rows: { projectCode: string; actual: string | null; budget: string }[] };
}

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  await test.service(SampleService).load();
});
afterAll(() => test.close());

async function overviewOn(asOn: string): Promise<Overview> {
  const director = await test.as('director');
  return (await director.get<Overview>(`/api/v1/overview?asOn=${asOn}`)).body;
}

describe('the overview', () => {
  it('lists the pending decisions with the days at own risk; an unknown submission has no waiting days', async () => {
    const { pendingDecisions } = await overviewOn('2020-09-30');
    expect(
      pendingDecisions.map(({ project, waitingDays, ownRiskDays }) => [
        project.code,
        waitingDays,
        ownRiskDays,
      ]),
    ).toEqual([
      ['MONNI', null, 61],
      ['YEE', null, 0],
    ]);
  });

  it('covers 2021: 365 000 less 240 000 and 80 000 leaves 45 000, and 55 200 of the 80 000 unallocated', async () => {
    const { cover } = await overviewOn('2020-09-30');
    expect(cover).toMatchObject({
      year: 2021,
      plans: [
        {
          project: { code: 'PERUS' },
          total: '365000.00',
          lines: [
            { fundingClass: 'stateGrant', amount: '240000.00' },
            { fundingClass: 'municipalContribution', amount: '80000.00' },
          ],
          cover: { covered: '320000.00', uncovered: '45000.00' },
          splits: [{ allocated: '24800.00', unallocated: '55200.00' }],
        },
      ],
    });
  });

  it('does not know the plan of 2021 before the slides of 1.6.2020', async () => {
    expect((await overviewOn('2020-05-31')).cover.plans).toEqual([]);
  });

  it('sums own parts, keeps whole projects beside them and lists the unknown ones', async () => {
    const { byInstrument } = await overviewOn('2020-10-31');
    expect(byInstrument).toMatchObject([
      {
        instrument: { code: 'esr-2014-2020' },
        state: 'applied',
        own: { from: '200000.00', to: '300000.00' },
      },
      {
        instrument: { code: 'stm-state-grant' },
        state: 'granted',
        own: { from: null, to: null, unknown: [{ code: 'MONNI' }] },
        wholeFrom: '1152000.00',
      },
    ]);
  });

  it('shows the open deadlines of sixty days, the sign-up of 31.10. first', async () => {
    const { deadlines } = await overviewOn('2020-09-30');
    expect(deadlines[0]).toMatchObject({ date: '2020-10-31' });
    expect(deadlines.every(({ date }) => date >= '2020-10' && date <= '2020-11-29')).toBe(true);
  });

  it('compares the year of the day with its budget, up to the day', async () => {
    const september = await overviewOn('2020-09-30');
    const perus = september.budgetVsActual.rows.find(({ projectCode }) => projectCode === 'PERUS');
    expect(perus).toMatchObject({ budget: '352000.00', actual: '243753.08' });
    const april = await overviewOn('2020-04-30');
    const before = april.budgetVsActual.rows.find(({ projectCode }) => projectCode === 'PERUS');
    expect(Number(before?.actual)).toBeLessThan(Number(perus?.actual));
  });

  it('refuses a day that is none, and an unknown parameter', async () => {
    const director = await test.as('director');
    const wrongDay = await director.get('/api/v1/overview?asOn=2020-02-30');
    expect(wrongDay.body).toMatchObject({ status: 422, errors: [{ pointer: '?asOn', code: 'day.none' }] });
    const unknown = await director.get('/api/v1/overview?ason=2020-02-28');
    expect(unknown.body).toMatchObject({
      status: 422,
      errors: [{ pointer: '?ason', code: 'field.unknown' }],
    });
  });
});
