import { type Cents, ZERO_CENTS, cents, formatWire, sumCents } from '../../../../shared/money/index.js';
import type { FundingClass } from '../../../../shared/funding.js';
import { amount } from './explain-plan.js';
import type { AgreementFacts, FundingFacts, FundingFinding } from './check-facts.js';
import { matchMoney } from './match-money.js';
import { rollUp, sourceKey } from './roll-up.js';

/** Money that another promises: it needs an agreement when one applies for the rest. */
const PROMISED: ReadonlySet<FundingClass> = new Set([
  'municipalContribution',
  'otherPublicFunding',
  'privateFunding',
]);

/** What is planned from one outside source of one part, year by year. */
interface Promised {
  readonly partId: string | null;
  readonly fundingClass: FundingClass;
  readonly organisationId: string | null;
  readonly years: Map<number, Cents>;
}

/** What agreements give a promise: each year from those valid in it, and as if all were valid. */
interface Kept {
  readonly unmetYears: readonly number[];
  readonly validCents: Cents;
  readonly agreedCents: Cents;
}

/** Whether each promised source has agreements, valid, large enough, and paid. An agreement keeps a promise once. */
export function checkAgreements(facts: FundingFacts): FundingFinding[] {
  const promises = promisesOf(facts);
  const kept = keptBy(promises, facts.agreements);
  return [
    ...promises.flatMap((promise, at) => checkPromise(promise, kept[at]!, facts)),
    ...facts.agreements.flatMap((one) => checkReceived(one, promises, facts)),
  ];
}

/** What is planned from each outside source of each part, over all years. */
function promisesOf({ plans, parts }: FundingFacts): Promised[] {
  const counted = rollUp(
    plans,
    parts.map(({ id }) => id),
  );
  const promises = new Map<string, Promised>();
  for (const plan of plans) {
    const basis = counted.find(({ year }) => year === plan.year)?.basis;
    if (basis === 'parts' && plan.partId === null) continue;
    for (const line of plan.lines) {
      if (!PROMISED.has(line.fundingClass) || line.amountCents === 0n) continue;
      const { fundingClass, organisationId, amountCents } = line;
      const key = `${plan.partId ?? ''} ${sourceKey(line)}`;
      const promise = promises.get(key) ?? {
        ...{ partId: plan.partId, fundingClass, organisationId, years: new Map<number, Cents>() },
      };
      const before = promise.years.get(plan.year) ?? ZERO_CENTS;
      promise.years.set(plan.year, cents(before + amountCents));
      promises.set(key, promise);
    }
  }
  return [...promises.values()];
}

function isAbout(agreement: AgreementFacts, { partId, fundingClass, organisationId }: Promised): boolean {
  return (
    agreement.fundingClass === fundingClass &&
    (agreement.partId === null || partId === null || agreement.partId === partId) &&
    (organisationId === null || agreement.organisationId === organisationId)
  );
}

function isValidIn({ validFrom, validTo }: AgreementFacts, year: number): boolean {
  return (
    (validFrom === null || validFrom <= `${year}-12-31`) && (validTo === null || validTo >= `${year}-01-01`)
  );
}

/** Shares the agreements out over the promises: once within their validity, once as if all were valid. */
function keptBy(promises: readonly Promised[], agreements: readonly AgreementFacts[]): Kept[] {
  const needs = promises.flatMap((promise, at) =>
    [...promise.years].map(([year, amountCents]) => ({ promise, at, year, amountCents })),
  );
  const fits =
    (inValidity: boolean) =>
    (need: number, source: number): boolean => {
      const [of, agreement] = [needs[need], agreements[source]];
      if (!of || !agreement || !isAbout(agreement, of.promise)) return false;
      return !inValidity || isValidIn(agreement, of.year);
    };
  const [valid = [], any = []] = matchMoney(
    needs.map((need) => need.amountCents),
    agreements.map((agreement) => agreement.amountCents),
    [fits(true), fits(false)],
  );
  return promises.map((_, at) => {
    const own = needs.flatMap((need, place) => (need.at === at ? [{ ...need, place }] : []));
    const sum = (met: readonly Cents[]) => sumCents(own.map(({ place }) => met[place] ?? ZERO_CENTS));
    return {
      unmetYears: own
        .filter(({ place, amountCents }) => valid[place] !== amountCents)
        .map(({ year }) => year),
      ...{ validCents: sum(valid), agreedCents: sum(any) },
    };
  });
}

