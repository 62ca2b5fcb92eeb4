import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { type Page, asOnDay } from '../../platform/http/index.js';
import { type Cents, cents, formatWire, sumCents } from '../../shared/money/index.js';
import { ActualsService } from '../actuals/index.js';
import { ContributionsService, type RoundOfYear } from '../contributions/index.js';
import { DeadlinesService } from '../deadlines/index.js';
import {
  FundingQueries,
  type InstrumentTotals,
  type ProjectLabel,
  type ProjectStanding,
  type SecuredLine,
  type SecuredPlan,
  StandingQueries,
  secureStanding,
} from '../funding/index.js';
import { type ProjectListQuery, ProjectsService } from '../projects/index.js';
import { RemindersService } from '../reminders/index.js';
import { wire } from './cover/cover-answer.js';
import { plansOfYear } from './domain/cover-grid.js';
import type {
  CoverLineAnswer,
  CoveredPlanAnswer,
  InstrumentTotalsAnswer,
  OverviewAnswer,
  OverviewQuery,
  YearCoverAnswer,
} from './dto/overview.dto.js';
import type { PortfolioProjectAnswer } from './dto/portfolio-project.dto.js';

/** How far ahead the overview looks for deadlines. */
const DAYS_AHEAD = 60;
const MAX_DEADLINES = 50;

/** Read-only views across the capabilities, as on a day. */
@Injectable()
export class PortfolioService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly funding: FundingQueries,
    private readonly standings: StandingQueries,
    private readonly contributions: ContributionsService,
    private readonly actuals: ActualsService,
    private readonly deadlines: DeadlinesService,
    private readonly reminders: RemindersService,
    private readonly clock: Clock,
  ) {}

  /** What the director sees first; its parts are read side by side. */
  async overview(actor: Actor, query: OverviewQuery): Promise<OverviewAnswer> {
    const asOn = asOnDay(query, this.clock);
    const coverYear = query.coverYear ?? asOn.year + 1;
    const [pendingDecisions, totals, standings, rounds, deadlines, budgetVsActual, reminders] =
      await Promise.all([
        this.funding.listPendingDecisions(asOn),
        this.funding.grantedAndAppliedByInstrument(asOn),
        this.standings.listStandings(asOn),
        this.contributions.roundsOfYear(coverYear, asOn),
        this.deadlines.list(actor, this.upcoming(asOn)),
        this.actuals.report({ asOn: asOn.toString(), year: asOn.year }),
        this.reminders.describeState(),
      ]);
    return {
      asOn: asOn.toString(),
      pendingDecisions,
      byInstrument: totals.map(toInstrumentTotals),
      cover: toYearCover(coverYear, standings, rounds),
      deadlines: deadlines.items,
      budgetVsActual,
      reminders,
    };
  }

  /** A page of projects with the money behind each. */
  async listProjects(query: ProjectListQuery): Promise<Page<PortfolioProjectAnswer>> {
    const asOn = asOnDay(query, this.clock);
    const page = await this.projects.list(query);
    const money = await this.funding.fundingOfProjects(
      page.items.map(({ id }) => id),
      asOn,
    );
    return {
      ...page,
      items: page.items.map((project) => ({ ...project, money: money.get(project.id) ?? null })),
    };
  }

  private upcoming(asOn: Temporal.PlainDate) {
    return {
      asOn: asOn.toString(),
      from: asOn.toString(),
      to: asOn.add({ days: DAYS_AHEAD }).toString(),
      state: 'open' as const,
      limit: MAX_DEADLINES,
    };
  }
}

/** A sum of nothing known is unknown, not zero. */
function knownSum(sumCents: Cents, applications: number, unknown: readonly ProjectLabel[]): string | null {
  return unknown.length >= applications ? null : formatWire(sumCents);
}

function toInstrumentTotals({
  instrument,
  state,
  applications,
  own,
  whole,
}: InstrumentTotals): InstrumentTotalsAnswer {
  return {
    instrument,
    state,
    applications,
    own: {
      from: knownSum(own.fromCents, applications, own.unknown),
      to: knownSum(own.toCents, applications, own.unknown),
      approximate: own.approximate,
      unknown: own.unknown,
    },
    wholeFrom: whole.known === 0 ? null : formatWire(whole.fromCents),
    wholeTo: whole.known === 0 ? null : formatWire(whole.toCents),
    wholeApproximate: whole.approximate,
  };
}

/** What is planned for the year and how it is covered, by the rule of the cover grid. */
function toYearCover(
  year: number,
  standings: readonly ProjectStanding[],
  rounds: readonly RoundOfYear[],
): YearCoverAnswer {
  const secured = standings.map((standing) => ({ standing, plans: secureStanding(standing) }));
  const { plans, ownUnknown } = plansOfYear(secured, year);
  return {
    year,
    plans: plans.map(({ standing, plan }) => toCoveredPlan(standing, plan, rounds)),
    ownUnknown: ownUnknown.map(({ project, wholeCents }) => ({ project, whole: wire(wholeCents) })),
  };
}

function toCoveredPlan(
  { project, baseActivity }: ProjectStanding,
  plan: SecuredPlan,
  rounds: readonly RoundOfYear[],
): CoveredPlanAnswer {
  const { status, totalCents, exactness, lines, securedCents, probableCents } = plan;
  return {
    ...{ project, baseActivity, status, total: wire(totalCents), exactness },
    lines: lines.flatMap(toCoverLine),
    cover: {
      covered: formatWire(cents(securedCents + probableCents)),
      uncovered: wire(plan.uncoveredCents),
      overCovered: formatWire(plan.overCoveredCents),
      approximate: plan.approximate,
    },
    splits: rounds
      .filter(({ projectId }) => projectId === project.id || (projectId === null && baseActivity))
      .map((round) => ({
        roundId: round.id,
        total: formatWire(round.totalCents),
        allocated: formatWire(round.allocatedCents),
        unallocated: formatWire(round.unallocatedCents),
      })),
  };
}

/** What a source covers; what it has lost covers nothing. */
function toCoverLine({ fundingClass, exactness, parts }: SecuredLine): CoverLineAnswer[] {
  const counted = parts.filter(({ security }) => security !== null);
  if (counted.length === 0) return [];
  return [{ fundingClass, exactness, amount: formatWire(sumCents(counted.map((part) => part.amountCents))) }];
}
