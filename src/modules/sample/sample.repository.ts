import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';

export interface SampleState {
  loaded: boolean;
  /** Changes by people since the loading, and the last of them. */
  changes: number;
  lastChange: { at: Date; actor: string; tableName: string } | null;
}

@Injectable()
export class SampleRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async lockState(): Promise<{ loaded: boolean }> {
    const [row] = await this.unitOfWork.query<{ loaded: boolean }>(
      'select sample_loaded_at is not null as loaded from installation for update',
    );
    return row ?? { loaded: false };
  }

  /** Whether there is anything that a person may have entered. */
  async holdsData(): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ found: boolean }>(
      `select exists (select from users) or exists (select from projects) or exists (select from organisations)
         as found`,
    );
    return row?.found ?? true;
  }

  async markLoaded(opensOn: string): Promise<void> {
    await this.unitOfWork.query(
      'update installation set sample_as_on = $1, sample_loaded_at = clock_timestamp()',
      [opensOn],
    );
  }

  /** The audit trail knows what is not the loader's: that is real data, however small. */
  async findState(loaderAction: string): Promise<SampleState> {
    const [row] = await this.unitOfWork.query<{
      loaded: boolean;
      changes: number;
      at: Date | null;
      actor: string | null;
      table_name: string | null;
    }>(
      `select i.sample_loaded_at is not null as loaded, coalesce(c.changes, 0)::int as changes,
              l.at, l.actor, l.table_name
         from installation i
         left join lateral (select count(*) as changes from audit_entries
                             where i.sample_loaded_at is not null and at > i.sample_loaded_at
                               and action <> $1 and actor_id is not null) c on true
         left join lateral (select at, actor, table_name from audit_entries
                             where i.sample_loaded_at is not null and at > i.sample_loaded_at
                               and action <> $1 and actor_id is not null
                             order by id desc limit 1) l on true`,
      [loaderAction],
    );
    if (!row) throw new Error('The installation row is missing');
    const { loaded, changes, at, actor, table_name: tableName } = row;
    return { loaded, changes, lastChange: at && actor && tableName ? { at, actor, tableName } : null };
  }
}
