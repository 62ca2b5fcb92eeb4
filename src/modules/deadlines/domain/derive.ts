import type { Obligation } from '../../funding/index.js';
import type { Deadline, Derivation } from './deadline.js';

/** A derived deadline as it is stored. */
export type DerivedDeadline = Deadline & { derivation: Derivation };

/** Why a deadline is left as it is although its rule gives something else. */
export type KeepReason = 'done' | 'cancelled' | 'edited';
/** Why an obligation gets no deadline. */
export type SkipReason = 'past' | 'settled' | 'noDay';

/** What is to be done so that the deadlines say what the obligations say. */
export type DeriveAct =
  | { act: 'add'; obligation: Obligation }
  | { act: 'move'; deadline: DerivedDeadline; obligation: Obligation }
  | { act: 'complete'; deadline: DerivedDeadline; obligation: Obligation }
  | { act: 'withdraw'; deadline: DerivedDeadline }
  | { act: 'same'; deadline: DerivedDeadline; obligation: Obligation }
  | { act: 'keep'; deadline: DerivedDeadline; obligation: Obligation | null; reason: KeepReason }
  | { act: 'skip'; obligation: Obligation; reason: SkipReason };

/** What tells the obligations of one origin apart. */
export const keyOf = (ruleKey: string, occurrence: string): string => `${ruleKey} ${occurrence}`;

/**
 * Compares the deadlines derived from one origin with what it obliges to now. Closed ones stay as they are, and so do
 * those that a person gave another day. What fell due before `today` gets no deadline any more: it would be an alarm
 * about the past; but one that stands already moves into the past with its base, since somebody waits for it.
 *
 * @param today ISO day
 */
export function planDerived(
  stored: readonly DerivedDeadline[],
  wanted: readonly Obligation[],
  today: string,
): DeriveAct[] {
  const byKey = new Map(stored.map((one) => [keyOf(one.derivation.ruleKey, one.derivation.occurrence), one]));
  const acts = wanted.map((obligation): DeriveAct => {
    const key = keyOf(obligation.key, obligation.occurrence);
    const deadline = byKey.get(key);
    byKey.delete(key);
    return deadline ? compare(deadline, obligation) : addOrSkip(obligation, today);
  });
  // What is left stands for an obligation that is no more, such as the report of a year that was cut off.
  const orphans = [...byKey.values()].map((deadline): DeriveAct => {
    const reason = keepReason(deadline);
    return reason === null
      ? { act: 'withdraw', deadline }
      : { act: 'keep', deadline, obligation: null, reason };
  });
  return [...acts, ...orphans];
}

/** Whether the rule gives the deadline another day or time than it has. */
export function differs(deadline: Deadline, { due, time }: Obligation): boolean {
  return due !== null && (deadline.date !== due || deadline.time !== time);
}

function compare(deadline: DerivedDeadline, obligation: Obligation): DeriveAct {
  const reason = keepReason(deadline);
  if (reason !== null) return { act: 'keep', deadline, obligation, reason };
  if (obligation.settledOn !== null) return { act: 'complete', deadline, obligation };
  return { act: differs(deadline, obligation) ? 'move' : 'same', deadline, obligation };
}

function addOrSkip(obligation: Obligation, today: string): DeriveAct {
  if (obligation.due === null) return { act: 'skip', obligation, reason: 'noDay' };
  if (obligation.settledOn !== null) return { act: 'skip', obligation, reason: 'settled' };
  if (obligation.due < today) return { act: 'skip', obligation, reason: 'past' };
  return { act: 'add', obligation };
}

function keepReason(deadline: DerivedDeadline): KeepReason | null {
  if (deadline.state !== 'open') return deadline.state;
  return deadline.edited ? 'edited' : null;
}
