import type { ProjectLabel, ProjectStanding, SecuredLine, SecuredPlan, Span } from '../../funding/index.js';
import {
  FUNDING_CLASSES,
  type FundingClass,
  SECURITIES,
  SUPPORT_CLASSES,
  type Security,
  type SecurityBasis,
} from '../../../shared/funding.js';
import { type Cents, sumCents } from '../../../shared/money/index.js';

/** The base activity and the projects are financed apart. */
export const COVER_KINDS = ['baseActivity', 'projects'] as const;
/** One of {@link COVER_KINDS}. */
export type CoverKind = (typeof COVER_KINDS)[number];

/** A part of one project's plan in a cell. */
export interface CoverItem {
  readonly project: ProjectLabel;
  readonly amountCents: Cents;
  readonly approximate: boolean;
  readonly basis: SecurityBasis;
  readonly record: string | null;
}

/** What one class of sources gives in a year, as sure as it is, with the plans it comes from. */
export interface CoverCell {
  readonly fundingClass: FundingClass;
  readonly security: Security;
  readonly amountCents: Cents;
  readonly approximate: boolean;
  readonly items: readonly CoverItem[];
}

/** One project's year: its total, and what of it nothing covers. Null is unknown. */
export interface CoveredYear extends Pick<
  SecuredPlan,
  'totalCents' | 'securedCents' | 'probableCents' | 'uncoveredCents' | 'overCoveredCents' | 'approximate'
> {
  readonly project: ProjectLabel;
}

/** Sums of a year; null where there is no plan, or where none states its total. */
export interface CoverSums {
  readonly totalCents: Cents | null;
  readonly securedCents: Cents | null;
  readonly probableCents: Cents | null;
  readonly uncoveredCents: Cents | null;
}

export interface CoverGroup extends CoverSums {
  readonly year: number;
  readonly kind: CoverKind;
  readonly approximate: boolean;
  readonly cells: readonly CoverCell[];
  readonly plans: readonly CoveredYear[];
  /** Plans that state no total: nothing of them can be called uncovered. */
  readonly totalUnknown: readonly ProjectLabel[];
  readonly ownUnknown: readonly OwnPartUnknown[];
}

/** A joint project that is planned for the year, and of which the centre's own part is not known: in no sum. */
export interface OwnPartUnknown {
  readonly project: ProjectLabel;
  /** What the project as a whole has planned; null where that is not known either. */
  readonly wholeCents: Cents | null;
}

/** Money that is applied for or granted, and that no plan shares out over years. */
export interface UnplannedMoney {
  readonly project: ProjectLabel;
  readonly state: 'pending' | 'granted';
  readonly own: Span | null;
  readonly whole: Span | null;
  /** Supposed to be refused. */
  readonly without: boolean;
}

/** A project whose refusal can be supposed. */
export interface RefusalChoice {
  readonly project: ProjectLabel;
  readonly state: 'pending' | 'granted' | 'planned';
}

/** A line of a plan that a supposed refusal takes away. */
export interface LostLine {
  readonly project: ProjectLabel;
  readonly year: number;
  readonly fundingClass: FundingClass;
  readonly basis: SecurityBasis;
  /** What it covered before, as sure as it was. */
  readonly securedCents: Cents;
  readonly probableCents: Cents;
}

/** A year's sums before and after the refusals that are supposed. */
export interface CoverChange {
  readonly year: number;
  readonly kind: CoverKind;
  readonly before: CoverSums;
  readonly after: CoverSums;
}

export interface CoverGrid {
  readonly groups: readonly CoverGroup[];
  readonly unplanned: readonly UnplannedMoney[];
  readonly choices: readonly RefusalChoice[];
  readonly lost: readonly LostLine[];
  readonly changes: readonly CoverChange[];
}

export interface CoverScope {
  readonly from: number;
  readonly to: number;
  /** Ids of the projects that are supposed to be refused. */
  readonly without: ReadonlySet<string>;
}

/** A project's plans as sure as they are, and supposing the refusals that are asked about. */
export interface SecuredStanding {
  readonly standing: ProjectStanding;
  readonly before: readonly SecuredPlan[];
  readonly after: readonly SecuredPlan[];
}

