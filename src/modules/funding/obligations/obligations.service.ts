import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { type AsOnExportQuery, asOnDay, exportFile } from '../../../platform/http/index.js';
import { effectiveDueDate } from '../../../shared/calendar/index.js';
import type { ObligationOrigin } from '../../../shared/obligations.js';
import type { Language } from '../../../shared/words.js';
import { Temporal } from 'temporal-polyfill';
import { ProjectsService } from '../../projects/index.js';
import { isGranted } from '../applications/domain/decision.js';
import type { FundingEvent } from '../funding-events.js';
import { TermsService } from '../instruments/terms.service.js';
import {
  type Obligation,
  callObligation,
  obligationsOf,
  supplementObligation,
} from './domain/obligations.js';
import type { ObligationAnswer, ObligationListAnswer } from './obligation.dto.js';
import { EXPORTED_OBLIGATIONS } from './obligations.export.js';
import { type GrantRow, ObligationsRepository } from './obligations.repository.js';

/** What one decision, supplement request or call obliges to. */
export interface OriginObligations {
  readonly originKind: ObligationOrigin;
  readonly originId: string;
  /** The number of the decision, where it has one. */
  readonly originNumber: string | null;
  /** Null for a call, which belongs to no project. */
  readonly projectId: string | null;
  /** The ISO day from which it is known; null: always. */
  readonly countsFrom: string | null;
  readonly obligations: readonly Obligation[];
}

/** The use period that a change gives a grant, as ISO days. */
export interface GrantPeriod {
  readonly starts: string;
  readonly ends: string;
}

/** What falls due because of a grant, an application or a call, and by which rule. */
@Injectable()
export class ObligationsService {
  constructor(
    private readonly repository: ObligationsRepository,
    private readonly terms: TermsService,
    private readonly projects: ProjectsService,
    private readonly clock: Clock,
  ) {}

  /** Every obligation of a project as on a day, also those that are past, met, or without a date yet. */
  async list(project: string, query: { asOn?: string }): Promise<ObligationListAnswer> {
    const { id } = await this.projects.resolve(project);
    const origins = await this.ofProject(id, asOnDay(query, this.clock));
    return { items: origins.flatMap(toAnswers) };
  }

  /** The same as a file. */
  async export(
    project: string,
    { format, lang, ...query }: AsOnExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const { items } = await this.list(project, query);
    const asOn = asOnDay(query, this.clock);
    return exportFile(EXPORTED_OBLIGATIONS, items, { format, language: lang ?? language, asOn });
  }

  /** What an event may have given, moved or ended; a supplement known by the project it belongs to. */
  async ofEvent({ projectId, recordId }: FundingEvent): Promise<OriginObligations[]> {
    return projectId === null ? this.ofCall(recordId) : this.ofProject(projectId, this.clock.today());
  }

  /** What a grant obliges to once a change gives it another use period; null when there is no such decision. */
  async ofChangedGrant(decisionId: string, period: GrantPeriod | null): Promise<OriginObligations | null> {
    const grant = await this.repository.findGrant(decisionId, this.clock.today().toString());
    if (grant === null) return null;
    return this.ofGrant(
      period === null ? grant : { ...grant, periodStarts: period.starts, periodEnds: period.ends },
    );
  }

  /** What the grants and supplement requests of a project oblige to, as known on a day. */
  async ofProject(projectId: string, asOn: Temporal.PlainDate): Promise<OriginObligations[]> {
    const grants = await this.repository.listGrants(projectId, asOn.toString());
    const supplements = await this.repository.listSupplements(projectId, asOn.toString());
    const found: OriginObligations[] = supplements.map((row) => ({
      originKind: 'supplement',
      originId: row.id,
      originNumber: null,
      projectId,
      countsFrom: row.requestedOn,
      obligations: [supplementObligation(row)],
    }));
    for (const grant of grants) found.push(await this.ofGrant(grant));
    return found;
  }

  /** A refusal can be appealed, and obliges to nothing else. */
  private async ofGrant(grant: GrantRow): Promise<OriginObligations> {
    const granted = isGranted(grant.outcome);
    const obligations = obligationsOf(granted ? await this.terms.termsOfDecision(grant.id) : null, {
      ...grant,
      lastPaymentOn: null,
    });
    return {
      originKind: 'decision',
      originId: grant.id,
      originNumber: grant.number,
      projectId: grant.projectId,
      countsFrom: grant.countsFrom,
      obligations: granted ? obligations : obligations.filter(({ key }) => key === 'appeal'),
    };
  }

  private async ofCall(id: string): Promise<OriginObligations[]> {
    const call = await this.repository.findCall(id);
    if (call === null) return [];
    const obligations = [callObligation(call)];
    return [
      {
        originKind: 'call',
        originId: id,
        originNumber: null,
        projectId: null,
        countsFrom: null,
        obligations,
      },
    ];
  }
}

function toAnswers({
  originKind,
  originId,
  originNumber,
  obligations,
}: OriginObligations): ObligationAnswer[] {
  return obligations.map((obligation) => ({
    ...obligation,
    origin: { kind: originKind, id: originId, number: originNumber },
    effectiveOn:
      obligation.due === null
        ? null
        : effectiveDueDate(Temporal.PlainDate.from(obligation.due), obligation.basis).toString(),
  }));
}
