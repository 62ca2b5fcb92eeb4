import { type Cents, percentOf, roundHalfUp, sumCents } from '../../../../shared/money/index.js';
import type { FundingClass, Outcome } from '../../../../shared/funding.js';
import type { FundingAmount, Scope } from '../../applications/domain/amounts.js';
import type { LocalText } from '../../instruments/domain/instrument.js';
import {
  type AgreedMoney,
  type SecurablePlan,
  type SecuredPlan,
  type SecurityFacts,
  securePlans,
} from './security.js';

/** An amount as exactly as it is known: the ends differ where a range is known. */
export interface Span {
  readonly fromCents: Cents;
  readonly toCents: Cents;
  readonly approximate: boolean;
}

/** What is known of an amount applied for or decided. Null is unknown, never zero. */
export interface KnownAmount {
  readonly scope: Scope;
  readonly total: Span | null;
  /** Stated, or by the support rate that stands beside the total. */
  readonly support: Span | null;
  /** The own contribution: stated, or by its rate. */
  readonly own: Span | null;
}

/** What is asked or decided of the own part for a year from one class of sources. */
export interface KnownLine extends Span {
  readonly year: number;
  readonly fundingClass: FundingClass;
}

/** A decision that counts on the day. */
export interface StandingDecision {
  readonly id: string;
  readonly number: string | null;
  /** To the day, month or year, or null. */
  readonly decided: string | null;
  readonly countsFrom: string;
  readonly outcome: Outcome;
  readonly amounts: readonly KnownAmount[];
  /** Empty where the decision does not tell years and sources apart. */
  readonly lines: readonly KnownLine[];
}

/** A later decision that part of what was granted goes back. Null is unknown, never zero. */
export interface KnownRepayment {
  readonly number: string | null;
  readonly ownCents: Cents | null;
  readonly wholeCents: Cents | null;
}

/** An application that counts on the day, with its decision if that counts too. */
export interface StandingApplication {
  readonly id: string;
  readonly state: 'pending' | 'granted' | 'refused';
  readonly instrument: { readonly code: string; readonly name: LocalText };
  /** The name of the funder without regard to case: of the organisation or, without one, of the instrument's. */
  readonly funderKey: string;
  readonly funder: LocalText;
  /** To the day, month or year, or null. */
  readonly submitted: string | null;
  readonly amounts: readonly KnownAmount[];
  readonly lines: readonly KnownLine[];
  readonly decision: StandingDecision | null;
  /** Decided by the day, the oldest first. */
  readonly repayments: readonly KnownRepayment[];
  /** First day of the decided period, also of a decision that counts only later, else of the planned one. */
  readonly periodStarts: string | null;
}

/** Everything about the money of one project that is known on a day. */
export interface ProjectStanding {
  readonly project: {
    readonly id: string;
    readonly code: string;
    readonly nameFi: string;
    readonly nameSv: string | null;
    readonly nameEn: string | null;
  };
  readonly baseActivity: boolean;
  /** The centre's own plans of all years. */
  readonly plans: readonly SecurablePlan[];
  /** Years that only others, or the project as a whole, have planned: the own part is not known. */
  readonly unknownYears: readonly UnknownYear[];
  readonly applications: readonly StandingApplication[];
  /** Signed by the day, for the own part. */
  readonly agreements: readonly StandingAgreement[];
}

/** A year of a joint project in which the centre's own part has no plan. */
export interface UnknownYear {
  readonly year: number;
  /** What the project as a whole has planned; in no sum. */
  readonly wholeCents: Cents | null;
}

/** An agreement with what came in on it. */
export interface StandingAgreement extends AgreedMoney {
  /** All receipts, less what was paid back. */
  readonly receivedCents: Cents;
  readonly paidBackCents: Cents;
}

/** A plan or an agreement of a project, and whose it is. */
export interface OfPart {
  /** Of the centre's own part, or of another implementer; null: of the project as a whole. */
  readonly own: boolean | null;
}

/**
 * The rule of own parts, which every view across the portfolio keeps to: what is said of an implementer is the
 * centre's only where that is the centre, and what is said of the whole only where no other implementer takes part.
 *
 * @param joint whether other implementers take part.
 */
export function isOwn({ own }: OfPart, joint: boolean): boolean {
  return own ?? !joint;
}

/**
 * Chooses the centre's own plans: of each year the one of its own part, else the one of the whole where that is its
 * own. A plan of the whole never stands for a part of it: such a year is listed as unknown.
 */
