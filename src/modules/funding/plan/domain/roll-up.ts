import { type Cents, ZERO_CENTS, cents, sumCents } from '../../../../shared/money/index.js';
import { type FundingClass, SUPPORT_CLASSES } from '../../../../shared/funding.js';
import { type Cover, type PlanExactness, cover } from './cover.js';

/** A year's plan as {@link rollUp} adds it up. */
export interface PlanOfPart {
  /** The implementer; null is the project as a whole. */
  readonly partId: string | null;
  readonly year: number;
  readonly totalCents: Cents | null;
  readonly exactness: PlanExactness;
  readonly lines: readonly SourceLine[];
}

/** Money of one source. */
export interface SourceLine {
  readonly fundingClass: FundingClass;
  readonly organisationId: string | null;
  readonly instrument: string | null;
  readonly amountCents: Cents;
  readonly exactness: PlanExactness;
}

/** One year, or all of them, added up. */
export interface RolledUp {
  /** Null for the sum of all years. */
  readonly year: number | null;
  /** Whether parts were added, or the plan of the whole stands for them. */
  readonly basis: 'parts' | 'whole';
  /** Null as soon as the total of one of the plans is not known. */
  readonly totalCents: Cents | null;
  readonly exactness: PlanExactness;
  readonly lines: readonly SourceLine[];
  readonly cover: Cover;
  /** Parts of the project that have no plan of the year; what they cost is in none of the sums. */
  readonly missingParts: readonly string[];
}

/**
 * Adds up the plans of a project by year: where implementers have plans of their own, those are added; else the plan
 * of the whole stands. The two are never added to each other.
 */
export function rollUp(plans: readonly PlanOfPart[], partIds: readonly string[]): RolledUp[] {
  const years = [...new Set(plans.map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) => {
    const ofYear = plans.filter((plan) => plan.year === year);
    const ofParts = ofYear.filter(({ partId }) => partId !== null);
    const basis = ofParts.length > 0 ? 'parts' : 'whole';
    const planned = new Set(ofParts.map(({ partId }) => partId));
    const missingParts = basis === 'parts' ? partIds.filter((id) => !planned.has(id)) : [];
    return { ...addUp(basis === 'parts' ? ofParts : ofYear), year, basis, missingParts };
  });
}

/** The sum of the years. */
export function sumOfYears(years: readonly RolledUp[]): RolledUp {
  return {
    ...addUp(years),
    year: null,
    basis: years.some(({ basis }) => basis === 'parts') ? 'parts' : 'whole',
    missingParts: [...new Set(years.flatMap(({ missingParts }) => missingParts))],
  };
}

/** Support and self-financing of a plan, and what the funding rate is of. */
export function sharesOf(lines: readonly SourceLine[]): { supportCents: Cents; ownCents: Cents } {
  const of = (support: boolean) =>
    sumCents(
      lines
        .filter(({ fundingClass }) => SUPPORT_CLASSES.has(fundingClass) === support)
        .map(({ amountCents }) => amountCents),
    );
  return { supportCents: of(true), ownCents: of(false) };
}

/** What tells one source from another: whose money, of which class and instrument. */
export function sourceKey({
  fundingClass,
  organisationId,
  instrument,
}: Omit<SourceLine, 'amountCents' | 'exactness'>): string {
  return [fundingClass, organisationId ?? '', instrument ?? ''].join(' ');
}

function addUp(
  plans: readonly Pick<PlanOfPart, 'totalCents' | 'exactness' | 'lines'>[],
): Pick<RolledUp, 'totalCents' | 'exactness' | 'lines' | 'cover'> {
  const known = plans.flatMap(({ totalCents }) => (totalCents === null ? [] : [totalCents]));
  const totalCents = known.length === plans.length && plans.length > 0 ? sumCents(known) : null;
  const exactness = approximateIn(plans) ? 'approximate' : 'exact';
  const lines = addSources(plans.flatMap((plan) => plan.lines));
  return { totalCents, exactness, lines, cover: cover({ totalCents, exactness, lines }) };
}

function addSources(lines: readonly SourceLine[]): SourceLine[] {
  const sources = new Map<string, SourceLine>();
  for (const line of lines) {
    const key = sourceKey(line);
    const known = sources.get(key);
    sources.set(key, {
      ...line,
      amountCents: cents((known?.amountCents ?? ZERO_CENTS) + line.amountCents),
      exactness: approximateIn([line, ...(known ? [known] : [])]) ? 'approximate' : 'exact',
    });
  }
  return [...sources.values()];
}

function approximateIn(figures: readonly { exactness: PlanExactness }[]): boolean {
  return figures.some(({ exactness }) => exactness === 'approximate');
}
