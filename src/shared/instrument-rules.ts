/** What the rules of a funding instrument are about, in the order in which every screen shows them. */
export const RULE_TOPICS = [
  'support',
  'costModels',
  'rates',
  'calls',
  'claims',
  'reporting',
  'changes',
  'use',
] as const;
/** One of {@link RULE_TOPICS}. */
export type RuleTopic = (typeof RULE_TOPICS)[number];

/** How the value of a rule is given; a rule of none of them simply holds, or does not. */
export const RULE_UNITS = [
  'percent',
  'euro',
  'euroPerDay',
  'hoursPerYear',
  'count',
  'duration',
  'monthDay',
  'pattern',
  'fundingClass',
  'costModel',
  'costCategory',
] as const;
/** One of {@link RULE_UNITS}. */
export type RuleUnit = (typeof RULE_UNITS)[number];

/** What a rate is of, or what a duration is counted from. */
export const RULE_BASES = [
  'eligibleCost',
  'staffCosts',
  'salary',
  'total',
  'decision',
  'startOfProject',
  'endOfProject',
  'startOfUsePeriod',
  'endOfUsePeriod',
  'lastPayment',
  'endOfLastPaymentYear',
] as const;
/** One of {@link RULE_BASES}. */
export type RuleBase = (typeof RULE_BASES)[number];

/** What a rule of a key may hold. */
export interface RuleKind {
  readonly topic: RuleTopic;
  /** None: the value is true or false. */
  readonly units: readonly RuleUnit[];
  /** The value is a list. */
  readonly list?: true;
  readonly bases?: readonly RuleBase[];
  /** It may come again and again. */
  readonly repeats?: true;
}

const COST_BASES = ['eligibleCost', 'staffCosts', 'salary', 'total'] as const;
const DAY_BASES = RULE_BASES.slice(4);

const fact = (topic: RuleTopic): RuleKind => ({ topic, units: [] });
const rate = (topic: RuleTopic): RuleKind => ({ topic, units: ['percent'], bases: COST_BASES });
const inUnit = (topic: RuleTopic, unit: RuleUnit): RuleKind => ({ topic, units: [unit] });
const listOf = (topic: RuleTopic, unit: RuleUnit): RuleKind => ({ topic, units: [unit], list: true });
const term = (topic: RuleTopic): RuleKind => ({ topic, units: ['duration'], bases: DAY_BASES });

/**
 * Every rule that the tracker knows and what kind of value it takes. It holds no rate, limit or lead time: those
 * stand in the instruments, with their source.
 */
export const RULE_KINDS = {
  maximumSupportRate: rate('support'),
  minimumOwnShare: rate('support'),
  typicalOwnShare: rate('support'),
  ownShareRounding: fact('support'),
  allowedFundingClasses: listOf('support', 'fundingClass'),
  exclusiveSupport: fact('support'),
  allowedCostModels: listOf('costModels', 'costModel'),
  oneCostModel: fact('costModels'),
  allowedCostCategories: listOf('costModels', 'costCategory'),
  flatRate: rate('costModels'),
  lumpSumMaximum: inUnit('costModels', 'euro'),
  standardLumpSum: inUnit('costModels', 'euro'),
  sideCostRate: rate('rates'),
  staffUnitCostHours: inUnit('rates', 'hoursPerYear'),
  travelUnitCosts: listOf('rates', 'euroPerDay'),
  callCadence: inUnit('calls', 'duration'),
  peerReview: fact('calls'),
  multiYear: fact('calls'),
  estimateThenDecision: fact('calls'),
  basisContract: fact('calls'),
  projectCodeFormat: inUnit('calls', 'pattern'),
  decisionPerImplementer: fact('calls'),
  claimChain: fact('claims'),
  claimCadence: inUnit('claims', 'duration'),
  finalClaimAfter: term('claims'),
  instalments: inUnit('claims', 'count'),
  jointLiability: fact('claims'),
  reportRequired: fact('reporting'),
  reportDue: { topic: 'reporting', units: ['monthDay', 'duration'], bases: DAY_BASES, repeats: true },
  changesNotRetroactive: fact('changes'),
  // Counted back from the end, whichever of its two names the source uses.
  changeLeadTime: { topic: 'changes', units: ['duration'], bases: ['endOfProject', 'endOfUsePeriod'] },
  changeAmountThreshold: inUnit('changes', 'euro'),
  changePercentThreshold: inUnit('changes', 'percent'),
  usePurposeAndPeriod: fact('use'),
  usePeriod: inUnit('use', 'duration'),
  returnUnused: fact('use'),
  repaymentThreshold: inUnit('use', 'euro'),
  retention: term('use'),
} as const satisfies Record<string, RuleKind>;

/** A key of {@link RULE_KINDS}. */
export type RuleKey = keyof typeof RULE_KINDS;

/** The keys of all rules, by topic. */
export const RULE_KEYS = Object.keys(RULE_KINDS) as readonly RuleKey[];

/** What a rule of this key may hold; null for a key that nobody knows. */
export function ruleKind(rule: string): RuleKind | null {
  return Object.hasOwn(RULE_KINDS, rule) ? RULE_KINDS[rule as RuleKey] : null;
}

/** What a variant may be called: a word such as `teachingStaff`, or several joined by hyphens. */
export const RULE_VARIANT = /^[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/;