export function chooseOwnPlans<Plan extends OfPart & SecurablePlan>(
  plans: readonly Plan[],
  joint: boolean,
): { own: Plan[]; unknownYears: UnknownYear[] } {
  const ofPart = new Set(plans.flatMap(({ own, year }) => (own ? [year] : [])));
  const own = plans.filter((plan) => plan.own ?? (isOwn(plan, joint) && !ofPart.has(plan.year)));
  const known = new Set(own.map(({ year }) => year));
  const open = [...new Set(plans.map(({ year }) => year))].filter((year) => !known.has(year));
  const wholeOf = (year: number) => plans.find((plan) => plan.year === year && plan.own === null);
  return {
    own,
    unknownYears: open.map((year) => ({ year, wholeCents: wholeOf(year)?.totalCents ?? null })),
  };
}

/** Where a decision leaves an application; one that waits has none, nor has one that was taken back. */
export function stateOf(
  decision: { outcome: Outcome } | null,
  withdrawn: boolean,
): StandingApplication['state'] {
  if (!decision) return withdrawn ? 'refused' : 'pending';
  return decision.outcome === 'granted' || decision.outcome === 'partly' ? 'granted' : 'refused';
}

/** Reads an amount as it is stored. What a rate beside it says of a part is worked out, half-up to the cent. */
export function toKnownAmount(amount: FundingAmount): KnownAmount {
  const approximate = amount.exactness === 'approximate';
  const [from, to] = [amount.totalCents ?? amount.minCents, amount.totalCents ?? amount.maxCents];
  const total = from === null || to === null ? null : { fromCents: from, toCents: to, approximate };
  const part = (stated: Cents | null, rate: string | null): Span | null => {
    if (stated !== null) return { fromCents: stated, toCents: stated, approximate };
    if (total === null || rate === null) return null;
    return {
      fromCents: percentOf(total.fromCents, rate, roundHalfUp),
      toCents: percentOf(total.toCents, rate, roundHalfUp),
      approximate,
    };
  };
  return {
    ...{ scope: amount.scope, total },
    support: part(amount.grantCents, amount.supportRate),
    own: part(amount.ownContributionCents, amount.ownRate),
  };
}

/**
 * How sure the plans of a project are as on the day, or supposing that its funding is refused. A year without a plan
 * takes what was decided for it, or is asked for it; an amount that no document shares out over years is in no year.
 *
 * @param supposedRefused the question "what if": nothing of it is stored.
 */
export function secureStanding(standing: ProjectStanding, supposedRefused = false): SecuredPlan[] {
  const planned = new Set(standing.plans.map(({ year }) => year));
  const others = plansOfApplications(standing.applications).filter(({ year }) => !planned.has(year));
  return securePlans([...standing.plans, ...others], factsOf(standing, supposedRefused));
}

/** The years of decisions and pending applications that tell years and sources apart; a range stays out. */
function plansOfApplications(applications: readonly StandingApplication[]): SecurablePlan[] {
  const lines = applications.flatMap(({ state, decision, lines: asked }) => {
    const stated = state === 'granted' ? (decision?.lines ?? []) : state === 'pending' ? asked : [];
    return stated.some((line) => line.fromCents !== line.toCents) ? [] : stated;
  });
  return [...new Set(lines.map(({ year }) => year))].map((year) => {
    const ofYear = lines.filter((line) => line.year === year);
    return {
      ...{ year, status: 'preliminary', totalCents: sumCents(ofYear.map((line) => line.fromCents)) },
      exactness: ofYear.some((line) => line.approximate) ? 'approximate' : 'exact',
      lines: ofYear.map((line) => ({
        ...{ fundingClass: line.fundingClass, organisationId: null, amountCents: line.fromCents },
        exactness: line.approximate ? 'approximate' : 'exact',
      })),
    };
  });
}

function factsOf(
  { baseActivity, applications, agreements }: ProjectStanding,
  supposedRefused: boolean,
): SecurityFacts {
  return {
    baseActivity,
    pending: applications.some(({ state }) => state === 'pending'),
    refused:
      supposedRefused || (applications.length > 0 && applications.every(({ state }) => state === 'refused')),
    decided: applications.flatMap(({ state, decision, repayments }) => {
      if (state !== 'granted' || !decision) return [];
      const own = decision.amounts.find(({ scope }) => scope === 'own');
      // A decided amount is exact.
      const lines = decision.lines.map(({ year, fundingClass, fromCents }) => ({
        ...{ year, fundingClass, amountCents: fromCents },
      }));
      return [
        {
          ...{ number: decision.number, supportCents: own?.support?.fromCents ?? null, lines },
          repaid: repayments.flatMap(({ number, ownCents }) =>
            ownCents === null ? [] : [{ number, amountCents: ownCents }],
          ),
        },
      ];
    }),
    agreed: agreements,
  };
}
