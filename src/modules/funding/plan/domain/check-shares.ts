import { Decimal } from 'decimal.js';
import {
  type Cents,
  cents,
  formatWire,
  percentOf,
  roundDown,
  roundHalfUp,
  roundUpToEuro,
} from '../../../../shared/money/index.js';
import { type AppliedRule, type Terms, explainRule, ruleOf } from '../../instruments/domain/terms.js';
import { amount } from './explain-plan.js';
import type { FundingFacts, FundingFinding } from './check-facts.js';
import { placeOf } from './check-sums.js';
import { type PlanOfPart, type RolledUp, rollUp, sharesOf, sumOfYears } from './roll-up.js';
import { SUPPORT_CLASSES } from '../../../../shared/funding.js';

interface Scope {
  name: string | null;
  pointer: string;
  plan: RolledUp;
}

/** Whether support, own share and classes keep to the decision and to the rules of the instrument. */
export function checkShares(facts: FundingFacts): { findings: FundingFinding[]; rules: AppliedRule[] } {
  const { terms, plans } = facts;
  if (plans.length === 0) return { findings: [], rules: [] };
  const used: AppliedRule[] = [];
  const rule = (key: string): AppliedRule | null => {
    const found = terms && ruleOf(terms, key);
    if (found && !used.some((one) => one.rule === found.rule)) used.push(found);
    return found;
  };
  const findings = [
    ...scopesOf(facts).flatMap((scope) => [
      ...checkSupport(scope, facts.decision?.rate ?? null, rule('maximumSupportRate')),
      ...checkOwnShare(scope, rule('minimumOwnShare'), rule('ownShareRounding')),
    ]),
    ...plans.flatMap((plan) => [
      ...checkClasses(plan, rule('allowedFundingClasses')),
      ...(terms ? checkTwoInstruments(plan, terms, rule('exclusiveSupport')) : []),
    ]),
  ];
  return { findings, rules: used };
}

/** The smallest own share that a total asks for, rounded as the rule says. */
export function ownShareOf(total: Cents, percent: string, rounding: string | null): Cents {
  const round = rounding === 'upToEuro' ? roundUpToEuro : rounding === 'down' ? roundDown : roundHalfUp;
  return percentOf(total, percent, round);
}

/** Each part over its years, or the whole; rates are of the whole grant, not of a year. */
function scopesOf({ plans, parts }: FundingFacts): Scope[] {
  const partIds = [...new Set(plans.map(({ partId }) => partId))];
  const ofParts = partIds.filter((id) => id !== null);
  const sum = (own: readonly PlanOfPart[]) => sumOfYears(rollUp(own, []));
  if (ofParts.length === 0) return [{ name: null, pointer: '', plan: sum(plans) }];
  return ofParts.map((id) => ({
    name: parts.find((part) => part.id === id)?.name ?? null,
    pointer: `/parts/${id}`,
    plan: sum(plans.filter(({ partId }) => partId === id)),
  }));
}

function checkSupport(
  { name, pointer, plan }: Scope,
  decidedRate: string | null,
  rule: AppliedRule | null,
): FundingFinding[] {
  const { totalCents } = plan;
  const { supportCents } = sharesOf(plan.lines);
  const limit = decidedRate ?? (typeof rule?.value === 'string' ? rule.value : null);
  if (limit === null || totalCents === null || totalCents <= 0n) return [];
  const allowed = percentOf(totalCents, limit, roundHalfUp);
  if (supportCents <= allowed) return [];
  const over = cents(supportCents - allowed);
  // Rounded up, so that support a cent above 80 % does not read as 80 %.
  const rate = new Decimal(supportCents.toString()).times(100).div(totalCents.toString());
  const found = rate.toDecimalPlaces(6, Decimal.ROUND_UP).toString();
  return [
    {
      ...{ severity: decidedRate !== null || rule?.confirmed ? 'violation' : 'warning', pointer },
      code: 'supportAboveRate',
      params: {
        ...(name ? { part: name } : {}),
        amount: formatWire(over),
        support: formatWire(supportCents),
        total: formatWire(totalCents),
        rate: found,
        limit,
        basis: decidedRate === null ? 'rule' : 'decision',
      },
      rule: decidedRate === null && rule ? explainRule(rule) : null,
      figures: [
        { key: 'support', ...amount(supportCents) },
        { key: 'totalCost', ...amount(totalCents) },
        { key: 'supportRate', kind: 'percent', value: found },
        { key: 'limit', kind: 'percent', value: limit },
      ],
      result: amount(over),
    },
  ];
}

