import { type Cents, cents, sumCents } from '../../../../shared/money/index.js';
import {
  type FundingClass,
  type PlanStatus,
  SUPPORT_CLASSES,
  type Security,
  type SecurityBasis,
} from '../../../../shared/funding.js';
import { type Cover, type PlanExactness, cover } from './cover.js';

/** A year of a project's plan. */
export interface SecurablePlan {
  readonly year: number;
  readonly status: PlanStatus;
  readonly totalCents: Cents | null;
  readonly exactness: PlanExactness;
  readonly lines: readonly SecurableLine[];
}

/** A source of a plan's year. */
export interface SecurableLine {
  readonly fundingClass: FundingClass;
  readonly organisationId: string | null;
  readonly amountCents: Cents;
  readonly exactness: PlanExactness;
}

/** A granted decision that counts on the day. */
export interface DecidedMoney {
  readonly number: string | null;
  /** The support decided for the centre's own part; null where it is not known. */
  readonly supportCents: Cents | null;
  /** The decided amounts per year and source; empty where the decision does not tell them apart. */
  readonly lines: readonly { year: number; fundingClass: FundingClass; amountCents: Cents }[];
  /** What later decisions took back of it. */
  readonly repaid: readonly { number: string | null; amountCents: Cents }[];
}

/** An agreement with an outside source, signed by the day. */
export interface AgreedMoney {
  readonly fundingClass: FundingClass;
  readonly organisationId: string | null;
  readonly document: string | null;
  readonly amountCents: Cents;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** What is known on a day about the money of one project. */
export interface SecurityFacts {
  readonly baseActivity: boolean;
  /** An application waits for its decision. */
  readonly pending: boolean;
  /** Every application was rejected or withdrawn, or one supposes so. */
  readonly refused: boolean;
  readonly decided: readonly DecidedMoney[];
  readonly agreed: readonly AgreedMoney[];
}

/** A part of a line that is equally sure as a whole. */
export interface SecurityPart {
  /** Null: lost, it covers nothing. */
  readonly security: Security | null;
  readonly basis: SecurityBasis;
  readonly amountCents: Cents;
  /** The number of the decision or the document of the agreement that secures it. */
  readonly record: string | null;
}

export interface SecuredLine extends SecurableLine {
  readonly parts: readonly SecurityPart[];
}

/** A year's plan with how sure each part of it is; secured + probable + uncovered − over-covered is the total. */
export interface SecuredPlan extends Pick<Cover, 'uncoveredCents' | 'overCoveredCents' | 'approximate'> {
  readonly year: number;
  readonly status: PlanStatus;
  readonly totalCents: Cents | null;
  readonly exactness: PlanExactness;
  readonly securedCents: Cents;
  readonly probableCents: Cents;
  readonly lines: readonly SecuredLine[];
}

/** Money that secures lines, or takes their cover away, until it is used up. */
interface Pool {
  readonly record: string | null;
  readonly basis: 'decided' | 'agreed' | 'repaid';
  readonly fits: (line: SecurableLine, year: number) => boolean;
  rest: bigint;
}

/**
 * Says how sure the money of a project's plans is. All years of the project come together, because a decision or an
 * agreement that covers several years is used up in their order: what it does not reach is no more than probable.
 */
export function securePlans(plans: readonly SecurablePlan[], facts: SecurityFacts): SecuredPlan[] {
  const pools = [...decisionPools(facts.decided), ...agreementPools(facts.agreed)];
  return [...plans]
    .sort((a, b) => a.year - b.year)
    .map((plan) => {
      const lines = plan.lines.map((line) => ({ ...line, parts: partsOf(line, plan, facts, pools) }));
      return totalled(plan, lines);
    });
}

function partsOf(
  line: SecurableLine,
  { year, status }: SecurablePlan,
  facts: SecurityFacts,
  pools: readonly Pool[],
): SecurityPart[] {
  const whole = (security: Security | null, basis: SecurityBasis): SecurityPart[] => [
    { security, basis, amountCents: line.amountCents, record: null },
  ];
  const support = SUPPORT_CLASSES.has(line.fundingClass);
  const own = line.fundingClass === 'ownContribution';
  if (facts.refused && support) return whole(null, 'refused');
  // The shares of others were promised to match the support. The base activity's stand on a contract of their own.
  if (facts.refused && !own && !facts.baseActivity) return whole(null, 'withoutSupport');
  if (status === 'closed') return whole('secured', 'closedYear');
  if (own)
    return facts.decided.length > 0 || status === 'approved'
      ? whole('secured', 'ownMoney')
      : whole('probable', 'planned');
  const parts = drawn(line, year, pools);
  const rest = line.amountCents - sumCents(parts.map((part) => part.amountCents));
  if (rest === 0n) return parts;
  const basis = support ? supportRestBasis(line, facts) : outsideRestBasis(line);
  return [...parts, { security: 'probable', basis, amountCents: cents(rest), record: null }];
}

/** Takes from the pools what the line needs, in their order. */
function drawn(line: SecurableLine, year: number, pools: readonly Pool[]): SecurityPart[] {
  const parts: SecurityPart[] = [];
  let open: bigint = line.amountCents;
  for (const pool of pools) {
    if (open === 0n || pool.rest === 0n || !pool.fits(line, year)) continue;
    const taken = pool.rest < open ? pool.rest : open;
    pool.rest -= taken;
    open -= taken;
    const security = pool.basis === 'repaid' ? null : 'secured';
    parts.push({ security, basis: pool.basis, amountCents: cents(taken), record: pool.record });
  }
  return parts;
}

/** Why the support that no decision secures is probable all the same. */
function supportRestBasis(line: SecurableLine, { pending, decided }: SecurityFacts): SecurityBasis {
  if (decided.some((one) => one.supportCents === null && one.lines.length === 0)) return 'amountUnknown';
  if (decided.length > 0) return 'aboveDecided';
  if (pending) return 'pending';
  return line.exactness === 'approximate' ? 'estimate' : 'planned';
}

function outsideRestBasis(line: SecurableLine): SecurityBasis {
  return line.exactness === 'approximate' ? 'estimate' : 'notAgreed';
}

/**
 * A decision that tells years and sources apart secures only these; another one its support, year after year. What
 * later decisions took back secures nothing: it is taken from the last year first, for the money came in that order.
 */
function decisionPools(decided: readonly DecidedMoney[]): Pool[] {
  return decided.flatMap(({ number, supportCents, lines, repaid }) => {
    const support = lines.filter(({ fundingClass }) => SUPPORT_CLASSES.has(fundingClass));
    const granted: Pool[] =
      lines.length > 0
        ? support.map((of) => ({
            ...{ record: number, basis: 'decided', rest: of.amountCents },
            fits: (line, year) => line.fundingClass === of.fundingClass && year === of.year,
          }))
        : supportCents === null
          ? []
          : [{ record: number, basis: 'decided', rest: supportCents, fits: isSupport }];
    return [...granted, ...repaid.flatMap((one) => takeBack(granted, one))];
  });
}

const isSupport = ({ fundingClass }: SecurableLine): boolean => SUPPORT_CLASSES.has(fundingClass);

/** Moves what is to be paid back out of the pools, from the last to the first, into pools that cover nothing. */
function takeBack(granted: readonly Pool[], { number, amountCents }: DecidedMoney['repaid'][number]): Pool[] {
  let open: bigint = amountCents;
  return granted.toReversed().flatMap((pool): Pool[] => {
    const taken = pool.rest < open ? pool.rest : open;
    if (taken === 0n) return [];
    pool.rest -= taken;
    open -= taken;
    return [{ record: number, basis: 'repaid', rest: taken, fits: pool.fits }];
  });
}

/** The agreement that ends first is used first. One without a party, or a line without, fits any of its class. */
function agreementPools(agreed: readonly AgreedMoney[]): Pool[] {
  return [...agreed]
    .sort((a, b) => (a.lastYear ?? 9999) - (b.lastYear ?? 9999))
    .map((agreement) => ({
      record: agreement.document,
      basis: 'agreed',
      rest: agreement.amountCents,
      fits: (line, year) =>
        line.fundingClass === agreement.fundingClass &&
        (line.organisationId === null ||
          agreement.organisationId === null ||
          line.organisationId === agreement.organisationId) &&
        (agreement.firstYear === null || year >= agreement.firstYear) &&
        (agreement.lastYear === null || year <= agreement.lastYear),
    }));
}

function totalled(plan: SecurablePlan, lines: readonly SecuredLine[]): SecuredPlan {
  const parts = lines.flatMap((line) => line.parts.map((part) => ({ ...part, exactness: line.exactness })));
  const sum = (security: Security) =>
    sumCents(parts.filter((part) => part.security === security).map((part) => part.amountCents));
  const counted = parts.filter((part) => part.security !== null);
  const { uncoveredCents, overCoveredCents, approximate } = cover({ ...plan, lines: counted });
  return {
    ...{ year: plan.year, status: plan.status, totalCents: plan.totalCents, exactness: plan.exactness },
    ...{ securedCents: sum('secured'), probableCents: sum('probable') },
    ...{ uncoveredCents, overCoveredCents, approximate, lines },
  };
}
