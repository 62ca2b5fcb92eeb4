import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseAmount } from '../../../src/shared/money/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import { addPortfolioFigures } from '../../support/portfolio.js';

interface Value {
  key: string;
  of?: string;
  kind: string;
  value: string | null;
}
interface Explained {
  steps: { key: string; of?: string; inputs: Value[]; result: Value }[];
  result: Value;
}
interface Sums {
  total: string | null;
  secured: string | null;
  probable: string | null;
  uncovered: string | null;
}
interface Group extends Sums {
  year: number;
  kind: string;
  cells: { fundingClass: string; security: string; amount: string }[];
  plans: (Sums & { project: { code: string } })[];
  ownUnknown: { project: { code: string }; whole: string | null }[];
}
/** The cover of a year as the overview shows it. */
interface YearCover extends Pick<Group, 'ownUnknown'> {
  plans: { project: { code: string }; total: string | null; cover: { uncovered: string | null } }[];
}
interface Span {
  from: string;
  to: string;
}
interface Step {
  step: string;
  amount: Span | null;
  gap: string | null;
  unknown: { code: string }[];
  whole: Span | null;
  repaid: string;
  sources: { source: string; amount: Span | null }[];
  leak: { against: string; from: string; percent: string; repaid: string } | null;
}
interface Ladder {
  steps: Step[];
  projects: { project: { code: string }; steps: Step[] }[];
}

const TODAY = '2021-06-30';
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ now: `${TODAY}T09:00:00Z` });
  await addPortfolioFigures(test);
});
afterAll(() => test.close());

async function read<T>(path: string): Promise<T> {
  const { status, body } = await (await test.as('viewer')).get<T>(`/api/v1${path}`);
  expect([status, path]).toEqual([200, path]);
  return body;
}
const cents = (text: string | null | undefined): bigint => {
  const parsed = parseAmount(text);
  if (!parsed.ok) throw new Error(`${text} is no amount.`);
  return parsed.amountCents;
};
const gridOn = (asOn: string) => read<{ groups: Group[] }>(`/portfolio/cover?from=2021&to=2022&asOn=${asOn}`);
const projectsOf = ({ groups }: { groups: Group[] }, year: number) =>
  groups.find((group) => group.year === year && group.kind === 'projects');
const sums = (total: string, secured: string, probable: string, uncovered: string) => ({
  ...{ total, secured, probable, uncovered },
});

