import { Injectable, type StreamableFile } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../../platform/clock/index.js';
import { asOnDay, exportFile } from '../../../platform/http/index.js';
import { formatWire } from '../../../shared/money/index.js';
import { Problem } from '../../../shared/problem.js';
import type { Language } from '../../../shared/words.js';
import { ActualsService } from '../../actuals/index.js';
import {
  type ExplanationAnswer,
  type ProjectLabel,
  type ProjectStanding,
  type StandingApplication,
  StandingQueries,
} from '../../funding/index.js';
import { explainLatency, explainOwnRisk } from '../domain/explain-waiting.js';
import { type LatencyInput, MIN_DECISIONS, latencyByFunder } from '../domain/latency.js';
import { type OwnRisk, ownRiskOf } from '../domain/own-risk.js';
import type {
  AsOnExportQuery,
  FunderLatencyAnswer,
  LatencyAnswer,
  LatencyExplainQuery,
  OwnRiskAnswer,
  OwnRiskExplainQuery,
  OwnRiskRowAnswer,
} from './promise.dto.js';
import {
  EXPORTED_LATENCY,
  EXPORTED_OWN_RISK,
  latencyExportRows,
  ownRiskExportRows,
} from './waiting.export.js';

type Waiting = { project: ProjectLabel; application: StandingApplication };

/** How long decisions take, and what was spent before they came. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly standings: StandingQueries,
    private readonly actuals: ActualsService,
    private readonly clock: Clock,
  ) {}

  /** Every application against its funder's own median; one statement. */
  async latency(query: { asOn?: string }): Promise<LatencyAnswer> {
    const asOn = asOnDay(query, this.clock);
    const funders = latencyByFunder(latencyInputs(await this.standings.listStandings(asOn)), asOn);
    const answers = funders.map(({ rows, median, decisions, leftOut }): FunderLatencyAnswer => ({
      ...{ median, decisions, leftOut },
      funder: rows[0]?.of.application.funder ?? { fi: '', sv: '', en: '' },
      rows: rows.map(({ of: { project, application }, days, gap, state, submitted, decided }) => ({
        ...{ applicationId: application.id, project, instrument: application.instrument },
        ...{ state, submitted, decided, days, gap },
      })),
    }));
    return { asOn: asOn.toString(), minimumDecisions: MIN_DECISIONS, funders: answers };
  }

  async exportLatency(
    { format, lang, ...query }: AsOnExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const latency = await this.latency(query);
    const file = { format, language: lang ?? language, asOn: latency.asOn };
    return exportFile(EXPORTED_LATENCY, latencyExportRows(latency), file);
  }

  async exportOwnRisk(
    { format, lang, ...query }: AsOnExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const ownRisk = await this.ownRisk(query);
    const file = { format, language: lang ?? language, asOn: ownRisk.asOn };
    return exportFile(EXPORTED_OWN_RISK, ownRiskExportRows(ownRisk), file);
  }

  /** @throws Problem record.not_found for an application that does not count on the day */
  async explainLatency({ applicationId, ...query }: LatencyExplainQuery): Promise<ExplanationAnswer> {
    const asOn = asOnDay(query, this.clock);
    const funders = latencyByFunder(latencyInputs(await this.standings.listStandings(asOn)), asOn);
    for (const funder of funders) {
      const row = funder.rows.find(({ of }) => of.application.id === applicationId);
      if (row) return explainLatency(row, funder.median, row.of.project.code, asOn);
    }
    throw new Problem('record.not_found', { params: { record: 'application', id: applicationId } });
  }

  /** The days and the cost of each project before its decision; two statements. */
  async ownRisk(query: { asOn?: string }): Promise<OwnRiskAnswer> {
    const asOn = asOnDay(query, this.clock);
    const standings = (await this.standings.listStandings(asOn)).filter(
      ({ applications }) => applications.length > 0,
    );
    const without = (reason: OwnRisk) =>
      standings
        .filter(({ applications }) => ownRiskOf(applications, asOn) === reason)
        .map(({ project }) => project);
    return {
      asOn: asOn.toString(),
      rows: await this.ownRiskRows(standings, asOn),
      ...{ periodUnknown: without('periodUnknown'), decisionUnknown: without('decisionUnknown') },
    };
  }

  /** @throws Problem record.not_found for a project without a day at own risk */
  async explainOwnRisk({ projectId, ...query }: OwnRiskExplainQuery): Promise<ExplanationAnswer> {
    const asOn = asOnDay(query, this.clock);
    const [row] = await this.ownRiskRows(await this.standings.listStandings(asOn, { projectId }), asOn);
    if (!row) throw new Problem('record.not_found', { params: { record: 'project', id: projectId } });
    return explainOwnRisk({ ...row, code: row.project.code });
  }

  private async ownRiskRows(
    standings: readonly ProjectStanding[],
    asOn: Temporal.PlainDate,
  ): Promise<OwnRiskRowAnswer[]> {
    const known = standings.flatMap(({ project, applications }) => {
      const span = ownRiskOf(applications, asOn);
      return span && typeof span === 'object' ? [{ project, span }] : [];
    });
    const costs = await this.actuals.costsWithin(
      known.map(({ project, span }) => ({ projectId: project.id, from: span.from, to: span.to })),
    );
    return known.map(({ project, span }) => {
      const cost = costs.get(project.id);
      return {
        ...{ project, from: span.from.toString(), to: span.to.toString() },
        ...{ days: span.days, over: span.over, decidedWithin: span.decidedWithin },
        cost: cost ? formatWire(cost.amountCents) : null,
        example: cost?.example ?? false,
      };
    });
  }
}

function latencyInputs(standings: readonly ProjectStanding[]): LatencyInput<Waiting>[] {
  return standings.flatMap(({ project, applications }) =>
    applications.map((application) => ({
      ...{ of: { project, application }, funderKey: application.funderKey },
      ...{ submitted: application.submitted, decided: application.decision?.decided ?? null },
      state: latencyState(application),
    })),
  );
}

function latencyState({ state, decision }: StandingApplication): LatencyInput<Waiting>['state'] {
  if (state === 'pending') return 'pending';
  return decision && decision.outcome !== 'withdrawn' ? 'decided' : 'withdrawn';
}
