import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { takeDelivered } from './delivered-rules.js';
import type { InstrumentRule } from './instrument.js';
import { overlapProblems } from './rule-check.js';
import { isValidOn } from './terms.js';

const rule = (
  name: string,
  value: string,
  validFrom: string | null = null,
  validTo: string | null = null,
): InstrumentRule => ({
  ...{ rule: name, value, unit: 'percent', validFrom, validTo, source: { title: 'Testilähde' } },
  confirmed: true,
});
const share = (value: string, from: string | null = null, to: string | null = null) =>
  rule('typicalOwnShare', value, from, to);
const rate = (value: string, from: string | null = null, to: string | null = null) =>
  rule('sideCostRate', value, from, to);

function taken(...[current, sets, from]: Parameters<typeof takeDelivered>) {
  const result = takeDelivered(current, sets, from);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

describe('delivered rules that are taken', () => {
  it('hold from the day on, and what was entered holds until the day before', () => {
    const found = taken(
      [share('20', null, '2020-12-31'), share('25', '2021-01-01')],
      { before: [share('20')], delivered: [share('30')] },
      '2022-06-01',
    );
    expect(found.rules).toEqual([
      share('20', null, '2020-12-31'),
      share('25', '2021-01-01', '2022-05-31'),
      share('30', '2022-06-01'),
    ]);
    expect(found.changes).toEqual([
      { kind: 'changed', before: share('25', '2021-01-01'), after: share('30', '2022-06-01') },
    ]);
  });

  it('leave alone what the release did not change, and what was added by hand', () => {
    const own = [rate('25', '2021-01-01'), rule('minimumOwnShare', '10')];
    const found = taken(
      [share('20'), ...own],
      { before: [share('20'), rate('26.44')], delivered: [share('15'), rate('26.44')] },
      '2022-06-01',
    );
    expect(found.rules).toEqual([share('20', null, '2022-05-31'), share('15', '2022-06-01'), ...own]);
    expect(found.changes).toHaveLength(1);
  });

  it('end what the release gave up, and add what it brings', () => {
    const found = taken(
      [share('20')],
      { before: [share('20')], delivered: [rate('26.44', '2021-08-24')] },
      '2022-06-01',
    );
    expect(found.rules).toEqual([share('20', null, '2022-05-31'), rate('26.44', '2022-06-01')]);
    expect(found.changes.map(({ kind }) => kind)).toEqual(['ended', 'added']);
  });

  it('bring their own later validities, and leave out those that ended before the day', () => {
    const delivered = [
      share('10', null, '2020-12-31'),
      share('20', '2021-01-01', '2022-12-31'),
      share('30', '2023-01-01'),
    ];
    const found = taken([share('20')], { before: [share('20')], delivered }, '2022-06-01');
    // 20 % held before the day and holds on after it: one validity, not two.
    expect(found.rules).toEqual([share('20', null, '2022-12-31'), share('30', '2023-01-01')]);
    expect(found.changes).toEqual([
      { kind: 'changed', before: share('20'), after: share('20', null, '2022-12-31') },
      { kind: 'added', before: null, after: share('30', '2023-01-01') },
    ]);
  });

  it('change nothing where the same was entered already', () => {
    const sets = { before: [share('20')], delivered: [share('30')] };
    expect(taken([share('30')], sets, '2022-06-01')).toEqual({ rules: [share('30')], changes: [] });
  });

  it.each(['2021-01-01', '2020-06-01'])(
    'are refused from %s, before what was entered from 1.1.2021',
    (from) => {
      const current = [share('20', null, '2020-12-31'), share('25', '2021-01-01')];
      expect(takeDelivered(current, { before: [share('20')], delivered: [share('30')] }, from)).toEqual({
        problems: [
          expect.objectContaining({
            ...{ pointer: '/validFrom', code: 'rule.not_later' },
            detail: expect.stringContaining('typicalOwnShare = 25 is in force from 2021-01-01 (Testilähde)'),
          }),
        ],
      });
    },
  );

  it('are as entered on every day before, as delivered on every day after, and never overlap', () => {
    const days = fc.integer({ min: 1, max: 4000 }).map((n) => dayOf(n));
    const series = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 99 })), { maxLength: 4 })
      .map((parts) => validities(parts));
    fc.assert(
      fc.property(series, series, series, days, days, (current, before, delivered, from, day) => {
        const result = takeDelivered(current, { before, delivered }, from);
        fc.pre('rules' in result);
        const valueOn = (rules: readonly InstrumentRule[]) =>
          rules.filter((one) => isValidOn(one, day)).map(({ value }) => value);
        const changed = JSON.stringify(before) !== JSON.stringify(delivered);
        expect(valueOn(result.rules)).toEqual(valueOn(changed && day >= from ? delivered : current));
        expect(overlapProblems(result.rules, '')).toEqual([]);
      }),
    );
  });
});

const dayOf = (n: number) => Temporal.PlainDate.from('2018-01-01').add({ days: n }).toString();

/** Validities one after the other, of so many days each; the last has no end. */
function validities(parts: readonly (readonly [number, number])[]): InstrumentRule[] {
  const sorted = [...new Map(parts).entries()].sort(([one], [other]) => one - other);
  return sorted.map(([start, value], at) => {
    const next = sorted[at + 1];
    return share(String(value), dayOf(start), next ? dayOf(next[0] - 1) : null);
  });
}