describe('the cover grid, worked by hand', () => {
  // 2021: TESTI-1 400 = 0 + 360 + 40; TESTI-2 45 000 = 36 000 support + 6 750 agreed + 2 250 own money.
  it('takes own parts of a joint project, and the lines of a decision where there is no plan', async () => {
    const year = projectsOf(await gridOn(TODAY), 2021);
    expect(year).toMatchObject({
      ...sums('45400.00', '45000.00', '360.00', '40.00'),
      plans: [
        { project: { code: 'TESTI-1' }, ...sums('400.00', '0.00', '360.00', '40.00') },
        { project: { code: 'TESTI-2' }, ...sums('45000.00', '45000.00', '0.00', '0.00') },
      ],
      ownUnknown: [],
    });
  });

  // 2022: of the agreement's 10 000 are 3 250 left; of the 36 000 of support 4 000 go back.
  it('uses up an agreement, loses what is to be paid back, and lists the part that nobody knows', async () => {
    const after = projectsOf(await gridOn(TODAY), 2022);
    expect(after).toMatchObject({
      ...sums('45000.00', '37500.00', '3500.00', '4000.00'),
      cells: [
        { fundingClass: 'euSupport', security: 'secured', amount: '32000.00' },
        { fundingClass: 'municipalContribution', security: 'secured', amount: '3250.00' },
        { fundingClass: 'municipalContribution', security: 'probable', amount: '3500.00' },
        { fundingClass: 'ownContribution', security: 'secured', amount: '2250.00' },
      ],
      ownUnknown: [{ project: { code: 'TESTI-1' }, whole: '900.00' }],
    });
    expect(projectsOf(await gridOn('2021-05-30'), 2022)).toMatchObject(
      sums('45000.00', '41500.00', '3500.00', '0.00'),
    );
  });

  it('is what the overview shows of the same year', async () => {
    for (const year of [2021, 2022]) {
      const { cover } = await read<{ cover: YearCover }>(`/overview?coverYear=${year}&asOn=${TODAY}`);
      const group = projectsOf(await gridOn(TODAY), year);
      expect(cover.plans.map(({ project, total, cover: of }) => [project.code, total, of.uncovered])).toEqual(
        group?.plans.map(({ project, total, uncovered }) => [project.code, total, uncovered]),
      );
      expect(cover.ownUnknown).toEqual(group?.ownUnknown);
    }
  });

  it('explains each figure so that it adds up: of the year, of a class, of a project', async () => {
    let checked = 0;
    const check = async (year: number, figure: string, query: string, shown: string) => {
      const path = `/portfolio/cover/explain?year=${year}&kind=projects&figure=${figure}&asOn=${TODAY}${query}`;
      const { steps, result } = await read<Explained>(path);
      expect([path, result.value]).toEqual([path, shown]);
      const last = steps.at(-1);
      expect(last?.result.value).toBe(shown);
      const [first, ...rest] = last?.inputs.map(({ value }) => cents(value)) ?? [];
      const less = figure === 'uncovered' && last?.inputs[0]?.key === 'planTotal';
      const sum = rest.reduce((all, one) => (less ? all - one : all + one), first ?? 0n);
      expect([path, sum]).toEqual([path, cents(shown)]);
      checked += 1;
    };
    for (const group of (await gridOn(TODAY)).groups.filter(({ kind }) => kind === 'projects')) {
      const figures = [
        ['planTotal', 'total'],
        ...(['secured', 'probable', 'uncovered'] as const).map((one) => [one, one] as const),
      ] as const;
      for (const [figure, key] of figures) {
        await check(group.year, figure, '', group[key] ?? '');
        for (const plan of group.plans) {
          await check(group.year, figure, `&project=${plan.project.code}`, plan[key] ?? '');
        }
      }
      for (const { fundingClass, security, amount } of group.cells) {
        await check(group.year, security, `&fundingClass=${fundingClass}`, amount);
      }
    }
    // 4 figures of 2 years, of 2 projects and of 1, and the cells.
    expect(checked).toBe(8 + 12 + 5 + 4);
  });

  it('says in the explanation whose own part is not known, and the number of the decision', async () => {
    const { steps } = await read<Explained>(
      `/portfolio/cover/explain?year=2022&kind=projects&figure=secured&asOn=${TODAY}`,
    );
    expect(steps[0]).toMatchObject({
      ...{ key: 'ownPartUnknown', of: 'code:TESTI-1' },
      ...{ inputs: [{ key: 'wholeProject', value: '900.00' }], result: { value: null } },
    });
    expect(steps[1]?.inputs).toEqual([
      expect.objectContaining({ key: 'decided', of: 'code:TESTI-2', source: 'TESTI/2/2020' }),
    ]);
  });
});

