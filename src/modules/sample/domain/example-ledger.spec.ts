import { describe, expect, it } from '@jest/globals';
import { cents, sumCents } from '../../../shared/money/index.js';
import { EXAMPLE_PLANS, type ExamplePlan, exampleLedger } from './example-ledger.js';

function planOf(code: string): ExamplePlan {
  const plan = EXAMPLE_PLANS.find(({ projectCode }) => projectCode === code);
  if (!plan) throw new Error(`No plan ${code}`);
  return plan;
}

describe('exampleLedger', () => {
  it.each([
    ['PERUS', 326_128_09n],
    ['MONNI', 80_052_86n],
    ['YEE', 6_602_42n],
  ])('makes the same ledger of %s everywhere', (code, total) => {
    const entries = exampleLedger(planOf(code));
    expect(sumCents(entries.map(({ amountCents }) => amountCents))).toBe(cents(total));
  });

  it('begins MONNI at its own risk, before the decision of October 2020', () => {
    const days = exampleLedger(planOf('MONNI')).map((entry) => entry.postingDate);
    expect(days.every((day) => day >= '2020-08-01' && day <= '2020-12-31')).toBe(true);
    expect(days.some((day) => day < '2020-10-01')).toBe(true);
  });

  it('records every posting after its date, some of them late', () => {
    const entries = exampleLedger(planOf('PERUS'));
    expect(entries.every((entry) => entry.recordedAt > entry.postingDate)).toBe(true);
    const april = entries.filter((entry) => entry.postingDate.startsWith('2020-04'));
    expect(april.length).toBeGreaterThan(0);
    expect(
      entries.filter((entry) => entry.recordedAt > '2020-05-01' && entry.postingDate < '2020-05-01'),
    ).not.toEqual([]);
  });

  it('gives each posting its own voucher', () => {
    const vouchers = EXAMPLE_PLANS.flatMap(exampleLedger).map((entry) => entry.voucher);
    expect(new Set(vouchers).size).toBe(vouchers.length);
  });
});
