import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { Problem } from '../../../shared/problem.js';
import type { DecisionOutcome } from '../../../shared/funding.js';
import type { RuleOverride } from '../instruments/domain/terms.js';
import type { PublicDecision } from '../stated.js';

/** A decision as stored; its amounts and lines stand in rows of their own. */
export interface NewDecision extends Omit<PublicDecision, 'amounts' | 'outcome'> {
  id: string;
  outcome: DecisionOutcome;
  funderName: string;
  publicRecord: boolean;
  appealUntil: string | null;
  costModel: string | null;
  partCostModels: readonly { partId: string; costModel: string }[];
  instrumentVersion: number | null;
  overrides: readonly RuleOverride[];
}

@Injectable()
export class DecisionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The code of the project for which a funder has used a number, for a decision or for a change of one, or null. Who
   * asks for a number of the same funder at the same time waits for the end of this transaction.
   *
   * @param exceptProjectId the project in which the number may come again: a change often bears its decision's
   */
  async findProjectOfNumber(
    funderName: string,
    number: string,
    exceptProjectId: string | null = null,
  ): Promise<string | null> {
    await this.unitOfWork.query(
      `select pg_advisory_xact_lock(hashtextextended('decision numbers of ' || lower($1), 0))`,
      [funderName],
    );
    const [row] = await this.unitOfWork.query<{ code: string }>(
      `select p.code from funding_decisions d
         join funding_applications a on a.id = d.application_id and ($3::uuid is null or a.project_id <> $3)
         join projects p on p.id = a.project_id
        where lower(d.funder_name) = lower($1) and (lower(d.number) = lower($2) or exists (
          select from funding_change_requests r where r.decision_id = d.id and lower(r.decision_number) = lower($2)))
        limit 1`,
      [funderName, number, exceptProjectId],
    );
    return row?.code ?? null;
  }

  /** Whose decision it is, as the funder was named when it was recorded. */
  async getFunderName(decisionId: string): Promise<string> {
    const [row] = await this.unitOfWork.query<{ name: string }>(
      'select funder_name as name from funding_decisions where id = $1',
      [decisionId],
    );
    if (!row) throw new Problem('record.not_found', { params: { record: 'decision', id: decisionId } });
    return row.name;
  }

  async insertDecision(d: NewDecision): Promise<void> {
    await this.unitOfWork.query(
      `insert into funding_decisions (id, application_id, funder_name, number, decided, counts_from, outcome, rate,
         period_starts, period_ends, conditions, note, source, public_record, appeal_until, cost_model,
         part_cost_models, instrument_version, overrides)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        ...[d.id, d.applicationId, d.funderName, d.number, d.decided, d.countsFrom, d.outcome, d.rate],
        ...[d.periodStarts, d.periodEnds, d.conditions, d.note, d.source, d.publicRecord],
        ...[d.appealUntil, d.costModel, JSON.stringify(d.partCostModels), d.instrumentVersion],
        JSON.stringify(d.overrides),
      ],
    );
  }
}
