import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Clock } from '../../../platform/clock/index.js';
import { asOnDay, exportFile } from '../../../platform/http/index.js';
import { formatWire } from '../../../shared/money/index.js';
import type { Language } from '../../../shared/words.js';
import { ActualsService, type WindowCost } from '../../actuals/index.js';
import { type ExplanationAnswer, type ProjectStanding, StandingQueries } from '../../funding/index.js';
import { ProjectsService } from '../../projects/index.js';
import { type LadderFigureOf, explainPortfolioStep, explainProjectStep } from '../domain/explain-ladder.js';
import { type LadderAmount, type LadderStep, type ProjectLadder, projectLadder } from '../domain/ladder.js';
import { type PortfolioStep, portfolioLadder } from '../domain/portfolio-ladder.js';
import { toSpanAnswer } from '../cover/cover-answer.js';
import { EXPORTED_LADDER, ladderExportRows } from './ladder.export.js';
import type {
  AsOnExportQuery,
  LadderAmountAnswer,
  LadderExplainQuery,
  LadderStepAnswer,
  PortfolioLadderAnswer,
  ProjectLadderAnswer,
} from './promise.dto.js';

/** The promise of money: what was applied for, decided, agreed, received, spent, and what leaks at each step. */
@Injectable()
export class LadderService {
  constructor(
    private readonly standings: StandingQueries,
    private readonly actuals: ActualsService,
    private readonly projects: ProjectsService,
    private readonly clock: Clock,
  ) {}

  /** Every project with an application or an agreement; two statements. */
  async portfolio(query: { asOn?: string }): Promise<PortfolioLadderAnswer> {
    const asOn = asOnDay(query, this.clock);
    const ladders = await this.ladders(asOn);
    return {
      asOn: asOn.toString(),
      steps: portfolioLadder(ladders).map(toStepAnswer),
      projects: ladders.map(toLadderAnswer),
    };
  }

  /** The ladders as a file: the portfolio, then each project, step by step and source by source. */
  async export({ format, lang, ...query }: AsOnExportQuery, language: Language): Promise<StreamableFile> {
    const ladder = await this.portfolio(query);
    const file = { format, language: lang ?? language, asOn: ladder.asOn };
    return exportFile(EXPORTED_LADDER, ladderExportRows(ladder), file);
  }

  async explainPortfolio(query: LadderExplainQuery): Promise<ExplanationAnswer> {
    return explainPortfolioStep(await this.ladders(asOnDay(query, this.clock)), figureOf(query));
  }

  /** One project by its id or code. */
  async project(project: string, query: { asOn?: string }): Promise<ProjectLadderAnswer> {
    return toLadderAnswer(await this.ladderOf(project, asOnDay(query, this.clock)));
  }

  async explainProject(project: string, query: LadderExplainQuery): Promise<ExplanationAnswer> {
    return explainProjectStep(await this.ladderOf(project, asOnDay(query, this.clock)), figureOf(query));
  }

  private async ladders(asOn: Temporal.PlainDate): Promise<ProjectLadder[]> {
    const standings = (await this.standings.listStandings(asOn)).filter(
      ({ applications, agreements }) => applications.length > 0 || agreements.length > 0,
    );
    const costs = await this.costs(standings, asOn);
    return standings.map((standing) => projectLadder(standing, spentOf(costs.get(standing.project.id))));
  }

  private async ladderOf(idOrCode: string, asOn: Temporal.PlainDate): Promise<ProjectLadder> {
    const { id, code, nameFi } = await this.projects.resolve(idOrCode);
    const [found] = await this.standings.listStandings(asOn, { projectId: id });
    const standing = found ?? {
      ...{ project: { id, code, nameFi, nameSv: null, nameEn: null }, baseActivity: false },
      ...{ plans: [], unknownYears: [], applications: [], agreements: [] },
    };
    const costs = await this.costs([standing], asOn);
    return projectLadder(standing, spentOf(costs.get(id)));
  }

  private async costs(
    standings: readonly ProjectStanding[],
    asOn: Temporal.PlainDate,
  ): Promise<ReadonlyMap<string, WindowCost>> {
    return this.actuals.costsWithin(
      standings.map(({ project }) => ({ projectId: project.id, from: null, to: asOn })),
    );
  }
}

function figureOf({ step, figure = 'amount', source }: LadderExplainQuery): LadderFigureOf {
  return { step, figure, source: source ?? null };
}

function spentOf(
  cost: WindowCost | undefined,
): { cents: WindowCost['amountCents']; example: boolean } | null {
  return cost ? { cents: cost.amountCents, example: cost.example } : null;
}

function toLadderAnswer({ project, steps }: ProjectLadder): ProjectLadderAnswer {
  return {
    project,
    steps: steps.map((step) =>
      toStepAnswer({
        ...step,
        known: step.own.span === null ? 0 : 1,
        unknown: step.own.gap === 'amountUnknown' ? [project] : [],
        wholeKnown: step.whole === null ? 0 : 1,
        leak: step.leak && { ...step.leak, projects: 1 },
      }),
    ),
  };
}

type AnyStep = Omit<LadderStep, 'leak' | 'parts'> & PortfolioStep;

function toStepAnswer({ step, own, whole, leak, sources, unknown, ...of }: AnyStep): LadderStepAnswer {
  return {
    ...{ step, ...toAmount(own), known: of.known, unknown: [...unknown], example: of.example },
    ...{ whole: toSpanAnswer(whole), wholeKnown: of.wholeKnown },
    sources: sources.map(({ source, amount }) => ({ source, ...toAmount(amount) })),
    repaid: formatWire(of.repaidCents),
    leak: leak && {
      repaid: formatWire(leak.repaidCents),
      ...{ against: leak.against, percent: leak.percent, projects: leak.projects },
      ...{ from: formatWire(leak.fromCents), to: formatWire(leak.toCents) },
    },
  };
}

function toAmount({ span, gap }: LadderAmount): LadderAmountAnswer {
  return { amount: toSpanAnswer(span), gap };
}
