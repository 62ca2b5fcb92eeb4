import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstrumentRule } from './instrument.js';
import { overlapProblems } from './rule-check.js';
import { changesBetween, withLaterRule } from './rule-versions.js';
import { isValidOn } from './terms.js';

const share = (value: string, validFrom: string | null, validTo: string | null = null): InstrumentRule => ({
  ...{ rule: 'typicalOwnShare', value, unit: 'percent', base: 'total', validFrom, validTo },
  ...{ source: { act: '688/2001', section: '6' }, confirmed: true },
});
const fact: InstrumentRule = {
  ...{ rule: 'returnUnused', value: true, validFrom: null, validTo: null },
  ...{ source: { title: 'Test rule' }, confirmed: true },
};
const rulesAfter = (rules: readonly InstrumentRule[], later: InstrumentRule) => {
  const result = withLaterRule(rules, later);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.rules;
};

describe('a later validity of a rule', () => {
  it('ends the one before it on the day before, and stands after it', () => {
    expect(rulesAfter([share('20', null), fact], share('25', '2023-01-01'))).toEqual([
      share('20', null, '2022-12-31'),
      share('25', '2023-01-01'),
      fact,
    ]);
  });

  it('leaves an end that lies earlier, and rules of other variants', () => {
    const other = { ...share('5', null), variant: 'small' };
    expect(rulesAfter([share('20', null, '2021-12-31'), other], share('25', '2023-01-01'))).toEqual([
      share('20', null, '2021-12-31'),
      share('25', '2023-01-01'),
      other,
    ]);
  });

  it('is added where the instrument has no such rule', () => {
    expect(rulesAfter([fact], share('25', '2023-01-01'))).toEqual([fact, share('25', '2023-01-01')]);
  });

  it.each(['2021-01-01', '2020-06-01'])(
    'is refused from %s, when one is in force from 1.1.2021, with that one’s words and source',
    (day) => {
      expect(withLaterRule([share('20', '2021-01-01')], share('25', day))).toEqual({
        problems: [
          expect.objectContaining({
            pointer: '/validFrom',
            code: 'rule.not_later',
            detail: expect.stringMatching(
              /typicalOwnShare = 20 is in force from 2021-01-01 \(688\/2001 § 6\)/,
            ),
          }),
        ],
      });
    },
  );

  it('changes nothing on any day before it, whatever came before', () => {
    const days = fc
      .uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 6 })
      .map((numbers) => numbers.toSorted((a, b) => a - b));
    const dayOf = (number: number) => new Date(Date.UTC(2015, 0, 1 + number)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 3000 }), (starts, asked) => {
        let rules: InstrumentRule[] = [share('0', null)];
        for (const [at, start] of starts.entries()) {
          const next = rulesAfter(rules, share(String(at + 1), dayOf(start)));
          expect(overlapProblems(next, '')).toEqual([]);
          if (asked < start) {
            const valueOn = (all: InstrumentRule[]) =>
              all.filter((rule) => isValidOn(rule, dayOf(asked))).map(({ value }) => value);
            expect(valueOn(next)).toEqual(valueOn(rules));
          }
          rules = next;
        }
      }),
    );
  });
});

describe('what changed between two versions', () => {
  it('names what was added, ended, changed and removed', () => {
    const before = [share('20', null), fact, { ...fact, rule: 'peerReview' }];
    const after = [share('20', null, '2022-12-31'), share('25', '2023-01-01'), { ...fact, confirmed: false }];
    expect(changesBetween(before, after)).toEqual([
      { kind: 'ended', before: before[0], after: after[0] },
      { kind: 'added', before: null, after: after[1] },
      { kind: 'changed', before: fact, after: after[2] },
      { kind: 'removed', before: before[2], after: null },
    ]);
  });

  it('is nothing where only the order of keys or rules differs', () => {
    const turned = Object.fromEntries(Object.entries(share('20', null)).toReversed()) as typeof fact;
    expect(changesBetween([share('20', null), fact], [fact, turned])).toEqual([]);
  });
});