function checkPromise(
  promise: Promised,
  { unmetYears, validCents, agreedCents }: Kept,
  facts: FundingFacts,
): FundingFinding[] {
  const { partId, fundingClass } = promise;
  const agreements = facts.agreements.filter((one) => isAbout(one, promise));
  const params = paramsOf(promise, facts);
  const plannedCents = sumCents(promise.years.values());
  const planned = { key: 'planned' as const, of: `class:${fundingClass}`, ...amount(plannedCents) };
  const pointer = partId === null ? '' : `/parts/${partId}`;
  if (agreements.length === 0) {
    return [
      {
        ...{
          severity: facts.applied ? 'violation' : 'warning',
          code: 'agreementMissing',
          rule: null,
          pointer,
        },
        params: { ...params, amount: formatWire(plannedCents) },
        ...{ figures: [planned, { key: 'agreed', ...amount(ZERO_CENTS) }], result: amount(plannedCents) },
      },
    ];
  }
  const notValid = agreements.flatMap((one) => checkValidity(one, unmetYears, params));
  const agreed = notValid.length > 0 ? agreedCents : validCents;
  const missing = cents(plannedCents - agreed);
  const tooSmall: FundingFinding = {
    ...{ severity: 'violation', code: 'agreementTooSmall', rule: null, pointer },
    params: {
      ...params,
      amount: formatWire(missing),
      planned: formatWire(plannedCents),
      agreed: formatWire(agreed),
    },
    figures: [planned, { key: 'agreed', ...amount(agreed) }],
    result: amount(missing),
  };
  return [...notValid, ...(missing > 0n ? [tooSmall] : [])];
}

/** What a finding says of a promise: its class, and organisation and part where these are told apart. */
function paramsOf(
  { partId, fundingClass, organisationId }: Omit<Promised, 'years'>,
  { nameOf, parts }: FundingFacts,
): Record<string, string> {
  const who = organisationId === null ? null : nameOf(organisationId);
  const part = parts.find(({ id }) => id === partId)?.name;
  return { class: fundingClass, ...(who ? { organisation: who } : {}), ...(part ? { part } : {}) };
}

/** A year that is not agreed in full, and in which an agreement on the same money is not valid. */
function checkValidity(
  agreement: AgreementFacts,
  unmetYears: readonly number[],
  params: Record<string, string>,
): FundingFinding[] {
  const outside = unmetYears.filter((year) => !isValidIn(agreement, year));
  if (outside.length === 0) return [];
  const validity = `${agreement.validFrom ?? ''}–${agreement.validTo ?? ''}`;
  return [
    {
      ...{
        severity: 'violation',
        code: 'agreementNotValid',
        rule: null,
        pointer: `/agreements/${agreement.id}`,
      },
      params: {
        ...params,
        years: outside.join(', '),
        from: agreement.validFrom ?? '',
        to: agreement.validTo ?? '',
      },
      figures: [
        { key: 'agreed', ...amount(agreement.amountCents) },
        { key: 'period', kind: 'text', value: validity },
      ],
      result: { kind: 'text', value: outside.join(', ') },
    },
  ];
}

/** Promised money is due by the end of the last year it is planned for, or when its agreement ends. */
function checkReceived(
  agreement: AgreementFacts,
  promises: readonly Promised[],
  facts: FundingFacts,
): FundingFinding[] {
  const years = promises.filter((one) => isAbout(agreement, one)).flatMap((one) => [...one.years.keys()]);
  if (years.length === 0) return [];
  const missing = agreement.amountCents - agreement.receivedCents;
  const endOfYears = `${Math.max(...years)}-12-31`;
  const due = agreement.validTo !== null && agreement.validTo < endOfYears ? agreement.validTo : endOfYears;
  if (missing <= 0n || facts.asOn <= due) return [];
  return [
    {
      ...{ severity: 'warning', code: 'notReceived', rule: null, pointer: `/agreements/${agreement.id}` },
      params: {
        ...paramsOf(agreement, facts),
        amount: formatWire(cents(missing)),
        agreed: formatWire(agreement.amountCents),
        received: formatWire(agreement.receivedCents),
        due,
      },
      figures: [
        { key: 'agreed', ...amount(agreement.amountCents) },
        { key: 'received', ...amount(agreement.receivedCents) },
      ],
      result: amount(cents(missing)),
    },
  ];
}
