/**
 * What each rule of an instrument does to money, days and verdicts, on cases in which every part of the rule shows:
 * value, base, rounding and repetition. For tests that hold the delivered rules against figures worked out by hand.
 */
import { Temporal } from 'temporal-polyfill';
import { obligationsOf } from '../../src/modules/funding/obligations/domain/obligations.js';
import { type AppliedRule, type Terms, ruleOf } from '../../src/modules/funding/index.js';
import { COST_CATEGORIES } from '../../src/shared/cost-categories.js';
import { COST_MODELS, FUNDING_CLASSES } from '../../src/shared/funding.js';
import {
  type Cents,
  type Rounding,
  cents,
  formatWire,
  parseAmount,
  percentOf,
  roundDown,
  roundHalfUp,
  roundUpToEuro,
  shareOf,
  sumCents,
} from '../../src/shared/money/index.js';

const ROUNDINGS: Record<string, Rounding> = {
  down: roundDown,
  halfUp: roundHalfUp,
  upToEuro: roundUpToEuro,
};

/** Two amounts of each base; the second is so small that the rounding decides it. */
const AMOUNTS: Record<string, readonly string[]> = {
  eligibleCost: ['100000.00', '100.01'],
  staffCosts: ['65567.29', '0.99'],
  salary: ['51856.44', '0.02'],
  total: ['1152000.00', '0.04'],
  unknown: ['200.00', '0.55'],
};

const amount = (text: string): Cents => {
  const parsed = parseAmount(text);
  if (!parsed.ok) throw new Error(`${text} is no amount.`);
  return parsed.amountCents;
};
const one = ({ value }: AppliedRule): string => String(value);
const many = ({ value }: AppliedRule): readonly string[] => (Array.isArray(value) ? value : [String(value)]);
const roundingOf = ({ rounding }: AppliedRule): Rounding => ROUNDINGS[rounding ?? ''] ?? roundHalfUp;
const euro = (found: Cents): string => formatWire(found);

/** The rate of two amounts of its base, each rounded as the rule says. */
const rate = (rule: AppliedRule): string =>
  (AMOUNTS[rule.base ?? 'unknown'] ?? [])
    .map((base) => euro(percentOf(amount(base), one(rule), roundingOf(rule))))
    .join(' + ');

/** What is accepted of sources or costs of 1, 2, 4, 8 … euro, one of each kind. */
const accepted = (kinds: readonly string[]) => (rule: AppliedRule) =>
  euro(
    sumCents(
      many(rule).map((kind) =>
        kinds.includes(kind) ? cents(100n * 2n ** BigInt(kinds.indexOf(kind))) : cents(0n),
      ),
    ),
  );

/** Where the rule holds the first figure, else the second. */
const where = (holds: string, else_: string) => (rule: AppliedRule) => (rule.value === true ? holds : else_);

/** By how much an amount is above the ceiling. */
const above = (found: string) => (rule: AppliedRule) => euro(cents(amount(found) - amount(one(rule))));

/** The day so long after another. */
const after = (day: string) => (rule: AppliedRule) => Temporal.PlainDate.from(day).add(one(rule)).toString();

/** The days that a grant obliges to by this rule alone: of a project from 1.9.2020 that was paid on 29.2.2024. */
const days =
  (key: string, periodEnds = '2023-05-31') =>
  (rule: AppliedRule, terms: Terms): string =>
    obligationsOf(
      { ...terms, rules: [rule] },
      {
        ...{ decided: '2020-10-05', appealUntil: null, lastPaymentOn: '2024-02-29' },
        ...{ periodStarts: '2020-09-01', periodEnds },
      },
    )
      .filter((found) => found.key === key)
      .map(({ due, occurrence }) => [occurrence, due ?? 'unknown'].filter(Boolean).join(' '))
      .join(', ');

const FIGURES: Record<string, (rule: AppliedRule, terms: Terms) => string> = {
  maximumSupportRate: rate,
  minimumOwnShare: rate,
  typicalOwnShare: rate,
  flatRate: rate,
  sideCostRate: rate,
  changePercentThreshold: rate,
  // The own share of the worked example before it is rounded to the cent: 18 358,838 €.
  ownShareRounding: (rule) =>
    euro(percentOf(amount('91794.19'), '20', rule.value === true ? roundingOf(rule) : roundHalfUp)),
  allowedFundingClasses: accepted(FUNDING_CLASSES),
  allowedCostModels: accepted(COST_MODELS),
  allowedCostCategories: accepted(COST_CATEGORIES),
  exclusiveSupport: where('1000.00 paid twice', '0.00 paid twice'),
  oneCostModel: where('2 of 3 parts refused', '0 of 3 parts refused'),
  lumpSumMaximum: above('250000.00'),
  standardLumpSum: (rule) => euro(sumCents([amount(one(rule)), amount(one(rule))])),
  // 100 hours of somebody who costs 34 400 € a year.
  staffUnitCostHours: (rule) => euro(shareOf(amount('34400.00'), '100', one(rule), roundHalfUp)),
  // One day at the first price, two at the second, and so on.
  travelUnitCosts: (rule) =>
    euro(sumCents(many(rule).flatMap((price, at) => Array.from({ length: at + 1 }, () => amount(price))))),
  callCadence: after('2021-03-31'),
  peerReview: where('reviewed before decided', 'decided at once'),
  multiYear: where('3 of 3 years', '1 of 3 years'),
  estimateThenDecision: where('240000.00 estimated', '240000.00 decided'),
  basisContract: where('24800.00 uncovered without contract', '0.00 uncovered without contract'),
  projectCodeFormat: (rule) =>
    ['S22374', 'A12345', 'B22374', 'S2237', 's22374', 'S223745']
      .filter((code) => new RegExp(`^(?:${one(rule)})$`, 'u').test(code))
      .join(', '),
  decisionPerImplementer: where('3 decisions of 3 implementers', '1 decision of 3 implementers'),
  claimChain: where('next period from 2021-01-01', 'next period at will'),
  claimCadence: after('2021-01-01'),
  finalClaimAfter: days('finalClaim'),
  instalments: (rule) => euro(shareOf(amount('100000.00'), '1', one(rule), roundDown)),
  jointLiability: where('10000.00 owed by each', '4000.00 and 6000.00 owed'),
  reportRequired: where('1 report', '0 reports'),
  reportDue: days('report'),
  changesNotRetroactive: where('42 days lost', '0 days lost'),
  changeLeadTime: days('changeRequest', '2022-12-31'),
  changeAmountThreshold: above('50000.00'),
  usePurposeAndPeriod: where('500.00 refused after the end', '0.00 refused after the end'),
  usePeriod: after('2021-01-01'),
  returnUnused: where('1234.56 returned', '0.00 returned'),
  repaymentThreshold: (rule) =>
    ['99.99', '100.00', '100.01']
      .map((left) => (amount(left) <= amount(one(rule)) ? 'kept' : euro(amount(left))))
      .join(', '),
  retention: days('retentionEnd'),
};

/** What the rule comes to on a day; `none` where the instrument states none for it. */
export function figureOf(terms: Terms, rule: string, variant: string | null, on: string): string {
  const found = ruleOf({ ...terms, on }, rule, { variant, on });
  const figure = FIGURES[rule];
  if (found === null) return 'none';
  if (figure === undefined) throw new Error(`Nothing is worked out from the rule ${rule}.`);
  return figure(found, terms);
}
