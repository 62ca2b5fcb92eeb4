import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { lastDay, parsePartialDay } from '../../../../shared/calendar/index.js';
import { sourceText } from '../../../../shared/explanation-source.js';
import { parseAmount, percentOf, roundHalfUp } from '../../../../shared/money/index.js';
import { type FieldProblem, type ProblemParams, fieldProblem } from '../../../../shared/problem.js';
import { type EnteredContent, readEnteredContent } from '../../instruments/domain/entered-rule.js';
import type { InstrumentRule } from '../../instruments/domain/instrument.js';
import { isSameRule } from '../../instruments/domain/rule-check.js';
import {
  type AppliedRule,
  type RuleOverride,
  type Terms,
  ruleOf,
  rulesOf,
} from '../../instruments/domain/terms.js';
import { type EnteredDecision, isGranted } from './decision.js';
import type { AmountLine } from './lines.js';

/** A decision with what the terms of its instrument speak of. */
export interface DecisionUnderTerms extends EnteredDecision {
  readonly lines: readonly AmountLine[];
  readonly costModel: string | null;
  /** The cost model of each part that states one, by the implementer's id. */
  readonly partCostModels: readonly { readonly partId: string; readonly costModel: string }[];
}

/** What a refusal says of the rule behind it: which, its value, its validity and where it stands. */
export function ruleParams(rule: InstrumentRule): ProblemParams {
  return {
    rule: rule.rule,
    value: wordsOf(rule.value),
    source: sourceText(rule.source),
    validFrom: rule.validFrom ?? '',
    validTo: rule.validTo ?? '',
  };
}

/** An override as it comes in; `note` holds the words of the decision. */
export type RuleOverrideInput = EnteredContent & { readonly note?: string | null };

/**
 * Reads the overrides of a decision and says what is wrong with them: one for each rule, each with what its rule may
 * hold. The rule is one of the instrument's, given in its unit unless another is named, or any other that the tracker
 * knows, which the decision adds.
 */