/** A project and its plans as sure as they are. */
export interface ProjectPlans {
  readonly standing: ProjectStanding;
  readonly plans: readonly SecuredPlan[];
}

/** What is planned for a year: the centre's own parts, and the projects of which its part is not known. */
export interface PlansOfYear {
  readonly plans: readonly { standing: ProjectStanding; plan: SecuredPlan }[];
  readonly ownUnknown: readonly OwnPartUnknown[];
}

/**
 * The plans of a year, for the grid as for the overview: of each project the centre's own part (the rule is funding's),
 * and beside them the projects that others have planned. A year that a decision or an application fills is known.
 */
export function plansOfYear(all: readonly ProjectPlans[], year: number): PlansOfYear {
  const inYear = all.map((of) => ({ ...of, plan: of.plans.find((plan) => plan.year === year) }));
  return {
    plans: inYear.flatMap(({ standing, plan }) => (plan ? [{ standing, plan }] : [])),
    ownUnknown: inYear.flatMap(({ standing: { project, unknownYears }, plan }) => {
      const unknown = plan ? undefined : unknownYears.find((one) => one.year === year);
      return unknown ? [{ project, wholeCents: unknown.wholeCents }] : [];
    }),
  };
}

/**
 * Lays the plans of the portfolio out by year: what is secured, what is probable and what nothing covers, the base
 * activity and the projects apart. Plans are of the centre's own parts; nothing is shared out that no plan shares out.
 */
export function coverGrid(all: readonly SecuredStanding[], scope: CoverScope): CoverGrid {
  const before = all.map(({ standing, before: plans }) => ({ standing, plans }));
  const after = all.map(({ standing, after: plans }) => ({ standing, plans }));
  const groups = groupsOf(after, scope);
  return {
    groups,
    unplanned: all
      .filter(({ before: plans }) => plans.length === 0)
      .flatMap(({ standing }) => unplannedOf(standing, scope)),
    choices: all.flatMap(({ standing }) => choiceOf(standing, scope)),
    lost: lostLines(all, scope),
    changes: scope.without.size === 0 ? [] : changesOf(groupsOf(before, scope), groups),
  };
}

function groupsOf(all: readonly ProjectPlans[], { from, to }: CoverScope): CoverGroup[] {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return years.flatMap((year) =>
    COVER_KINDS.map((kind) => {
      const inGroup = all.filter(({ standing }) => standing.baseActivity === (kind === 'baseActivity'));
      return groupOf(year, kind, plansOfYear(inGroup, year));
    }),
  );
}

function groupOf(year: number, kind: CoverKind, { plans, ownUnknown }: PlansOfYear): CoverGroup {
  const rows = plans.map(({ standing: { project }, plan }) => ({
    project,
    totalCents: plan.totalCents,
    securedCents: plan.securedCents,
    probableCents: plan.probableCents,
    uncoveredCents: plan.uncoveredCents,
    overCoveredCents: plan.overCoveredCents,
    approximate: plan.approximate,
  }));
  return {
    year,
    kind,
    totalCents: sumKnown(rows.map((row) => row.totalCents)),
    securedCents: sumKnown(rows.map((row) => row.securedCents)),
    probableCents: sumKnown(rows.map((row) => row.probableCents)),
    uncoveredCents: sumKnown(rows.map((row) => row.uncoveredCents)),
    approximate: rows.some((row) => row.approximate),
    cells: cellsOf(plans),
    plans: rows,
    totalUnknown: rows.filter((row) => row.totalCents === null).map((row) => row.project),
    ownUnknown,
  };
}