function checkOwnShare(
  { name, pointer, plan }: Scope,
  rule: AppliedRule | null,
  rounding: AppliedRule | null,
): FundingFinding[] {
  const { totalCents } = plan;
  if (!rule || typeof rule.value !== 'string' || totalCents === null) return [];
  const { ownCents } = sharesOf(plan.lines);
  const needed = ownShareOf(
    totalCents,
    rule.value,
    rounding?.rounding ?? textOf(rounding) ?? rule.rounding ?? null,
  );
  if (ownCents >= needed) return [];
  const missing = cents(needed - ownCents);
  return [
    {
      ...{ severity: rule.confirmed ? 'violation' : 'warning', code: 'ownShareTooSmall', pointer },
      params: {
        ...(name ? { part: name } : {}),
        amount: formatWire(missing),
        own: formatWire(ownCents),
        needed: formatWire(needed),
        percent: rule.value,
      },
      rule: explainRule(rule),
      figures: [
        { key: 'totalCost', ...amount(totalCents) },
        { key: 'ownContribution', ...amount(ownCents) },
        { key: 'limit', ...amount(needed) },
      ],
      result: amount(missing),
    },
  ];
}

function textOf(rule: AppliedRule | null): string | null {
  return typeof rule?.value === 'string' ? rule.value : null;
}

function checkClasses(plan: PlanOfPart, rule: AppliedRule | null): FundingFinding[] {
  if (!rule || !Array.isArray(rule.value)) return [];
  const allowed: readonly string[] = rule.value;
  return plan.lines
    .filter((line) => line.amountCents > 0n && !allowed.includes(line.fundingClass))
    .map((line): FundingFinding => ({
      ...{
        severity: rule.confirmed ? 'violation' : 'warning',
        code: 'classNotAllowed',
        pointer: placeOf(plan),
      },
      params: {
        year: String(plan.year),
        class: line.fundingClass,
        amount: formatWire(line.amountCents),
        allowed: allowed.join(','),
      },
      rule: explainRule(rule),
      figures: [
        { key: 'fundingClass', kind: 'text', value: `class:${line.fundingClass}` },
        { key: 'amount', of: String(plan.year), ...amount(line.amountCents) },
      ],
      result: amount(line.amountCents),
    }));
}

/** Two instruments may not pay the same cost: support of both in one plan says that they might. */
function checkTwoInstruments(plan: PlanOfPart, terms: Terms, rule: AppliedRule | null): FundingFinding[] {
  const support = plan.lines.filter(
    ({ fundingClass, amountCents }) => SUPPORT_CLASSES.has(fundingClass) && amountCents > 0n,
  );
  const codes = [...new Set(support.map(({ instrument }) => instrument ?? terms.instrument.code))];
  if (codes.length < 2) return [];
  return [
    {
      ...{
        severity: rule?.confirmed ? 'violation' : 'warning',
        code: 'twoInstruments',
        pointer: placeOf(plan),
      },
      params: { year: String(plan.year), instruments: codes.join(', ') },
      rule: rule && explainRule(rule),
      figures: support.map((line) => ({
        ...{ key: 'support' as const, of: line.instrument ?? terms.instrument.code },
        ...amount(line.amountCents),
      })),
      result: { kind: 'text', value: codes.join(', ') },
    },
  ];
}
