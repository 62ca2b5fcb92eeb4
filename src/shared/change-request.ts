/** The life of a change request. */
export const CHANGE_STATES = ['draft', 'filed', 'approved', 'rejected', 'withdrawn'] as const;
/** One of {@link CHANGE_STATES}. */
export type ChangeState = (typeof CHANGE_STATES)[number];

/** How a funder may answer a change request. */
export const CHANGE_OUTCOMES = ['approved', 'rejected'] as const;
/** One of {@link CHANGE_OUTCOMES}. */
export type ChangeOutcomeKind = (typeof CHANGE_OUTCOMES)[number];

/** What an approved change does with a derived deadline: `keep` leaves it as it is. */
export const DEADLINE_ACTS = ['move', 'add', 'withdraw', 'keep'] as const;
/** One of {@link DEADLINE_ACTS}. */
export type DeadlineChangeAct = (typeof DEADLINE_ACTS)[number];

/** Why a deadline stays as it is although its rule gives another day. */
export const KEEP_REASONS = ['done', 'cancelled', 'edited'] as const;
/** One of {@link KEEP_REASONS}. */
export type KeepReason = (typeof KEEP_REASONS)[number];

/** What becomes of a proposal for a deadline; `replaced` is one that a newer change took the place of. */
export const PROPOSAL_STATES = ['open', 'confirmed', 'dismissed', 'replaced'] as const;
/** One of {@link PROPOSAL_STATES}. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];
