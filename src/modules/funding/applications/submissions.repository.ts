import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Attachment } from './domain/attachments.js';
import type { Snapshot } from './domain/versions.js';

/** Nobody supplements an application so often; a longer list would not be read. */
const MAX_VERSIONS = 200;

export type VersionCause = 'submitted' | 'supplemented';

export interface StoredVersion {
  number: number;
  cause: VersionCause;
  happened: string;
  snapshot: Snapshot;
  recorded_at: Date;
}

export interface NewSupplement {
  id: string;
  applicationId: string;
  requested: string;
  due: string;
  dueTime: string | null;
  text: string;
}

/** Versions, attachments and requests to supplement: what belongs to the way of an application to its funder. */
@Injectable()
export class SubmissionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async replaceAttachments(applicationId: string, attachments: readonly Attachment[]): Promise<void> {
    await this.unitOfWork.query('delete from funding_application_attachments where application_id = $1', [
      applicationId,
    ]);
    const rows = attachments.map((attachment, position) => ({ id: newId(), position, ...attachment }));
    await this.unitOfWork.query(
      `insert into funding_application_attachments (id, application_id, position, name, required, state, note)
       select id, $2, position, name, required, state, note from jsonb_to_recordset($1::jsonb)
         as r (id uuid, position integer, name text, required boolean, state text, note text)`,
      [JSON.stringify(rows), applicationId],
    );
  }

  /** Adds the next version of an application whose row is locked. */
  async insertVersion(
    applicationId: string,
    version: { cause: VersionCause; happened: string; snapshot: Snapshot },
  ): Promise<void> {
    await this.unitOfWork.query(
      `insert into funding_application_versions (id, application_id, number, cause, happened, snapshot)
       select $1, $2, 1 + coalesce(max(number), 0), $3, $4, $5
         from funding_application_versions where application_id = $2`,
      [newId(), applicationId, version.cause, version.happened, JSON.stringify(version.snapshot)],
    );
  }

  /** The oldest first. */
  async listVersions(applicationId: string): Promise<StoredVersion[]> {
    return this.unitOfWork.query<StoredVersion>(
      `select number, cause, happened, snapshot, recorded_at from funding_application_versions
        where application_id = $1 order by number limit ${MAX_VERSIONS}`,
      [applicationId],
    );
  }

  async insertSupplement(supplement: NewSupplement): Promise<void> {
    const { id, applicationId, requested, due, dueTime, text } = supplement;
    await this.unitOfWork.query(
      `insert into funding_supplement_requests (id, application_id, requested_on, due_on, due_time, text)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, applicationId, requested, due, dueTime, text],
    );
  }

  async findSupplement(
    applicationId: string,
    id: string,
  ): Promise<{ requested_on: string; answered_on: string | null } | null> {
    const [row] = await this.unitOfWork.query<{ requested_on: string; answered_on: string | null }>(
      `select requested_on, answered_on from funding_supplement_requests where application_id = $1 and id = $2`,
      [applicationId, id],
    );
    return row ?? null;
  }

  async markAnswered(id: string, on: string, note: string | null): Promise<void> {
    await this.unitOfWork.query(
      'update funding_supplement_requests set answered_on = $2, answer_note = $3 where id = $1',
      [id, on, note],
    );
  }
}
