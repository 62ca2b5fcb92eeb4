import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents, sumCents } from '../../../../shared/money/index.js';
import { FUNDING_CLASSES } from '../../../../shared/funding.js';
import { type PlanOfPart, rollUp, sharesOf, sumOfYears } from './roll-up.js';

const line = (euros: bigint, fundingClass: (typeof FUNDING_CLASSES)[number] = 'euSupport') => ({
  ...{ fundingClass, organisationId: null, instrument: null, exactness: 'exact' as const },
  amountCents: cents(euros * 100n),
});
const plan = (partId: string | null, year: number, euros: bigint | null, lines = [line(0n)]): PlanOfPart => ({
  ...{ partId, year, exactness: 'exact', lines },
  totalCents: euros === null ? null : cents(euros * 100n),
});

describe('the roll-up of a joint project', () => {
  it('adds the plans of its parts and never the plan of the whole to them', () => {
    const [year] = rollUp(
      [
        plan(null, 2021, 999n),
        plan('lead', 2021, 600n, [line(480n), line(100n, 'municipalContribution')]),
        plan('own', 2021, 400n, [line(320n), line(80n, 'ownContribution')]),
      ],
      ['lead', 'own'],
    );
    expect(year).toMatchObject({ basis: 'parts', totalCents: 100000n, missingParts: [] });
    expect(year?.cover).toMatchObject({ coveredCents: 98000n, uncoveredCents: 2000n });
    expect(year?.lines.map(({ fundingClass, amountCents }) => [fundingClass, amountCents])).toEqual([
      ['euSupport', 80000n],
      ['municipalContribution', 10000n],
      ['ownContribution', 8000n],
    ]);
  });

  it('names the parts that have no plan, and knows no total where one is unknown', () => {
    const years = rollUp([plan('own', 2021, 400n), plan('own', 2022, null)], ['lead', 'own']);
    expect(years.map(({ totalCents, missingParts }) => [totalCents, missingParts])).toEqual([
      [40000n, ['lead']],
      [null, ['lead']],
    ]);
    expect(sumOfYears(years)).toMatchObject({ totalCents: null, year: null, missingParts: ['lead'] });
  });

  it('sums to the cent whatever the parts, years and sources', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(cents);
    const plans = fc.uniqueArray(
      fc.record({
        partId: fc.constantFrom('a', 'b', 'c'),
        year: fc.integer({ min: 2020, max: 2023 }),
        totalCents: amount,
        exactness: fc.constant('exact' as const),
        lines: fc.array(
          fc.record({
            fundingClass: fc.constantFrom(...FUNDING_CLASSES),
            organisationId: fc.constantFrom(null, 'x'),
            instrument: fc.constant(null),
            amountCents: amount,
            exactness: fc.constantFrom('exact' as const, 'approximate' as const),
          }),
          { maxLength: 6 },
        ),
      }),
      { selector: ({ partId, year }) => `${partId} ${year}`, minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(plans, (given) => {
        const total = sumOfYears(rollUp(given, ['a', 'b', 'c']));
        expect(total.totalCents).toBe(sumCents(given.map(({ totalCents }) => totalCents)));
        const covered = sumCents(given.flatMap(({ lines }) => lines.map(({ amountCents }) => amountCents)));
        expect(total.cover.coveredCents).toBe(covered);
        const { supportCents, ownCents } = sharesOf(total.lines);
        expect(supportCents + ownCents).toBe(covered);
      }),
    );
  });
});