describe('the promise ladder, worked by hand', () => {
  const source = (name: string, amount: string) => ({ source: name, amount: { from: amount, to: amount } });

  it('takes the repayment off what was decided, and says how much of the leak it is', async () => {
    const { steps } = await read<Ladder>(`/projects/TESTI-2/ladder?asOn=${TODAY}`);
    const [applied, decided, agreed, received, spent] = steps;
    expect(applied?.sources).toMatchObject([
      source('support', '80000.00'),
      source('municipalContribution', '15000.00'),
      source('ownContribution', '5000.00'),
    ]);
    // 90 000 − 4 000; 14 000 of 100 000 are lost.
    expect(decided).toMatchObject({
      ...{ amount: { from: '86000.00', to: '86000.00' }, repaid: '4000.00' },
      leak: { against: 'applied', from: '14000.00', percent: '14', repaid: '4000.00' },
      sources: [
        source('support', '68000.00'),
        source('municipalContribution', '13500.00'),
        source('ownContribution', '4500.00'),
      ],
    });
    // 68 000 + 10 000 + 4 500; 3 500 / 86 000 = 4,07 %.
    expect(agreed).toMatchObject({
      amount: { from: '82500.00' },
      leak: { against: 'decided', from: '3500.00', percent: '4.1', repaid: '0.00' },
    });
    expect(received).toMatchObject({
      ...{ amount: null, gap: 'comesWithClaims', repaid: '500.00' },
      sources: [{ source: 'support' }, source('municipalContribution', '4500.00'), {}],
    });
    // 1 234,57 by 72 000 : 13 500 : 4 500 is 987,656 + 185,1855 + 61,7285.
    expect(spent).toMatchObject({
      amount: { from: '1234.57' },
      leak: { against: 'agreed', from: '81265.43', percent: '98.5' },
      sources: [
        source('support', '987.66'),
        source('municipalContribution', '185.18'),
        source('ownContribution', '61.73'),
      ],
    });
  });

  it('had not lost it the day before, and sums own parts beside those that nobody knows', async () => {
    const before = await read<Ladder>('/portfolio/ladder?asOn=2021-05-30');
    expect(before.steps[1]).toMatchObject({ amount: { from: '90000.00' }, leak: { from: '10000.00' } });
    const { steps, projects } = await read<Ladder>(`/portfolio/ladder?asOn=${TODAY}`);
    expect(projects.map(({ project }) => project.code)).toEqual(['TESTI-2', 'TESTI-3']);
    expect(steps[0]).toMatchObject({
      ...{ amount: { from: '100000.00', to: '100000.00' }, unknown: [{ code: 'TESTI-3' }] },
      whole: { from: '1000000.00' },
    });
    expect(steps[1]).toMatchObject({
      ...{ amount: { from: '86000.00' }, repaid: '4000.00' },
      leak: { from: '14000.00', repaid: '4000.00', projects: 1 },
    });
  });

  it('explains each figure so that it adds up: a step, a source, a leak, whole projects', async () => {
    let checked = 0;
    const check = async (base: string, query: string, shown: Span) => {
      expect(shown.to).toBe(shown.from);
      const path = `${base}/ladder/explain?asOn=${TODAY}&${query}`;
      const { steps, result } = await read<Explained>(path);
      expect([path, result.value]).toEqual([path, shown.from]);
      const leak = query.includes('figure=leak');
      const of = leak ? steps.at(-1) : steps[0];
      const [first = 0n, ...rest] =
        of?.inputs.flatMap(({ kind, value }) => (kind === 'amount' && value !== null ? cents(value) : [])) ??
        [];
      const less = leak && of?.inputs[0]?.key !== 'leak';
      const sum = rest.reduce((all, one) => (less ? all - one : all + one), first);
      expect([path, sum]).toEqual([path, cents(shown.from)]);
      checked += 1;
    };
    const checkSteps = async (base: string, steps: readonly Step[]) => {
      for (const { step, amount, whole, sources, leak } of steps) {
        if (amount) await check(base, `step=${step}`, amount);
        if (whole) await check(base, `step=${step}&figure=whole`, whole);
        if (leak) await check(base, `step=${step}&figure=leak`, { from: leak.from, to: leak.from });
        for (const { source: name, amount: part } of sources) {
          if (part) await check(base, `step=${step}&source=${name}`, part);
        }
      }
    };
    const { steps, projects } = await read<Ladder>(`/portfolio/ladder?asOn=${TODAY}`);
    await checkSteps('/portfolio', steps);
    for (const { project, steps: own } of projects) await checkSteps(`/projects/${project.code}`, own);
    // Four steps, three leaks and 13 sources of the portfolio as of TESTI-2; of TESTI-3 the whole, twice.
    expect(checked).toBe(2 * (4 + 3 + 13) + 2);
  });

  it('names the records: the decision by year and class, the repayment, the agreement, what was paid back', async () => {
    const partsOf = async (step: string) =>
      (await read<Explained>(`/projects/TESTI-2/ladder/explain?step=${step}&asOn=${TODAY}`)).steps[0]?.inputs;
    expect((await partsOf('decided'))?.at(0)).toMatchObject({
      ...{ key: 'decided', of: '2021 class:euSupport', source: 'TESTI/2/2020', value: '36000.00' },
    });
    expect((await partsOf('decided'))?.at(-1)).toMatchObject({
      ...{ key: 'repaid', of: 'source:support', source: 'TESTI/2/2021', value: '-4000.00' },
    });
    expect(await partsOf('received')).toMatchObject([
      { key: 'received', of: 'class:municipalContribution', source: 'TESTI 7 §', value: '5000.00' },
      { key: 'paidBack', of: 'class:municipalContribution', source: 'TESTI 7 §', value: '-500.00' },
    ]);
  });
});
