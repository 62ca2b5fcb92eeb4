import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, decodeCursor, toPage } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { Problem } from '../../shared/problem.js';
import { type CostCentreRow, CostCentresRepository } from './cost-centres.repository.js';
import type { CostCentreAnswer, CostCentreBody } from './dto/cost-centre.dto.js';

/** Which project each cost centre belongs to: told once, remembered by every later import. */
@Injectable()
export class CostCentresService {
  constructor(
    private readonly repository: CostCentresRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list({ cursor, limit = DEFAULT_LIMIT }: PageQuery): Promise<Page<CostCentreAnswer>> {
    const after = decodeCursor(cursor, ['text', 'id'])?.map(String);
    const rows = await this.repository.list(
      limit + 1,
      after ? { code: after[0] ?? '', id: after[1] ?? '' } : null,
    );
    return toPage(rows.map(toAnswer), limit, (last) => [last.code, last.id]);
  }

  /** Says the project of a cost centre; a cost centre belongs to one project only. */
  async create({ code, projectId }: CostCentreBody): Promise<CostCentreAnswer> {
    return this.unitOfWork.run(async () => {
      const id = newId();
      await this.repository.insert(id, code, projectId);
      return this.get(id);
    });
  }

  /** Moves a cost centre to another project for the imports to come. */
  async move(id: string, version: number, projectId: string): Promise<CostCentreAnswer> {
    return this.unitOfWork.run(async () => {
      if (!(await this.repository.move(id, version, projectId))) {
        await this.get(id);
        throw new Problem('record.stale');
      }
      return this.get(id);
    });
  }

  private async get(id: string): Promise<CostCentreAnswer> {
    const row = await this.repository.find(id);
    if (!row) throw new Problem('record.not_found', { params: { record: 'cost centre', id } });
    return toAnswer(row);
  }
}

function toAnswer(row: CostCentreRow): CostCentreAnswer {
  return {
    id: row.id,
    code: row.code,
    projectId: row.project_id,
    projectCode: row.project_code,
    version: row.version,
  };
}
