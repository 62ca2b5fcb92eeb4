import { type Cents, ZERO_CENTS, cents, formatWire, sumCents } from '../../../../shared/money/index.js';
import type { FundingClass } from '../../../../shared/funding.js';
import { amount } from './explain-plan.js';
import type { AgreementFacts, FundingFacts, FundingFinding } from './check-facts.js';
import { rollUp, sourceKey } from './roll-up.js';

/** Money that another promises: it needs an agreement when one applies for the rest. */
const PROMISED: ReadonlySet<FundingClass> = new Set([
  'municipalContribution',
  'otherPublicFunding',
  'privateFunding',
]);

interface Promised {
  partId: string | null;
  fundingClass: FundingClass;
  organisationId: string | null;
  amountCents: Cents;
  years: number[];
}

/** Whether each promised source has agreements, valid, large enough, and paid. */
export function checkAgreements(facts: FundingFacts): FundingFinding[] {
  return promisesOf(facts).flatMap((promise) => checkPromise(promise, facts));
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
      const key = `${plan.partId ?? ''} ${sourceKey(line)}`;
      const known = promises.get(key);
      promises.set(key, {
        ...{ partId: plan.partId, fundingClass: line.fundingClass, organisationId: line.organisationId },
        amountCents: cents((known?.amountCents ?? ZERO_CENTS) + line.amountCents),
        years: [...(known?.years ?? []), plan.year],
      });
    }
  }
  return [...promises.values()];
}

function checkPromise(promise: Promised, facts: FundingFacts): FundingFinding[] {
  const { partId, fundingClass, organisationId, amountCents } = promise;
  const agreements = facts.agreements.filter(
    (one) =>
      one.fundingClass === fundingClass &&
      (one.partId === null || partId === null || one.partId === partId) &&
      (organisationId === null || one.organisationId === organisationId),
  );
  const who = organisationId === null ? null : facts.nameOf(organisationId);
  const part = facts.parts.find(({ id }) => id === partId)?.name;
  const params = { class: fundingClass, ...(who ? { organisation: who } : {}), ...(part ? { part } : {}) };
  const planned = { key: 'planned' as const, of: `class:${fundingClass}`, ...amount(amountCents) };
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
        params: { ...params, amount: formatWire(amountCents) },
        ...{ figures: [planned, { key: 'agreed', ...amount(ZERO_CENTS) }], result: amount(amountCents) },
      },
    ];
  }
  return [
    ...agreements.flatMap((one) => checkValidity(one, promise, params)),
    ...checkSize(agreements, promise, params, planned, pointer),
    ...agreements.flatMap((one) => checkReceived(one, promise, params, facts.asOn)),
  ];
}

function checkValidity(
  agreement: AgreementFacts,
  { years }: Promised,
  params: Record<string, string>,
): FundingFinding[] {
  const outside = years.filter(
    (year) =>
      (agreement.validFrom !== null && agreement.validFrom > `${year}-12-31`) ||
      (agreement.validTo !== null && agreement.validTo < `${year}-01-01`),
  );
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

function checkSize(
  agreements: readonly AgreementFacts[],
  { amountCents }: Promised,
  params: Record<string, string>,
  planned: FundingFinding['figures'][number],
  pointer: string,
): FundingFinding[] {
  const agreed = sumCents(agreements.map((one) => one.amountCents));
  if (agreed >= amountCents) return [];
  const missing = cents(amountCents - agreed);
  return [
    {
      ...{ severity: 'violation', code: 'agreementTooSmall', rule: null, pointer },
      params: {
        ...params,
        amount: formatWire(missing),
        planned: formatWire(amountCents),
        agreed: formatWire(agreed),
      },
      figures: [planned, { key: 'agreed', ...amount(agreed) }],
      result: amount(missing),
    },
  ];
}

/** Promised money is due by the end of the last year it is planned for, or when its agreement ends. */
function checkReceived(
  agreement: AgreementFacts,
  { years }: Promised,
  params: Record<string, string>,
  asOn: string,
): FundingFinding[] {
  const missing = agreement.amountCents - agreement.receivedCents;
  const endOfYears = `${Math.max(...years)}-12-31`;
  const due = agreement.validTo !== null && agreement.validTo < endOfYears ? agreement.validTo : endOfYears;
  if (missing <= 0n || asOn <= due) return [];
  return [
    {
      ...{ severity: 'warning', code: 'notReceived', rule: null, pointer: `/agreements/${agreement.id}` },
      params: {
        ...params,
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
