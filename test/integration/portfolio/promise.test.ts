import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleService } from '../../../src/modules/sample/index.js';
import { recordStatements } from '../../bench/recorder.js';
import { type TestApp, createTestApp } from '../../support/app.js';

interface Step {
  step: string;
  amount: { from: string; to: string } | null;
  gap: string | null;
  known: number;
  unknown: { code: string }[];
  whole: { from: string; to: string; approximate: boolean } | null;
  wholeKnown: number;
  sources: { source: string; amount: { from: string; to: string } | null; gap: string | null }[];
  leak: { against: string; from: string; percent: string | null; projects: number } | null;
  example: boolean;
}
interface Ladder {
  steps: Step[];
  projects: { project: { code: string }; steps: Step[] }[];
}

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  await test.service(SampleService).load();
});
afterAll(() => test.close());

async function read<T>(path: string): Promise<T> {
  const viewer = await test.as('viewer');
  const { status, body } = await viewer.get<T>(`/api/v1${path}`);
  expect(status).toBe(200);
  return body;
}
const stepOf = ({ steps }: { steps: Step[] }, key: string) => steps.find(({ step }) => step === key);

describe('the promise ladder', () => {
  it('sums own parts as ranges, lists the unknown, and keeps whole projects beside', async () => {
    const ladder = await read<Ladder>('/portfolio/ladder?asOn=2020-10-31');
    expect(stepOf(ladder, 'applied')).toMatchObject({
      ...{ amount: { from: '200000.00', to: '300000.00' }, known: 1, unknown: [{ code: 'MONNI' }] },
      ...{ whole: { from: '1000000.00', approximate: true }, wholeKnown: 1, leak: null },
      sources: [
        { source: 'support', amount: { from: '160000.00', to: '240000.00' } },
        { source: 'ownContribution', amount: { from: '40000.00', to: '60000.00' } },
      ],
    });
    expect(stepOf(ladder, 'decided')).toMatchObject({
      ...{ amount: null, gap: 'amountUnknown', known: 0, unknown: [{ code: 'MONNI' }] },
      whole: { from: '1152000.00', to: '1152000.00' },
    });
  });

  it('shows what claims will bring as not recorded, and not as zero', async () => {
    const { steps } = await read<Ladder>('/projects/MONNI/ladder?asOn=2020-10-31');
    const shown = steps.map(({ step, amount, gap }) => [step, amount?.from ?? gap]);
    expect(shown.filter(([step]) => step !== 'spent')).toEqual([
      ['applied', 'amountUnknown'],
      ['decided', 'amountUnknown'],
      ['agreed', 'amountUnknown'],
      ['received', 'comesWithClaims'],
      ['claimed', 'comesWithClaims'],
      ['approved', 'comesWithClaims'],
      ['paid', 'comesWithClaims'],
    ]);
  });

  it('had nothing decided on 30.9.2020, and says so', async () => {
    const ladder = await read<Ladder>('/portfolio/ladder?asOn=2020-09-30');
    expect(stepOf(ladder, 'decided')).toMatchObject({ amount: null, gap: 'notDecided', unknown: [] });
    expect(ladder.projects.map(({ project }) => project.code)).toEqual(['MONNI', 'YEE']);
  });

  it('is empty for a project without an application', async () => {
    const { steps } = await read<Ladder>('/projects/PERUS/ladder?asOn=2020-09-30');
    expect(stepOf({ steps }, 'applied')).toMatchObject({ amount: null, gap: 'noApplication' });
  });

  it('explains a step by project', async () => {
    const body = await read('/portfolio/ladder/explain?step=applied&asOn=2020-10-31');
    expect(body).toMatchObject({
      figure: 'applied',
      steps: [
        {
          key: 'applied',
          inputs: [
            { of: 'code:MONNI', value: null },
            { of: 'code:YEE', kind: 'text' },
          ],
        },
      ],
    });
  });
});

interface OwnRisk {
  rows: {
    project: { id: string; code: string };
    from: string;
    to: string;
    days: number;
    over: boolean;
    cost: string;
    example: boolean;
  }[];
}

