import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { SampleService } from '../../../src/modules/sample/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import { putPlan } from '../../support/plans.js';

interface Group {
  year: number;
  kind: string;
  total: string | null;
  secured: string | null;
  probable: string | null;
  uncovered: string | null;
  cells: { fundingClass: string; security: string; amount: string; items: { basis: string }[] }[];
}
interface Grid {
  groups: Group[];
  unplanned: { project: { code: string }; state: string; own: unknown; whole: unknown; without: boolean }[];
  choices: { project: { code: string }; state: string }[];
  lost: { project: { code: string }; year: number; fundingClass: string; basis: string; probable: string }[];
  changes: { year: number; before: unknown; after: unknown }[];
}

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  await test.service(SampleService).load();
});
afterAll(() => test.close());

async function gridOn(asOn: string, query = ''): Promise<Grid> {
  const director = await test.as('director');
  const { status, body } = await director.get<Grid>(
    `/api/v1/portfolio/cover?from=2020&to=2023&asOn=${asOn}${query}`,
  );
  expect(status).toBe(200);
  return body;
}
const groupOf = ({ groups }: Grid, year: number, kind: string) =>
  groups.find((group) => group.year === year && group.kind === kind);

describe('the cover grid', () => {
  it('of 2021: 240 000 by an estimate and 80 000 not agreed are probable, 45 000 uncovered, nothing secured', async () => {
    const grid = await gridOn('2020-09-30');
    expect(groupOf(grid, 2021, 'baseActivity')).toMatchObject({
      ...{ total: '365000.00', secured: '0.00', probable: '320000.00', uncovered: '45000.00' },
      cells: [
        {
          ...{ fundingClass: 'stateGrant', security: 'probable', amount: '240000.00' },
          items: [{ project: { code: 'PERUS' }, basis: 'estimate', approximate: true }],
        },
        {
          ...{ fundingClass: 'municipalContribution', security: 'probable', amount: '80000.00' },
          items: [{ basis: 'notAgreed', approximate: false }],
        },
      ],
    });
  });

  it('does not know the years without a plan, and shares no amount out over years', async () => {
    const grid = await gridOn('2020-10-31');
    expect(grid.groups).toHaveLength(8);
    for (const [year, kind] of [
      [2020, 'baseActivity'],
      [2021, 'projects'],
    ] as const) {
      expect(groupOf(grid, year, kind)).toMatchObject({
        total: null,
        secured: null,
        uncovered: null,
        cells: [],
      });
    }
    expect(grid.unplanned).toMatchObject([
      {
        ...{ project: { code: 'MONNI' }, state: 'granted', own: null },
        whole: { from: '1152000.00', to: '1152000.00', approximate: false },
      },
      {
        ...{ project: { code: 'YEE' }, state: 'pending' },
        own: { from: '200000.00', to: '300000.00' },
        whole: { from: '1000000.00', approximate: true },
      },
    ]);
  });

  it('had MONNI pending on 30.9.2020', async () => {
    const { unplanned, choices } = await gridOn('2020-09-30');
    expect(unplanned.map(({ project, state }) => [project.code, state])).toEqual([
      ['MONNI', 'pending'],
      ['YEE', 'pending'],
    ]);
    expect(choices.map(({ project, state }) => [project.code, state])).toEqual([
      ['PERUS', 'planned'],
      ['MONNI', 'pending'],
      ['YEE', 'pending'],
    ]);
  });

  it('shows before and after when the base activity is refused: its municipalities stand', async () => {
    const grid = await gridOn('2020-09-30', '&without=perus,MONNI');
    expect(grid.changes).toEqual([
      {
        ...{ year: 2021, kind: 'baseActivity' },
        before: { total: '365000.00', secured: '0.00', probable: '320000.00', uncovered: '45000.00' },
        after: { total: '365000.00', secured: '0.00', probable: '80000.00', uncovered: '285000.00' },
      },
    ]);
    expect(grid.lost).toMatchObject([
      {
        project: { code: 'PERUS' },
        year: 2021,
        fundingClass: 'stateGrant',
        basis: 'refused',
        probable: '240000.00',
      },
    ]);
    expect(grid.unplanned.find(({ project }) => project.code === 'MONNI')?.without).toBe(true);
    expect((await gridOn('2020-09-30')).changes).toEqual([]);
  });

  it('explains what is uncovered: 365 000 less 0 and 320 000', async () => {
    const viewer = await test.as('viewer');
    const { body } = await viewer.get(
      '/api/v1/portfolio/cover/explain?year=2021&kind=baseActivity&figure=uncovered&asOn=2020-09-30',
    );
    expect(body).toMatchObject({
      figure: 'uncovered',
      steps: [
        {
          key: 'uncovered',
          of: 'code:PERUS',
          inputs: [
            { key: 'planTotal', value: '365000.00' },
            { key: 'secured', value: '0.00' },
            { key: 'probable', value: '320000.00' },
          ],
          result: { kind: 'amount', value: '45000.00' },
        },
      ],
      result: { kind: 'amount', value: '45000.00' },
    });
  });

  it('refuses years in the wrong order, too many of them, and a project that has no money', async () => {
    const viewer = await test.as('viewer');
    const answer = async (query: string) =>
      (await viewer.get(`/api/v1/portfolio/cover?asOn=2020-09-30&${query}`)).body;
    expect(await answer('from=2021&to=2020')).toMatchObject({
      errors: [{ pointer: '?to', code: 'day.order' }],
    });
    expect(await answer('from=2000&to=2030')).toMatchObject({
      errors: [{ pointer: '?to', code: 'field.range' }],
    });
    expect(await answer('without=NONE')).toMatchObject({
      errors: [{ pointer: '?without', code: 'field.choice' }],
    });
  });
});

describe('a plan of a whole project that another administers', () => {
  it('is no money of the centre: its year is listed as unknown', async () => {
    const finance = await test.as('finance');
    const line = (fundingClass: string, amount: string) => ({ fundingClass, amount, exactness: 'exact' });
    const lines = [line('stateGrant', '307200'), line('ownContribution', '76800')];
    const plan = { year: 2021, status: 'approved', total: '384000', exactness: 'exact', lines };
    expect((await putPlan(finance, 'MONNI', plan)).status).toBe(200);
    const today = Temporal.Now.plainDateISO('Europe/Helsinki').toString();
    expect(groupOf(await gridOn(today), 2021, 'projects')).toMatchObject({
      ...{ total: null, secured: null, probable: null, uncovered: null },
      ownUnknown: [{ project: { code: 'MONNI' }, whole: '384000.00' }],
    });
  });
});
