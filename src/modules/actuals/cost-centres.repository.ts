import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';

export interface CostCentreRow {
  id: string;
  code: string;
  project_id: string;
  project_code: string;
  version: number;
}

/** More cost centres than an organisation of this kind has. */
const MAX_COST_CENTRES = 20_000;

@Injectable()
export class CostCentresRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(limit: number, after: { code: string; id: string } | null): Promise<CostCentreRow[]> {
    return this.unitOfWork.query<CostCentreRow>(
      `select c.id, c.code, c.project_id, p.code as project_code, c.version
         from cost_centres c join projects p on p.id = c.project_id
        where $1::text is null or (c.code, c.id) > ($1, $2::uuid)
        order by c.code, c.id limit $3`,
      [after?.code ?? null, after?.id ?? null, limit],
    );
  }

  /** Cost centre in lower case → project, for the rows of a file. */
  async mapToProjects(): Promise<Map<string, string>> {
    const rows = await this.unitOfWork.query<{ code: string; project_id: string }>(
      'select lower(code) as code, project_id from cost_centres limit $1',
      [MAX_COST_CENTRES],
    );
    return new Map(rows.map((row) => [row.code, row.project_id]));
  }

  async find(id: string): Promise<CostCentreRow | null> {
    const [row] = await this.unitOfWork.query<CostCentreRow>(
      `select c.id, c.code, c.project_id, p.code as project_code, c.version
         from cost_centres c join projects p on p.id = c.project_id where c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(id: string, code: string, projectId: string): Promise<void> {
    await this.unitOfWork.query('insert into cost_centres (id, code, project_id) values ($1, $2, $3)', [
      id,
      code,
      projectId,
    ]);
  }

  /** Moves a cost centre to another project; false when its version is no longer that. */
  async move(id: string, version: number, projectId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `with moved as (update cost_centres set project_id = $3, version = version + 1
        where id = $1 and version = $2 returning id) select id from moved`,
      [id, version, projectId],
    );
    return rows.length === 1;
  }

  async projectExists(projectId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query('select 1 from projects where id = $1', [projectId]);
    return rows.length === 1;
  }
}