describe('the cost at own risk', () => {
  // By hand, from the example ledger: 17 082,23 in August, 17 237,91 in September, 15 270,31 until 30.10.
  it('of MONNI is its August and September while it waits, and stays visible once it is decided', async () => {
    const september = await read<OwnRisk>('/portfolio/own-risk?asOn=2020-09-30');
    expect(september.rows).toMatchObject([
      {
        ...{ project: { code: 'MONNI' }, from: '2020-08-01', to: '2020-09-30', days: 61, over: false },
        ...{ cost: '34320.14', example: true },
      },
    ]);
    const november = await read<OwnRisk>('/portfolio/own-risk?asOn=2020-11-30');
    expect(november.rows).toMatchObject([
      {
        ...{
          project: { code: 'MONNI' },
          from: '2020-08-01',
          to: '2020-10-30',
          days: 91,
          over: true,
          decidedWithin: '2020-10',
        },
        ...{ cost: '49590.45', example: true },
      },
    ]);
  });

  it('tells no days before a decision whose day no source states, and names the projects', async () => {
    const december = await read<OwnRisk & { decisionUnknown: { code: string }[] }>(
      '/portfolio/own-risk?asOn=2020-12-31',
    );
    expect(december.rows.map(({ project }) => project.code)).toEqual(['MONNI']);
    expect(december.decisionUnknown.map(({ code }) => code)).toEqual(['TASOS', 'YEE']);
  });

  it('opens to its days and its sum', async () => {
    const [row] = (await read<OwnRisk>('/portfolio/own-risk?asOn=2020-09-30')).rows;
    const explained = await read(`/portfolio/own-risk/explain?projectId=${row?.project.id}&asOn=2020-09-30`);
    expect(explained).toMatchObject({
      steps: [
        { key: 'ownRiskDays', result: { kind: 'days', value: '61' } },
        { key: 'ownRiskCost', result: { kind: 'amount', value: row?.cost } },
      ],
    });
  });
});

describe('the latency of decisions', () => {
  it('leaves out what has no day, counts it, and gives no median below three decisions', async () => {
    const { funders } = await read<{
      funders: {
        median: null;
        decisions: number;
        leftOut: number;
        rows: { project: { code: string }; gap: string }[];
      }[];
    }>('/portfolio/decision-latency?asOn=2020-10-31');
    expect(funders).toMatchObject([
      {
        ...{ median: null, decisions: 0, leftOut: 2 },
        rows: [
          { project: { code: 'MONNI' }, gap: 'submissionUnknown' },
          { project: { code: 'YEE' }, gap: 'submissionUnknown' },
        ],
      },
    ]);
  });
});

describe('the funders of the latency', () => {
  it('are one where they have one name, whether the application or its instrument tells it', async () => {
    const { funders } = await read<{ funders: { funder: { fi: string }; leftOut: number }[] }>(
      '/portfolio/decision-latency?asOn=2020-12-31',
    );
    expect(funders.map(({ funder, leftOut }) => [funder.fi, leftOut])).toEqual([
      ['Sosiaali- ja terveysministeriö', 6],
      ['Keski-Suomen ELY-keskus', 1],
    ]);
  });
});

describe('the views of the portfolio', () => {
  it.each([
    ['/portfolio/cover?from=2020&to=2023', ['funding_plan_years', 'contribution_rounds']],
    ['/portfolio/ladder', ['funding_plan_years', 'ledger_entries']],
    ['/portfolio/decision-latency', ['funding_plan_years']],
    ['/portfolio/own-risk', ['funding_plan_years', 'ledger_entries']],
  ])('ask each capability once, however many projects there are: %s', async (path, tables) => {
    const separator = path.includes('?') ? '&' : '?';
    const url = `${path}${separator}asOn=2020-10-31`;
    await read(url);
    const statements = await recordStatements(async () => {
      await read(url);
    });
    const business = statements.filter(({ text }) => /funding_|ledger_|contribution_/.test(text));
    expect(business.map(({ text }) => tables.find((table) => text.includes(table)))).toEqual(tables);
  });
});
