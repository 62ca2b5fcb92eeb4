import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { CostInputsBody } from './cost-estimate.dto.js';
import { type StoredEstimate, toFigure } from './cost-estimate-words.js';
import { amountOf, type CostResult } from './domain/cost-model.js';

/** What a saved estimate holds beside its place. */
export interface EstimateContent {
  inputs: CostInputsBody;
  result: CostResult;
  computedOn: string;
  note: string | null;
}

/** More implementers and years than a project has. */
const MAX_ESTIMATES = 500;

const COLUMNS = `e.id, e.project_id, e.part_id, coalesce(o.name, p.name) as part_name, e.year, e.model, e.instrument,
  e.instrument_version, e.inputs, e.figures, e.support_rate::text as support_rate, e.computed_on, e.note, e.version`;
const TABLES = `cost_estimates e left join project_parts p on p.id = e.part_id
  left join organisations o on o.id = p.organisation_id`;

@Injectable()
export class CostEstimatesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: string): Promise<StoredEstimate | null> {
    const [row] = await this.unitOfWork.query<StoredEstimate>(
      `select ${COLUMNS} from ${TABLES} where e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** By implementer, the whole project first, then by year. */
  async listOfProject(projectId: string): Promise<StoredEstimate[]> {
    return this.unitOfWork.query<StoredEstimate>(
      `select ${COLUMNS} from ${TABLES} where e.project_id = $1
        order by p.position nulls first, e.part_id nulls first, e.year limit $2`,
      [projectId, MAX_ESTIMATES],
    );
  }

  /** Makes those who write estimates of one project wait for each other: its model is one. */
  async lockProject(projectId: string): Promise<void> {
    await this.unitOfWork.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `cost-estimates ${projectId}`,
    ]);
  }

  async isPartOf(partId: string, projectId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      'select 1 from project_parts where id = $1 and project_id = $2',
      [partId, projectId],
    );
    return rows.length === 1;
  }

  async insert(
    place: { id: string; projectId: string; partId: string | null; year: number },
    content: EstimateContent,
  ): Promise<void> {
    await this.unitOfWork.query(
      `insert into cost_estimates (id, project_id, part_id, year, model, instrument, instrument_version, inputs, figures,
         total_cents, support_cents, own_cents, support_rate, computed_on, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [place.id, place.projectId, place.partId, place.year, ...valuesOf(content)],
    );
  }

  async replace(id: string, content: EstimateContent): Promise<void> {
    await this.unitOfWork.query(
      `update cost_estimates set model = $2, instrument = $3, instrument_version = $4, inputs = $5, figures = $6,
         total_cents = $7, support_cents = $8, own_cents = $9, support_rate = $10, computed_on = $11, note = $12,
         version = version + 1
        where id = $1`,
      [id, ...valuesOf(content)],
    );
  }

  async remove(id: string): Promise<void> {
    await this.unitOfWork.query('delete from cost_estimates where id = $1', [id]);
  }
}

function valuesOf({
  inputs,
  result,
  computedOn,
  note,
}: EstimateContent): (string | number | bigint | null)[] {
  return [
    result.model,
    result.instrument,
    result.instrumentVersion,
    JSON.stringify(inputs),
    JSON.stringify(result.figures.map(toFigure)),
    amountOf(result, 'totalCost'),
    amountOf(result, 'support'),
    amountOf(result, 'ownContribution'),
    result.supportRate,
    computedOn,
    note,
  ];
}
