import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';

export interface SampleState {
  loaded: boolean;
  /** Changes that people made since the loading, and who made the last one. */
  changes: number;
  lastActor: string | null;
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

  /** The audit trail knows what people did; that is real data, however small. */
  async findState(): Promise<SampleState> {
    const [row] = await this.unitOfWork.query<SampleState>(
      `select i.sample_loaded_at is not null as loaded, count(a.id)::int as changes,
              (array_agg(a.actor order by a.id desc))[1] as "lastActor"
         from installation i
         left join audit_entries a on a.at > i.sample_loaded_at and a.actor_id is not null
        group by i.sample_loaded_at`,
    );
    if (!row) throw new Error('The installation row is missing');
    return row;
  }
}
