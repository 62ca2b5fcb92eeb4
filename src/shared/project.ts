/** The life of a project, in its order. `applied` is shown as "decision pending". */
export const PROJECT_STATUSES = [
  'idea',
  'preparation',
  'applied',
  'granted',
  'rejected',
  'withdrawn',
  'running',
  'ended',
  'closed',
] as const;
/** One of {@link PROJECT_STATUSES}. */
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

/** The statuses that a person may set by hand; the others follow from dated facts. */
export const MANUAL_STATUSES = ['idea', 'preparation', 'closed'] as const satisfies readonly ProjectStatus[];

/** The centre's own part in a project. */
export const OWN_ROLES = [
  'administrator',
  'partImplementer',
  'preparation',
  'support',
  'steeringSeat',
  'followUp',
] as const;
/** One of {@link OWN_ROLES}. */
export type OwnRole = (typeof OWN_ROLES)[number];

/** What documents say of a project and no other field holds. */
export const REMARK_KINDS = [
  'milestone',
  'places',
  'cityArea',
  'subproject',
  'staff',
  'registryCode',
  'note',
] as const;
/** One of {@link REMARK_KINDS}. */
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** What an implementer of a joint project is. */
export const IMPLEMENTER_KINDS = ['lead', 'partImplementer'] as const;
/** One of {@link IMPLEMENTER_KINDS}. */
export type ImplementerKind = (typeof IMPLEMENTER_KINDS)[number];

/** What a copy of a project may bring along; the order in which it comes. */
export const COPY_PARTS = [
  'leadAndRole',
  'partners',
  'responsibles',
  'period',
  'implementers',
  'fundingPlan',
  'budget',
  'deadlines',
] as const;
/** One of {@link COPY_PARTS}. */
export type CopyPart = (typeof COPY_PARTS)[number];

/** What the answer of a copy tells beside the new project: what came otherwise than it was, or not at all. */
export const COPY_NOTES = ['responsibleLeft', 'ownerLeft', 'timeMoved'] as const;
/** One of {@link COPY_NOTES}. */
export type CopyNoteKind = (typeof COPY_NOTES)[number];

/** How many years the days and years of a copy may be moved, either way. */
export const MOST_COPY_YEARS = 30;
