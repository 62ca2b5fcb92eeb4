import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../../../../shared/money/index.js';
import { matchMoney } from './match-money.js';

const money = (...amounts: number[]) => amounts.map((amount) => cents(BigInt(amount)));

describe('money for needs', () => {
  it('goes where nothing else can, whatever was asked first', () => {
    // The first need could take either; the second only the first money.
    const fits = (need: number, source: number) => need === 0 || source === 0;
    expect(matchMoney(money(100, 100), money(100, 100), [fits])).toEqual([money(100, 100)]);
  });

  it('takes nothing back when more fits in a later round', () => {
    const rounds = [(need: number, source: number) => need === 1 && source === 0, () => true];
    expect(matchMoney(money(100, 100), money(150), rounds)).toEqual([money(0, 100), money(50, 100)]);
  });

  it('is given once, never above a need, and as much of it as can be', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
        (asked, held, may) => {
          const fits = (need: number, source: number) => may[need * 5 + source] === true;
          const [got = []] = matchMoney(money(...asked), money(...held), [fits]);
          got.forEach((sum, at) => expect(sum >= 0n && sum <= BigInt(asked[at] ?? 0)).toBe(true));
          // Max-flow is min-cut: the least, over all sets of needs, of what these can reach and what the others ask.
          const cuts = Array.from({ length: 2 ** asked.length }, (_, set) => {
            const inside = (need: number) => ((set >> need) & 1) === 1;
            const outside = asked.reduce((sum, amount, need) => (inside(need) ? sum : sum + amount), 0);
            const reach = held.reduce(
              (sum, amount, source) =>
                asked.some((_, need) => inside(need) && fits(need, source)) ? sum + amount : sum,
              0,
            );
            return outside + reach;
          });
          expect(got.reduce((sum, one) => sum + Number(one), 0)).toBe(Math.min(...cuts));
        },
      ),
      { numRuns: 500 },
    );
  });
});
