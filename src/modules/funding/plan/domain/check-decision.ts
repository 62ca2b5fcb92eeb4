import { type Cents, absoluteCents, cents, formatWire, sumCents } from '../../../../shared/money/index.js';
import { amount } from './explain-plan.js';
import type { FundingFacts, FundingFinding } from './check-facts.js';
import { placeOf } from './check-sums.js';
import { type PlanOfPart, type RolledUp, rollUp, sharesOf, sumOfYears } from './roll-up.js';

/** Whether the plan keeps to the decision, its period and the instrument's validity. */
export function checkDecision(facts: FundingFacts): FundingFinding[] {
  return [
    ...checkValidity(facts),
    ...facts.plans.flatMap((plan) => checkYear(plan, facts)),
    ...checkAmounts(facts),
    ...checkLines(facts),
  ];
}

/** A period belongs to the instrument in whose validity it begins: programmes pay after their last year too. */
function checkValidity({ period, instrument }: FundingFacts): FundingFinding[] {
  const starts = period?.starts ?? null;
  if (starts === null || !instrument) return [];
  const { validFrom, validTo } = instrument;
  const length = starts.length;
  const early = validFrom !== null && starts < validFrom.slice(0, length);
  const late = validTo !== null && starts > validTo.slice(0, length);
  if (!early && !late) return [];
  return [
    {
      ...{ severity: 'violation', code: 'periodOutsideInstrument', rule: null, pointer: '' },
      params: { starts, from: validFrom ?? '', to: validTo ?? '' },
      figures: [
        { key: 'period', kind: 'day', value: starts },
        { key: 'limit', kind: 'text', value: `${validFrom ?? ''}–${validTo ?? ''}` },
      ],
      result: { kind: 'day', value: starts },
    },
  ];
}

function checkYear(plan: PlanOfPart, { period }: FundingFacts): FundingFinding[] {
  if (!period?.decided) return [];
  const first = period.starts?.slice(0, 4) ?? null;
  const last = period.ends?.slice(0, 4) ?? null;
  const year = String(plan.year);
  const money = plan.lines.some(({ amountCents }) => amountCents > 0n) || (plan.totalCents ?? 0n) > 0n;
  const outside = (first !== null && year < first) || (last !== null && year > last);
  if (!money || !outside) return [];
  return [
    {
      ...{ severity: 'violation', code: 'yearOutsidePeriod', rule: null, pointer: placeOf(plan) },
      params: { year, starts: period.starts ?? '', ends: period.ends ?? '' },
      figures: [
        { key: 'year', kind: 'text', value: year },
        { key: 'period', kind: 'text', value: `${period.starts ?? ''}–${period.ends ?? ''}` },
        { key: 'planned', of: year, ...amount(plan.totalCents) },
      ],
      result: { kind: 'text', value: year },
    },
  ];
}

/** Total and support of the whole project, or of the own part, against what was decided. */
function checkAmounts({ decision, plans, parts }: FundingFacts): FundingFinding[] {
  const own = parts.find((part) => part.own);
  return (decision?.amounts ?? []).flatMap(({ scope, totalCents, grantCents }) => {
    const counted = scope === 'own' && own ? plans.filter(({ partId }) => partId === own.id) : plans;
    const planned = sumOfYears(rollUp(counted, []));
    if (counted.length === 0 || (scope === 'whole' && isPartial(plans, parts))) return [];
    const pairs: [what: 'totalCost' | 'support', decided: Cents | null, planned: Cents | null][] = [
      ['totalCost', totalCents, planned.totalCents],
      ['support', grantCents, supportOf(planned)],
    ];
    return pairs.flatMap(([what, decided, found]) => {
      if (decided === null || found === null || decided === found) return [];
      return [differing({ what, scope }, decided, found, '')];
    });
  });
}

/** The plan of a project whose other parts are not planned says nothing of the whole. */
function isPartial(plans: FundingFacts['plans'], parts: FundingFacts['parts']): boolean {
  return rollUp(
    plans,
    parts.map(({ id }) => id),
  ).some(({ missingParts }) => missingParts.length > 0);
}

function supportOf(plan: RolledUp): Cents {
  return sharesOf(plan.lines).supportCents;
}

/** The sources of a year against those the decision names. */
function checkLines({ decision, plans }: FundingFacts): FundingFinding[] {
  return (decision?.lines ?? []).flatMap((line) => {
    const ofYear = plans.filter(
      (plan) => plan.year === line.year && (line.partId === null || plan.partId === line.partId),
    );
    if (ofYear.length === 0) return [];
    const [year] = rollUp(ofYear, []);
    const found = sumCents(
      (year?.lines ?? [])
        .filter(({ fundingClass }) => fundingClass === line.fundingClass)
        .map(({ amountCents }) => amountCents),
    );
    if (found === line.amountCents) return [];
    const params = { what: 'line', class: line.fundingClass, year: String(line.year) };
    return [differing(params, line.amountCents, found, placeOf({ year: line.year, partId: line.partId }))];
  });
}

function differing(
  params: Record<string, string>,
  decided: Cents,
  planned: Cents,
  pointer: string,
): FundingFinding {
  const difference = absoluteCents(cents(planned - decided));
  return {
    ...{ severity: 'violation', code: 'differsFromDecision', rule: null, pointer },
    params: {
      ...params,
      planned: formatWire(planned),
      decided: formatWire(decided),
      amount: formatWire(difference),
    },
    figures: [
      { key: 'decided', ...amount(decided) },
      { key: 'planned', ...amount(planned) },
    ],
    result: amount(difference),
  };
}