function cellsOf(plans: PlansOfYear['plans']): CoverCell[] {
  const items = plans.flatMap(({ standing: { project }, plan }) =>
    plan.lines.flatMap((line) =>
      line.parts.map((part) => ({
        fundingClass: line.fundingClass,
        security: part.security,
        item: { ...part, project, approximate: line.exactness === 'approximate' },
      })),
    ),
  );
  return FUNDING_CLASSES.flatMap((fundingClass) =>
    SECURITIES.flatMap((security): CoverCell[] => {
      const inCell = items
        .filter((of) => of.fundingClass === fundingClass && of.security === security)
        .map(({ item: { project, amountCents, approximate, basis, record } }) => ({
          ...{ project, amountCents, approximate, basis, record },
        }));
      if (inCell.length === 0) return [];
      const amountCents = sumCents(inCell.map((item) => item.amountCents));
      const approximate = inCell.some((item) => item.approximate);
      return [{ fundingClass, security, amountCents, approximate, items: inCell }];
    }),
  );
}

/** A sum of nothing known is unknown, not zero. */
export function sumKnown(amounts: readonly (Cents | null)[]): Cents | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : sumCents(known);
}

function stateOf({ applications }: ProjectStanding): 'pending' | 'granted' | null {
  if (applications.some(({ state }) => state === 'granted')) return 'granted';
  return applications.some(({ state }) => state === 'pending') ? 'pending' : null;
}

function unplannedOf(standing: ProjectStanding, { without }: CoverScope): UnplannedMoney[] {
  const state = stateOf(standing);
  if (state === null) return [];
  const newest = standing.applications.findLast((application) => application.state === state);
  const amounts = (state === 'granted' ? newest?.decision?.amounts : newest?.amounts) ?? [];
  const totalOf = (scope: 'own' | 'whole') => amounts.find((amount) => amount.scope === scope)?.total ?? null;
  return [
    {
      ...{ project: standing.project, state, without: without.has(standing.project.id) },
      own: totalOf('own'),
      whole: totalOf('whole'),
    },
  ];
}

/** What is pending or granted can be refused, and so can support that a plan counts on. */
function choiceOf(standing: ProjectStanding, { from, to }: CoverScope): RefusalChoice[] {
  const state = stateOf(standing);
  if (state !== null) return [{ project: standing.project, state }];
  const counted = standing.plans.some(
    ({ year, lines }) =>
      year >= from && year <= to && lines.some(({ fundingClass }) => SUPPORT_CLASSES.has(fundingClass)),
  );
  return counted && standing.applications.length === 0
    ? [{ project: standing.project, state: 'planned' }]
    : [];
}

/** The lines that cover something before and nothing after; both lists hold the same plans in the same order. */
function lostLines(all: readonly SecuredStanding[], { from, to, without }: CoverScope): LostLine[] {
  return all
    .filter(({ standing }) => without.has(standing.project.id))
    .flatMap(({ standing: { project }, before, after }) =>
      after.flatMap(({ year, lines }, index) => {
        if (year < from || year > to) return [];
        const was = before[index]?.lines ?? [];
        return lines.flatMap((line, at) => lostLine({ project, year }, was[at], line));
      }),
    );
}

function lostLine(
  of: Pick<LostLine, 'project' | 'year'>,
  before: SecuredLine | undefined,
  { fundingClass, parts }: SecuredLine,
): LostLine[] {
  const basis = parts.find((part) => part.security === null)?.basis;
  const securedCents = sumOf(before, 'secured');
  const probableCents = sumOf(before, 'probable');
  if (!basis || securedCents + probableCents === 0n) return [];
  return [{ ...of, fundingClass, basis, securedCents, probableCents }];
}

function sumOf(line: SecuredLine | undefined, security: Security): Cents {
  const parts = line?.parts.filter((part) => part.security === security) ?? [];
  return sumCents(parts.map((part) => part.amountCents));
}

function changesOf(before: readonly CoverGroup[], after: readonly CoverGroup[]): CoverChange[] {
  const sums = (group: CoverGroup): CoverSums => ({
    totalCents: group.totalCents,
    securedCents: group.securedCents,
    probableCents: group.probableCents,
    uncoveredCents: group.uncoveredCents,
  });
  return after.flatMap((group, at) => {
    const was = before[at];
    if (!was) return [];
    const same = was.securedCents === group.securedCents && was.probableCents === group.probableCents;
    return same ? [] : [{ year: group.year, kind: group.kind, before: sums(was), after: sums(group) }];
  });
}
