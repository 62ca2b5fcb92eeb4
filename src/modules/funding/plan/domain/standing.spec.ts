import { describe, expect, it } from '@jest/globals';
import { cents } from '../../../../shared/money/index.js';
import { chooseOwnPlans, isOwn } from './standing.js';

const plan = (year: number, own: boolean | null, total: bigint | null) => ({
  ...{ year, own, status: 'approved' as const, exactness: 'exact' as const, lines: [] },
  totalCents: total === null ? null : cents(total),
});

describe('the rule of own parts', () => {
  it.each([
    [true, true, true],
    [false, true, false],
    [null, true, false],
    [null, false, true],
  ])('of a record of the own part: %s, in a joint project: %s, says own: %s', (own, joint, expected) => {
    expect(isOwn({ own }, joint)).toBe(expected);
  });

  it('counts of a joint project its own part only, and lists the years in which that has no plan', () => {
    const plans = [
      plan(2021, null, 900n),
      plan(2021, true, 400n),
      plan(2022, null, 800n),
      plan(2023, false, 70n),
    ];
    const { own, unknownYears } = chooseOwnPlans(plans, true);
    expect(own).toEqual([plan(2021, true, 400n)]);
    expect(unknownYears).toEqual([
      { year: 2022, wholeCents: 800n },
      // Another implementer's part is not the whole.
      { year: 2023, wholeCents: null },
    ]);
  });

  it('counts the whole where nobody else takes part, and never beside the own part', () => {
    const plans = [plan(2021, null, 900n), plan(2022, null, 800n), plan(2022, true, 300n)];
    expect(chooseOwnPlans(plans, false)).toEqual({
      own: [plan(2021, null, 900n), plan(2022, true, 300n)],
      unknownYears: [],
    });
  });
});
