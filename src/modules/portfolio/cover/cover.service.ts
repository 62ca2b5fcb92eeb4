import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { asOnDay, exportFile } from '../../../platform/http/index.js';
import { formatWire } from '../../../shared/money/index.js';
import { invalidField } from '../../../shared/problem.js';
import type { Language } from '../../../shared/words.js';
import { ContributionsService, type RoundOfYear } from '../../contributions/index.js';
import {
  type ExplanationAnswer,
  type ProjectStanding,
  StandingQueries,
  secureStanding,
} from '../../funding/index.js';
import { type CoverGrid, coverGrid } from '../domain/cover-grid.js';
import { explainCover } from '../domain/explain-cover.js';
import { toGridAnswer } from './cover-answer.js';
import { EXPORTED_COVER, coverExportRows } from './cover.export.js';
import type {
  CoverExplainQuery,
  CoverExportQuery,
  CoverGridAnswer,
  CoverQuery,
  LostShareAnswer,
} from './cover.dto.js';

/** Years shown when the end is left out: the year of the day and the three after it. */
const YEARS_AHEAD = 3;
/** A longer row of years is no grid that anybody reads. */
const MAX_YEARS = 30;

/** Which years are paid for, how surely, and what a refusal would take away. Nothing is stored. */
@Injectable()
export class CoverService {
  constructor(
    private readonly standings: StandingQueries,
    private readonly contributions: ContributionsService,
    private readonly clock: Clock,
  ) {}

  /** The grid of the years asked for; one statement of funding and one of contributions. */
  async grid(query: CoverQuery): Promise<CoverGridAnswer> {
    const asOn = asOnDay(query, this.clock);
    const { from = asOn.year, to = from + YEARS_AHEAD } = query;
    checkYears(from, to);
    const [standings, rounds] = await Promise.all([
      this.standings.listStandings(asOn),
      this.contributions.roundsOfYears({ from, to }, asOn),
    ]);
    const without = readWithout(query.without, standings);
    return toGridAnswer(layOut(standings, { from, to, without }), {
      ...{ asOn: asOn.toString(), from, to },
      lostShares: lostShares(standings, rounds, without),
    });
  }

  /** The grid as a file, line by line. */
  async export({ format, lang, ...query }: CoverExportQuery, language: Language): Promise<StreamableFile> {
    const grid = await this.grid(query);
    const file = { format, language: lang ?? language, asOn: grid.asOn };
    return exportFile(EXPORTED_COVER, coverExportRows(grid), file);
  }

  /** How one figure of the grid came about. */
  async explain(query: CoverExplainQuery): Promise<ExplanationAnswer> {
    const { year, kind, figure, fundingClass = null, project = null } = query;
    const standings = await this.standings.listStandings(asOnDay(query, this.clock));
    const without = readWithout(query.without, standings);
    const { groups } = layOut(standings, { from: year, to: year, without });
    const group = groups.find((one) => one.kind === kind);
    if (!group) throw new Error(`The grid of ${year} has no ${kind}`);
    return explainCover(group, { figure, fundingClass, project });
  }
}

function layOut(
  standings: readonly ProjectStanding[],
  scope: { from: number; to: number; without: ReadonlySet<string> },
): CoverGrid {
  const secured = standings.map((standing) => {
    const before = secureStanding(standing);
    const supposed = scope.without.has(standing.project.id);
    return { standing, before, after: supposed ? secureStanding(standing, true) : before };
  });
  return coverGrid(secured, scope);
}

function checkYears(from: number, to: number): void {
  if (to < from) throw invalidField('?to', 'day.order', { start: from, end: to });
  if (to - from >= MAX_YEARS) {
    throw invalidField('?to', 'field.range', { min: from, max: from + MAX_YEARS - 1 });
  }
}

/** The ids of the projects supposed refused; a code that has no money behind it is refused with those that have. */
function readWithout(text: string | undefined, standings: readonly ProjectStanding[]): ReadonlySet<string> {
  const codes = (text ?? '').split(',').map((code) => code.trim().toUpperCase());
  const ids = codes
    .filter((code) => code !== '')
    .map((code) => {
      const found = standings.find(({ project }) => project.code.toUpperCase() === code);
      if (found) return found.project.id;
      const allowed = standings.map(({ project }) => project.code).join(', ');
      throw invalidField('?without', 'field.choice', { allowed });
    });
  return new Set(ids);
}

/** Municipal shares that were split for a project whose funding is supposed refused; the base activity's stand. */
function lostShares(
  standings: readonly ProjectStanding[],
  rounds: readonly RoundOfYear[],
  without: ReadonlySet<string>,
): LostShareAnswer[] {
  return standings
    .filter(({ project, baseActivity }) => without.has(project.id) && !baseActivity)
    .flatMap(({ project }) =>
      rounds
        .filter((round) => round.projectId === project.id)
        .map((round) => ({
          ...{ roundId: round.id, project, year: round.year },
          total: formatWire(round.totalCents),
          allocated: formatWire(round.allocatedCents),
          unallocated: formatWire(round.unallocatedCents),
        })),
    );
}
