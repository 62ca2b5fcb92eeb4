import type { DeadlineBasis } from '../../../shared/calendar/index.js';
import type { DeadlineKind, DeadlineState, DueFields } from '../../../shared/deadline.js';
import type { ExplainedRule } from '../../../shared/explanation.js';
import type { ObligationBase, ObligationKey, ObligationOrigin } from '../../../shared/obligations.js';
import type { LocalTextAnswer } from '../../funding/index.js';

/** What a derived deadline follows from. */
export interface Derivation {
  originKind: ObligationOrigin;
  originId: string;
  ruleKey: ObligationKey;
  occurrence: string;
  /** Null where the day is a fact of its own, such as the appeal date of a decision. */
  rule: ExplainedRule | null;
  base: ObligationBase;
  baseOn: string | null;
  /** The title in each language. */
  titles: LocalTextAnswer;
  /** ISO day from which it is known; null: always. */
  countsFrom: string | null;
}

/** A deadline as it is stored. */
export interface Deadline extends DueFields {
  id: string;
  title: string;
  projectId: string | null;
  kind: DeadlineKind;
  basis: DeadlineBasis;
  ownerId: string | null;
  state: DeadlineState;
  /** An instant of ISO 8601. */
  closedAt: string | null;
  closeReason: string | null;
  /** Lead times of this deadline alone, ISO durations; null takes those of the policy. */
  leads: string[] | null;
  note: string | null;
  sample: boolean;
  /** Null for one that a person entered. */
  derivation: Derivation | null;
  /** A person gave a derived deadline another day or name than its rule: it is left alone from then on. */
  edited: boolean;
  version: number;
}

/** A derived deadline that a person gave another day, name or project is theirs: its rule moves it no more. */
export function markEdited(before: Deadline, after: Deadline): Deadline {
  const fields = ['date', 'time', 'title', 'kind', 'basis', 'projectId'] as const;
  const edited = before.derivation !== null && fields.some((field) => before[field] !== after[field]);
  return edited ? { ...after, edited: true } : after;
}
