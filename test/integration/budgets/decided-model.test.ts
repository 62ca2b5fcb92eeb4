import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import { changeHands, once } from '../../support/changes.js';

let test: TestApp;
let hands: Awaited<ReturnType<typeof changeHands>>;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  hands = await changeHands(test);
});
afterAll(() => test.close());

interface Finding {
  code: string;
  severity: string;
  params: Record<string, string>;
  explanation: { steps: { rule: object }[] };
}

const findings = async (code: string, asOn = '') =>
  (
    await hands.finance.get<{ findings: Finding[] }>(
      `/api/v1/projects/${code}/funding-check${asOn && `?asOn=${asOn}`}`,
    )
  ).body.findings.filter((one) => one.code === 'costModelDiffersFromDecision');

const estimate = async (code: string, inputs: object) => {
  const made = await hands.planner.post(
    `/api/v1/projects/${code}/cost-estimates`,
    { year: 2021, inputs: { staff: [{ kind: 'costs', amount: '1000' }], ...inputs } },
    once(),
  );
  expect([made.status, made.body]).toEqual([201, expect.anything()]);
};

describe('the cost model of a decision and that of the estimates', () => {
  it('are told apart: the decision says flat rate 17 %, the estimate uses actual costs', async () => {
    await hands.granted('TESTI-DIFFERS', 'esr-2014-2020', { costModel: 'flatRate' });
    await estimate('TESTI-DIFFERS', { model: 'actual' });
    expect(await findings('TESTI-DIFFERS')).toMatchObject([
      {
        severity: 'warning',
        params: {
          ...{ number: 'TESTI-DIFFERS/1', decidedModel: 'flatRate', decidedRate: '17' },
          ...{ model: 'actual', year: '2021' },
        },
        explanation: {
          steps: [
            {
              rule: {
                origin: 'decision',
                value: 'flatRate',
                source: { title: 'TESTI-DIFFERS/1', date: '2020-11-20' },
              },
              inputs: [
                { key: 'decided', value: 'model:flatRate' },
                { key: 'estimate', value: 'model:actual' },
                { key: 'totalCost', value: '1000.00' },
              ],
            },
          ],
        },
      },
    ]);
    expect(await findings('TESTI-DIFFERS', '2020-11-19')).toEqual([]);
  });

  it('are not where they are the same, nor where the decision names none', async () => {
    await hands.granted('TESTI-SAME', 'esr-2014-2020', { costModel: 'flatRate' });
    await estimate('TESTI-SAME', { model: 'flatRate', flatRate: '17' });
    expect(await findings('TESTI-SAME')).toEqual([]);
    await hands.granted('TESTI-UNSAID', 'esr-2014-2020');
    await estimate('TESTI-UNSAID', { model: 'actual' });
    expect(await findings('TESTI-UNSAID')).toEqual([]);
  });
});