export function readOverrides(
  inputs: readonly RuleOverrideInput[],
  rules: readonly InstrumentRule[],
): { overrides: RuleOverride[]; problems: FieldProblem[] } {
  const read = inputs.map(({ note = null, ...input }, at) => {
    const replaced = rules.find((one) => isSameRule(one, input));
    const pointer = `/overrides/${at}`;
    const { content, problems } = readEnteredContent(
      { ...input, unit: input.unit ?? replaced?.unit },
      pointer,
    );
    if (inputs.findIndex((other) => isSameRule(other, input)) < at) {
      problems.unshift(fieldProblem(`${pointer}/rule`, 'field.duplicate'));
    }
    return { override: { ...content, variant: content.variant ?? null, note }, problems };
  });
  return {
    overrides: read.map(({ override }) => override),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** What is wrong with a decision by the rules of its instrument, those counted that it overrides. */
export function termsProblems(decision: DecisionUnderTerms, terms: Terms): FieldProblem[] {
  if (!isGranted(decision.outcome)) return [];
  return [
    ...rateProblems(decision, terms),
    ...classProblems(decision.lines, terms),
    ...costModelProblems(decision, terms),
    ...usePeriodProblems(decision, terms),
  ];
}

/**
 * A rate may be given only while the rule on it is valid, and no higher than it says. What the grant is of the total
 * counts as a rate too: the percentage left out does not make it lower. It is the rate of the total, half-up to the cent.
 */
function rateProblems({ rate, decided, amounts }: DecisionUnderTerms, terms: Terms): FieldProblem[] {
  const maximum = ruleOf(terms, 'maximumSupportRate');
  const stated = rate === null ? [] : [{ pointer: '/rate', rate: new Decimal(rate), above: rate }];
  if (!maximum) {
    const other = terms.rules.find(({ rule }) => rule === 'maximumSupportRate');
    return other && stated.length > 0
      ? [fieldProblem('/rate', 'decision.rate_outside_validity', { ...ruleParams(other), decided })]
      : [];
  }
  if (typeof maximum.value !== 'string') return [];
  const { value: highest } = maximum;
  const limit = new Decimal(highest);
  // The cent that half-up rounding gives a grant of exactly the highest rate is not above it.
  const effective = amounts.flatMap(({ grantCents: grant, totalCents: total }, at) =>
    grant === null || total === null || total === 0n || grant <= percentOf(total, highest, roundHalfUp)
      ? []
      : [
          {
            pointer: `/amounts/${at}/grant`,
            rate: new Decimal(grant.toString()).times(100).div(total.toString()),
          },
        ],
  );
  return [...stated.filter(({ rate: one }) => one.gt(limit)), ...effective].map((one) =>
    fieldProblem(one.pointer, 'decision.rate_above_rule', {
      ...ruleParams(maximum),
      rate: one.rate.toDecimalPlaces(6, Decimal.ROUND_UP).toString(),
    }),
  );
}

/** Sources of a class that the instrument does not take. */
export function classProblems(lines: readonly AmountLine[], terms: Terms): FieldProblem[] {
  const allowed = ruleOf(terms, 'allowedFundingClasses');
  if (!allowed || !Array.isArray(allowed.value)) return [];
  const classes: readonly string[] = allowed.value;
  return lines.flatMap(({ fundingClass }, at) =>
    classes.includes(fundingClass)
      ? []
      : [
          fieldProblem(`/lines/${at}/fundingClass`, 'lines.class_not_allowed', {
            ...ruleParams(allowed),
            found: fundingClass,
            allowed: classes.join(', '),
          }),
        ],
  );
}

function costModelProblems(decision: DecisionUnderTerms, terms: Terms): FieldProblem[] {
  const { costModel, partCostModels } = decision;
  const stated = [
    ...(costModel === null ? [] : [{ pointer: '/costModel', model: costModel }]),
    ...partCostModels.map((part, at) => ({
      pointer: `/partCostModels/${at}/costModel`,
      model: part.costModel,
    })),
  ];
  const allowed = rulesOf(terms, 'allowedCostModels')[0];
  const models: readonly string[] | null = allowed && Array.isArray(allowed.value) ? allowed.value : null;
  const wrong = stated.flatMap(({ pointer, model }) =>
    allowed && models && !models.includes(model)
      ? [
          fieldProblem(pointer, 'decision.cost_model_not_allowed', {
            ...ruleParams(allowed),
            found: model,
            allowed: models.join(', '),
          }),
        ]
      : [],
  );
  return [...wrong, ...oneModelProblems(decision, terms)];
}

/** Where one cost model holds for all implementers, a part's differs from the lead's in vain. */
function oneModelProblems({ costModel, partCostModels }: DecisionUnderTerms, terms: Terms): FieldProblem[] {
  const one = ruleOf(terms, 'oneCostModel');
  if (one?.value !== true) return [];
  return partCostModels.flatMap((part, at) =>
    part.costModel === costModel
      ? []
      : [
          fieldProblem(`/partCostModels/${at}/costModel`, 'decision.cost_model_differs', {
            ...ruleParams(one),
            found: part.costModel,
            lead: costModel ?? '–',
          }),
        ],
  );
}

/** A use period is counted in whole years from the beginning of the year of the grant (STEA: that year and the next). */
function usePeriodProblems({ decided, periodEnds }: DecisionUnderTerms, terms: Terms): FieldProblem[] {
  const rule = ruleOf(terms, 'usePeriod');
  const years = typeof rule?.value === 'string' ? /^P(\d{1,2})Y$/.exec(rule.value)?.[1] : undefined;
  const end = periodEnds === null ? null : parsePartialDay(periodEnds);
  if (!rule || years === undefined || !end?.ok) return [];
  const last = Temporal.PlainDate.from({
    year: Number(decided.slice(0, 4)) + Number(years),
    month: 1,
    day: 1,
  });
  const limit = last.subtract({ days: 1 });
  return Temporal.PlainDate.compare(lastDay(end.value), limit) > 0
    ? [
        fieldProblem('/periodEnds', 'decision.outside_use_period', {
          ...ruleParams(rule),
          end: lastDay(end.value).toString(),
          limit: limit.toString(),
        }),
      ]
    : [];
}

/** The rules that a decision cannot be held against, but that whoever records it should know of. */
export function decisionHints(
  decision: Pick<DecisionUnderTerms, 'periodStarts' | 'periodEnds'> & {
    readonly repaidCents: readonly bigint[];
  },
  terms: Terms,
  validity: { readonly validFrom: string | null; readonly validTo: string | null },
): { code: string; params: ProblemParams }[] {
  const { periodStarts, periodEnds, repaidCents } = decision;
  const before = periodStarts !== null && validity.validFrom !== null && periodStarts < validity.validFrom;
  const after = periodEnds !== null && validity.validTo !== null && periodEnds > validity.validTo;
  const threshold = ruleOf(terms, 'repaymentThreshold');
  return [
    ...(before || after
      ? [
          {
            code: 'periodOutsideInstrument',
            params: { validFrom: validity.validFrom ?? '', validTo: validity.validTo ?? '' },
          },
        ]
      : []),
    ...(threshold && repaidCents.some((repaid) => isWithin(repaid, threshold))
      ? [{ code: 'belowRepaymentThreshold', params: ruleParams(threshold) }]
      : []),
  ];
}

function isWithin(amountCents: bigint, rule: AppliedRule): boolean {
  const limit = typeof rule.value === 'string' ? parseAmount(rule.value) : null;
  return limit?.ok === true && amountCents <= limit.amountCents;
}

function wordsOf(value: InstrumentRule['value']): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
