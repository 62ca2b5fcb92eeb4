import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents, sumCents, ZERO_CENTS } from '../../../shared/money/index.js';
import { splitContribution, violationsOf, type AllocationKey, type Payer } from './split-contribution.js';

const payer = (code: string): Payer => ({ payerId: `payer-${code}`, name: `Region ${code}`, code });

const percentages = (...percents: (string | null)[]): AllocationKey => ({
  kind: 'percentage',
  shares: percents.map((percent, index) => ({ ...payer(String(index).padStart(3, '0')), percent })),
});

const populations = (...counts: number[]): AllocationKey => ({
  kind: 'population',
  referenceDate: '2019-12-31',
  borderYear: 2020,
  source: 'action plan 2020-2021',
  shares: counts.map((population, index) => ({ ...payer(String(index).padStart(3, '0')), population })),
});

const amounts = (key: AllocationKey, total: bigint): (bigint | null)[] =>
  splitContribution(key, cents(total)).shares.map((share) => share.amountCents);

interface Municipality extends Payer {
  region2020: string;
  region2021: string;
  population: number;
}

const municipalities: Municipality[] = readFileSync(
  new URL('../../../../test/fixtures/ostrobothnian-populations-2019.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', name = '', region2020 = '', region2021 = '', population = ''] = line.split(',');
    return { payerId: code, code, name, region2020, region2021, population: Number(population) };
  });

function regionalKey(border: 'region2020' | 'region2021'): AllocationKey {
  const inRegion = (region: string): number =>
    municipalities.filter((row) => row[border] === region).reduce((sum, row) => sum + row.population, 0);
  return populations(inRegion('Etelä-Pohjanmaa'), inRegion('Keski-Pohjanmaa'), inRegion('Pohjanmaa'));
}

describe('a contribution by percentages', () => {
  it('leaves what the contract does not allocate, visibly', () => {
    const split = splitContribution(percentages('31'), cents(8_000_000n));
    expect(split).toMatchObject({ allocatedCents: 2_480_000n, unallocatedCents: 5_520_000n, violations: [] });
    expect(split.shares[0]).toMatchObject({
      amountCents: 2_480_000n,
      derivation: { weight: '31', totalWeight: '100' },
    });
  });

  it('leaves 1 % of 99 % unallocated', () => {
    const split = splitContribution(percentages('50', '49'), cents(10_000n));
    expect([split.allocatedCents, split.unallocatedCents]).toEqual([9_900n, 100n]);
  });

  it.each([
    [18_225n, ['98', '2'], [17_861n, 364n]],
    [78_508n, ['33.33', '33.33', '33.34'], [26_167n, 26_167n, 26_174n]],
    [10_001n, ['80', '15', '5'], [8_001n, 1_500n, 500n]],
    [-5n, ['70', '30'], [-4n, -1n]],
  ])('splits %d at %j', (total, percents, expected) => {
    expect(amounts(percentages(...percents), total)).toEqual(expected);
  });

  it('keeps a share unknown that the source does not state', () => {
    const split = splitContribution(percentages('31', null, null), cents(8_000_000n));
    expect(split.shares.map((share) => share.amountCents)).toEqual([2_480_000n, null, null]);
    expect(split.shares[1]?.derivation).toBeNull();
    expect(split.unallocatedCents).toBe(5_520_000n);
    expect(splitContribution(percentages(null), cents(100n))).toMatchObject({
      shares: [{ amountCents: null }],
      allocatedCents: 0n,
      unallocatedCents: 100n,
      violations: [],
    });
    expect(violationsOf(percentages('60', null, '40'))).toEqual([
      { rule: 'nothingLeftForUnknown', index: 1 },
    ]);
  });

  it('gives a tied cent to the payer before the rest', () => {
    expect(splitContribution(percentages('50'), cents(1n))).toMatchObject({
      allocatedCents: 1n,
      unallocatedCents: 0n,
    });
  });

  it('refuses more than 100 % and says how much it is', () => {
    const split = splitContribution(percentages('70', '31'), cents(10_000n));
    expect(split.violations).toEqual([{ rule: 'percentSumAbove100', index: null, percentSum: '101' }]);
    expect(split).toMatchObject({ shares: [], allocatedCents: 0n, unallocatedCents: 10_000n });
    expect(violationsOf(percentages('100.000001'))).toHaveLength(1);
    expect(violationsOf(percentages('33.333333', '66.666667'))).toEqual([]);
  });

  it.each(['-1', '1e1', 'NaN', '', '1,5', '0.0000001', '1000'])(
    'refuses a percentage written %j',
    (percent) => {
      expect(violationsOf(percentages('10', percent))).toEqual([{ rule: 'percentFormat', index: 1 }]);
    },
  );
});

