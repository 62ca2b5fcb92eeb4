import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Obligation } from '../../funding/index.js';
import { type DerivedDeadline, planDerived } from './derive.js';

const TODAY = '2022-10-03';

const owed = (due: string | null, fields: Partial<Obligation> = {}): Obligation => ({
  key: 'finalClaim',
  occurrence: '',
  kind: 'claim',
  basis: 'decision',
  due,
  time: null,
  base: 'endOfPeriod',
  baseOn: '2023-05-31',
  rule: null,
  settledOn: null,
  title: { fi: 'Viimeinen maksatushakemus', sv: 'Sista ansökan', en: 'Final claim' },
  ...fields,
});

const stored = (date: string, fields: Partial<DerivedDeadline> = {}): DerivedDeadline => ({
  id: 'deadline',
  title: 'Viimeinen maksatushakemus',
  projectId: 'project',
  kind: 'claim',
  basis: 'decision',
  date,
  time: null,
  untilTime: null,
  ownerId: null,
  state: 'open',
  closedAt: null,
  closeReason: null,
  leads: null,
  note: null,
  sample: false,
  derivation: {
    originKind: 'decision',
    originId: 'decision',
    ruleKey: 'finalClaim',
    occurrence: '',
    rule: null,
    base: 'endOfPeriod',
    baseOn: '2023-05-31',
    titles: { fi: 'Viimeinen maksatushakemus', sv: 'Sista ansökan', en: 'Final claim' },
    countsFrom: null,
  },
  edited: false,
  version: 1,
  ...fields,
});

const acts = (have: DerivedDeadline[], want: Obligation[]) =>
  planDerived(have, want, TODAY).map((act) => ('reason' in act ? `${act.act} ${act.reason}` : act.act));

describe('what becomes of derived deadlines', () => {
  it('adds what is owed, and nothing twice', () => {
    expect(acts([], [owed('2023-09-30')])).toEqual(['add']);
    expect(acts([stored('2023-09-30')], [owed('2023-09-30')])).toEqual(['same']);
  });

  it('moves an open one with its base, and leaves done, cancelled and edited ones', () => {
    const want = [owed('2023-06-28')];
    expect(acts([stored('2023-09-30')], want)).toEqual(['move']);
    expect(acts([stored('2023-09-30', { state: 'done' })], want)).toEqual(['keep done']);
    expect(acts([stored('2023-09-30', { state: 'cancelled' })], want)).toEqual(['keep cancelled']);
    expect(acts([stored('2023-10-15', { edited: true })], want)).toEqual(['keep edited']);
  });

  it('raises no alarm about the past, about what is met, or about a day nobody knows', () => {
    expect(acts([], [owed('2022-10-02')])).toEqual(['skip past']);
    expect(acts([], [owed('2022-10-03')])).toEqual(['add']);
    expect(acts([], [owed(null)])).toEqual(['skip noDay']);
    expect(acts([], [owed('2023-01-31', { settledOn: '2022-10-01' })])).toEqual(['skip settled']);
  });

  it('keeps the day of an open one while its base is no longer known to the day', () => {
    expect(acts([stored('2023-09-30')], [owed(null)])).toEqual(['same']);
  });

  it('marks done what was met, and withdraws what is owed no more', () => {
    expect(acts([stored('2023-09-30')], [owed('2023-09-30', { settledOn: '2022-10-01' })])).toEqual([
      'complete',
    ]);
    expect(acts([stored('2023-09-30')], [])).toEqual(['withdraw']);
    expect(acts([stored('2023-09-30', { state: 'done' })], [])).toEqual(['keep done']);
  });

  it('settles: planning again after the acts were done changes nothing', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-01-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.uniqueArray(day), fc.uniqueArray(day), (have, want) => {
        const obligations = want.map((due) => owed(due, { occurrence: due }));
        const deadlines = have.map((due) =>
          stored('2023-02-01', { derivation: { ...stored(due).derivation, occurrence: due } }),
        );
        const done = planDerived(deadlines, obligations, TODAY).flatMap((act) => {
          if (act.act === 'withdraw') return [{ ...act.deadline, state: 'cancelled' as const }];
          if (act.act === 'move') return [{ ...act.deadline, date: act.obligation.due ?? '' }];
          if (act.act !== 'add') return [];
          const { occurrence, due } = act.obligation;
          return [stored(due ?? '', { derivation: { ...stored('').derivation, occurrence } })];
        });
        const again = planDerived(done, obligations, TODAY).map(({ act }) => act);
        expect(again.every((act) => act === 'same' || act === 'keep')).toBe(true);
      }),
    );
  });
});
