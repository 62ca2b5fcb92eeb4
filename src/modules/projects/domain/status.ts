import type { Temporal } from 'temporal-polyfill';
import { lastDay, partialDayFrom } from '../../../shared/calendar/index.js';
import { type OwnRole, PROJECT_STATUSES, type ProjectStatus } from '../../../shared/project.js';

export const PROJECT_KINDS = ['project', 'baseActivity'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** What made a fact: the documents say so, a person set it, or it follows from another record. */
export const STATUS_CAUSES = ['stated', 'manual', 'application', 'decision', 'start', 'end'] as const;
export type StatusCause = (typeof STATUS_CAUSES)[number];

/** The one table of what may follow what. */
const TRANSITIONS: Readonly<Record<ProjectStatus, readonly ProjectStatus[]>> = {
  idea: ['preparation', 'closed'],
  preparation: ['idea', 'applied', 'granted', 'rejected', 'closed'],
  applied: ['granted', 'rejected', 'withdrawn'],
  granted: ['running', 'withdrawn', 'closed'],
  rejected: ['preparation', 'applied', 'closed'],
  withdrawn: ['preparation', 'closed'],
  running: ['ended'],
  ended: ['closed'],
  closed: [],
};

/** Roles in which the funding is somebody else's: such a project runs without a decision that the centre could record. */
const FUNDED_BY_OTHERS: ReadonlySet<OwnRole | null> = new Set(['support', 'steeringSeat', 'followUp']);

/** What the transitions depend on beside the status. */
export interface TransitionContext {
  kind: ProjectKind;
  ownRole: OwnRole | null;
}

/** The statuses that may come next. Without a status anything may: the first fact says where the story begins. */
export function allowedNext(
  from: ProjectStatus | null,
  { kind, ownRole }: TransitionContext,
): readonly ProjectStatus[] {
  if (from === null) return PROJECT_STATUSES;
  const next = TRANSITIONS[from];
  const runsWithoutDecision = kind === 'baseActivity' || FUNDED_BY_OTHERS.has(ownRole);
  return from === 'preparation' && runsWithoutDecision ? [...next, 'running'] : next;
}

/** A fact as far as the status goes. */
export interface StatusFact {
  status: ProjectStatus;
  /** ISO day from which it counts; null for what the documents say without a date, which is the oldest. */
  countsFrom: string | null;
  /** ISO instant, by which facts of the same day are told apart. */
  recordedAt: string;
}

/** The fact that holds on a day: the last that counts by then; null before the first. */
export function factOn<Fact extends StatusFact>(
  facts: readonly Fact[],
  day: Temporal.PlainDate,
): Fact | null {
  const counting = facts.filter(({ countsFrom }) => countsFrom === null || countsFrom <= day.toString());
  return counting.reduce<Fact | null>(
    (latest, fact) => (latest === null || isLater(fact, latest) ? fact : latest),
    null,
  );
}

/** The status on a day. */
export function statusOn(facts: readonly StatusFact[], day: Temporal.PlainDate): ProjectStatus | null {
  return factOn(facts, day)?.status ?? null;
}

/** The day from which something known to the day, month or year counts: the last day it may mean. */
export function countsFromOf(happened: string): Temporal.PlainDate {
  return lastDay(partialDayFrom(happened));
}

function isLater(a: StatusFact, b: StatusFact): boolean {
  const [dayA, dayB] = [a.countsFrom ?? '', b.countsFrom ?? ''];
  return dayA === dayB ? a.recordedAt >= b.recordedAt : dayA > dayB;
}