describe('a contribution by population', () => {
  it('splits over the figures of the plan', () => {
    expect(amounts(populations(188_719, 68_189, 180_569), 8_000_000n)).toEqual([
      3_451_043n,
      1_246_950n,
      3_302_007n,
    ]);
  });

  it('splits over the official figures by the borders of 2020 and of 2021', () => {
    expect(amounts(regionalKey('region2020'), 8_000_000n)).toEqual([3_451_913n, 1_246_922n, 3_301_165n]);
    expect(amounts(regionalKey('region2021'), 8_000_000n)).toEqual([3_534_641n, 1_246_922n, 3_218_437n]);
  });

  it('allocates all of it, to every municipality', () => {
    const key: AllocationKey = {
      kind: 'population',
      referenceDate: '2019-12-31',
      borderYear: 2020,
      source: 'Statistics Finland',
      shares: municipalities,
    };
    const split = splitContribution(key, cents(8_000_000n));
    expect(split.shares).toHaveLength(municipalities.length);
    expect(split).toMatchObject({ allocatedCents: 8_000_000n, unallocatedCents: 0n });
  });

  it.each([-1, 0.5, NaN, Infinity])('refuses a population of %d', (population) => {
    expect(violationsOf(populations(10, population))).toEqual([{ rule: 'populationFormat', index: 1 }]);
  });

  it('refuses a key in which nobody lives', () => {
    expect(violationsOf(populations(0, 0))).toEqual([{ rule: 'noPopulation', index: null }]);
  });
});

describe('any key', () => {
  it('splits equally, odd cents by code', () => {
    const key: AllocationKey = { kind: 'equal', shares: [payer('408'), payer('005'), payer('010')] };
    expect(amounts(key, 10_001n)).toEqual([3_333n, 3_334n, 3_334n]);
  });

  it('puts payers without a code behind those with one', () => {
    const key: AllocationKey = { kind: 'equal', shares: [{ ...payer('000'), code: null }, payer('999')] };
    expect(amounts(key, 1n)).toEqual([0n, 1n]);
  });

  it('refuses no payers and a payer met twice', () => {
    expect(violationsOf({ kind: 'equal', shares: [] })).toEqual([{ rule: 'noPayers', index: null }]);
    expect(violationsOf({ kind: 'equal', shares: [payer('005'), payer('005')] })).toEqual([
      { rule: 'duplicatePayer', index: 1 },
    ]);
  });

  it('accounts for every cent, also of a credit', () => {
    const total = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    const percents = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(total, percents, (value, hundredths) => {
        const key = percentages(
          ...hundredths.map((part) => `${Math.floor(part / 100)}.${String(part % 100).padStart(2, '0')}`),
        );
        const split = splitContribution(key, cents(value));
        const mirror = splitContribution(key, cents(-value));
        expect(split.violations).toEqual([]);
        expect(sumCents(split.shares.map((share) => share.amountCents ?? ZERO_CENTS))).toBe(
          split.allocatedCents,
        );
        expect(split.allocatedCents + split.unallocatedCents).toBe(value);
        expect(mirror.shares.map((share) => -(share.amountCents ?? ZERO_CENTS))).toEqual(
          split.shares.map((share) => share.amountCents),
        );
        expect(-mirror.unallocatedCents).toBe(split.unallocatedCents);
      }),
    );
  });
});
