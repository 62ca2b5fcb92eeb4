import { Injectable } from '@nestjs/common';
import { UnitOfWork, sqlState } from '../../platform/database/index.js';
import type { ImplementerKind } from '../../shared/project.js';
import type { ImplementerAnswer } from './dto/implementer.dto.js';

/** A part as it is stored. */
export interface StoredImplementer {
  id: string;
  organisationId: string | null;
  name: string | null;
  kind: ImplementerKind;
  own: boolean;
  note: string | null;
}

const MAX_PARTS = 50;
const FOREIGN_KEY_VIOLATION = '23503';

@Injectable()
export class ImplementersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(projectId: string): Promise<ImplementerAnswer[]> {
    return this.unitOfWork.query<ImplementerAnswer>(
      `select p.id, coalesce(o.name, p.name) as name, p.kind, p.own, p.note,
              case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as organisation
         from project_parts p left join organisations o on o.id = p.organisation_id
        where p.project_id = $1 order by p.position, p.id limit ${MAX_PARTS}`,
      [projectId],
    );
  }

  async findVersion(projectId: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ version: number }>(
      'select version from projects where id = $1',
      [projectId],
    );
    return row?.version ?? 0;
  }

  async raiseProjectVersion(projectId: string): Promise<void> {
    await this.unitOfWork.query('update projects set version = version + 1 where id = $1', [projectId]);
  }

  /** Removes a part, unless a plan or another record is its own; says whether it went. */
  async remove(id: string): Promise<boolean> {
    try {
      await this.unitOfWork.query('delete from project_parts where id = $1', [id]);
      return true;
    } catch (error) {
      if (sqlState(error) === FOREIGN_KEY_VIOLATION) return false;
      throw error;
    }
  }

  /**
   * Stores the parts in their order. Who is no longer the lead or the own part is told so first: at no moment may two
   * parts be it.
   */
  async save(projectId: string, parts: readonly StoredImplementer[]): Promise<void> {
    const rows = JSON.stringify(
      parts.map((part, position) => ({ ...part, organisation_id: part.organisationId, position })),
    );
    await this.unitOfWork.query(
      `update project_parts p set kind = 'partImplementer', own = false
         from jsonb_to_recordset($2::jsonb) as r (id uuid, kind text, own boolean)
        where p.project_id = $1 and p.id = r.id and (p.kind, p.own) is distinct from (r.kind, r.own)`,
      [projectId, rows],
    );
    await this.unitOfWork.query(
      `insert into project_parts (id, project_id, position, organisation_id, name, kind, own, note)
       select r.id, $1, r.position, r.organisation_id, r.name, r.kind, r.own, r.note
         from jsonb_to_recordset($2::jsonb) as r (id uuid, position integer, organisation_id uuid, name text,
           kind text, own boolean, note text)
       on conflict (id) do update
         set position = excluded.position, organisation_id = excluded.organisation_id, name = excluded.name,
             kind = excluded.kind, own = excluded.own, note = excluded.note
       where project_parts.project_id = $1`,
      [projectId, rows],
    );
  }
}
