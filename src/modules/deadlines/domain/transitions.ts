import { Problem } from '../../../shared/problem.js';
import type { DeadlineState } from '../../../shared/deadline.js';

/** What can be done with a deadline in each state. */
const ALLOWED = {
  open: ['change', 'move', 'complete', 'cancel'],
  done: ['reopen'],
  cancelled: ['reopen'],
} as const satisfies Record<DeadlineState, readonly DeadlineAct[]>;

export type DeadlineAct = 'change' | 'move' | 'complete' | 'cancel' | 'reopen';

/** Refuses what cannot be done in the state, naming what can. */
export function requireAllowed(state: DeadlineState, act: DeadlineAct): void {
  const allowed: readonly DeadlineAct[] = ALLOWED[state];
  if (allowed.includes(act)) return;
  throw new Problem('deadline.transition', { params: { from: state, allowed: allowed.join(', ') } });
}
