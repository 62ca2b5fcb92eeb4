import { Problem } from '../../../../shared/problem.js';
import type { ChangeState } from '../../../../shared/change-request.js';

/** What can be done with a change request in each state. */
const ALLOWED = {
  draft: ['change', 'file', 'withdraw', 'remove'],
  filed: ['withdraw', 'decide'],
  approved: [],
  rejected: [],
  withdrawn: [],
} as const satisfies Record<ChangeState, readonly ChangeAct[]>;

export type ChangeAct = 'change' | 'file' | 'withdraw' | 'decide' | 'remove';

/** Refuses what cannot be done in the state, naming what can. */
export function requireAllowed(state: ChangeState, act: ChangeAct): void {
  const allowed: readonly ChangeAct[] = ALLOWED[state];
  if (allowed.includes(act)) return;
  throw new Problem('change.transition', { params: { from: state, allowed: allowed.join(', ') || '–' } });
}
