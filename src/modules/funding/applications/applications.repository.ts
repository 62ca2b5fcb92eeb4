import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { StatedApplication, StatedInstrument } from '../stated.js';

/** An application as stored; its amounts, lines and attachments stand in rows of their own. */
export interface NewApplication extends Omit<StatedApplication, 'amounts'> {
  id: string;
  callId: string | null;
  draft: boolean;
}

/** The fields of an application itself. */
export interface ApplicationFields {
  instrument: string;
  callId: string | null;
  funderOrganisationId: string | null;
  priorityAxis: string | null;
  funderProjectCode: string | null;
  note: string | null;
}

/** An application with its lock: what an act on it must know. */
export interface LockedApplication {
  id: string;
  project_id: string;
  instrument: string;
  call_id: string | null;
  draft: boolean;
  submitted: string | null;
  withdrawn_on: string | null;
  version: number;
  funder_name: string;
  decision_id: string | null;
  decision_number: string | null;
  decision_outcome: string | null;
  decided: string | null;
}

@Injectable()
export class ApplicationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insertProjectInstrument({
    projectId,
    instrument,
    funderOrganisationId,
    source,
  }: StatedInstrument): Promise<void> {
    await this.unitOfWork.query(
      `insert into project_instruments (id, project_id, instrument, funder_organisation_id, source)
       values ($1, $2, $3, $4, $5)`,
      [newId(), projectId, instrument, funderOrganisationId, source],
    );
  }

  async insertApplication(a: NewApplication): Promise<void> {
    await this.unitOfWork.query(
      `insert into funding_applications (id, project_id, instrument, call_id, funder_organisation_id, priority_axis,
         funder_project_code, draft, submitted, counts_from, note, source, sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[a.id, a.projectId, a.instrument, a.callId, a.funderOrganisationId, a.priorityAxis],
        ...[a.funderProjectCode, a.draft, a.submitted, a.countsFrom, a.note, a.source, a.sample],
      ],
    );
  }

  async updateFields(id: string, fields: ApplicationFields): Promise<void> {
    const { instrument, callId, funderOrganisationId, priorityAxis, funderProjectCode, note } = fields;
    await this.unitOfWork.query(
      `update funding_applications set instrument = $2, call_id = $3, funder_organisation_id = $4, priority_axis = $5,
         funder_project_code = $6, note = $7, version = version + 1 where id = $1`,
      [id, instrument, callId, funderOrganisationId, priorityAxis, funderProjectCode, note],
    );
  }

  /** Only the version: something that belongs to the application has changed. */
  async touch(id: string): Promise<void> {
    await this.unitOfWork.query('update funding_applications set version = version + 1 where id = $1', [id]);
  }

  async markSubmitted(id: string, submitted: string, submittedTime: string | null): Promise<void> {
    await this.unitOfWork.query(
      `update funding_applications set draft = false, submitted = $2::text, submitted_time = $3, counts_from = $2::text::date,
         version = version + 1 where id = $1`,
      [id, submitted, submittedTime],
    );
  }

  async markWithdrawn(id: string, on: string, note: string | null): Promise<void> {
    await this.unitOfWork.query(
      `update funding_applications set withdrawn_on = $2, withdrawn_note = $3, version = version + 1 where id = $1`,
      [id, on, note],
    );
  }

  async deleteApplication(id: string): Promise<void> {
    await this.unitOfWork.query('delete from funding_applications where id = $1 and draft', [id]);
  }

  /** Locks an application against another act on it at the same time. */
  async lockApplication(id: string): Promise<LockedApplication | null> {
    await this.unitOfWork.query('select 1 from funding_applications where id = $1 for update', [id]);
    const [row] = await this.unitOfWork.query<LockedApplication>(
      `select a.id, a.project_id, a.instrument, a.call_id, a.draft, a.submitted, a.withdrawn_on, a.version,
              coalesce(o.name, i.funder_fi) as funder_name,
              d.id as decision_id, d.number as decision_number, d.outcome as decision_outcome, d.decided
         from funding_applications a
         join funding_instruments i on i.code = a.instrument
         left join organisations o on o.id = a.funder_organisation_id
         left join funding_decisions d on d.application_id = a.id and d.outcome <> 'repayment'
        where a.id = $1`,
      [id],
    );
    return row ?? null;
  }
}
