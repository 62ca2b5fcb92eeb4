import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
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

  /** The code of the project for which a funder has used a decision number, or null. */
  async findProjectOfNumber(funderName: string, number: string): Promise<string | null> {
    const [row] = await this.unitOfWork.query<{ code: string }>(
      `select p.code from funding_decisions d
         join funding_applications a on a.id = d.application_id join projects p on p.id = a.project_id
        where lower(d.funder_name) = lower($1) and lower(d.number) = lower($2)`,
      [funderName, number],
    );
    return row?.code ?? null;
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
