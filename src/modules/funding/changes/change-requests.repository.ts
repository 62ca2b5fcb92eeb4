import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { ChangeState } from '../../../shared/change-request.js';
import type { ChangeOutcomeAnswer } from './change-answer.dto.js';
import type { ProposedChange } from './change-request.dto.js';

/** A change request as it is stored. */
export interface StoredChange {
  id: string;
  projectId: string;
  decisionId: string;
  number: number;
  proposed: ProposedChange;
  reason: string;
  state: ChangeState;
  filedOn: string | null;
  effectiveOn: string | null;
  decidedOn: string | null;
  decisionNumber: string | null;
  decisionNote: string | null;
  outcome: ChangeOutcomeAnswer | null;
  periodStarts: string | null;
  periodEnds: string | null;
  version: number;
}

/** With the names a reader needs. */
export interface ChangeRow extends StoredChange {
  project: { id: string; code: string };
  decision: { id: string; number: string | null; decided: string | null };
  /** Of the text by which the list is ordered. */
  recordedAt: Date;
}

const FIELDS = `r.id, r.project_id as "projectId", r.decision_id as "decisionId", r.number, r.proposed, r.reason,
  r.state, r.filed_on as "filedOn", r.effective_on as "effectiveOn", r.decided_on as "decidedOn",
  r.decision_number as "decisionNumber", r.decision_note as "decisionNote", r.outcome,
  r.period_starts as "periodStarts", r.period_ends as "periodEnds", r.version`;

const READ = `select ${FIELDS}, r.recorded_at as "recordedAt",
    jsonb_build_object('id', p.id, 'code', p.code) as project,
    jsonb_build_object('id', d.id, 'number', d.number, 'decided', d.decided) as decision
  from funding_change_requests r join projects p on p.id = r.project_id
  join funding_decisions d on d.id = r.decision_id`;

@Injectable()
export class ChangeRequestsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(filter: {
    projectId: string;
    state: ChangeState | null;
    after: { at: string; id: string } | null;
    limit: number;
  }): Promise<ChangeRow[]> {
    return this.unitOfWork.query<ChangeRow>(
      `${READ} where r.project_id = $1 and ($2::text is null or r.state = $2)
         and ($3::timestamptz is null or (date_trunc('milliseconds', r.recorded_at), r.id) < ($3, $4::uuid))
       order by date_trunc('milliseconds', r.recorded_at) desc, r.id desc limit $5`,
      [filter.projectId, filter.state, filter.after?.at ?? null, filter.after?.id ?? null, filter.limit],
    );
  }

  async find(id: string): Promise<ChangeRow | null> {
    const [row] = await this.unitOfWork.query<ChangeRow>(`${READ} where r.id = $1`, [id]);
    return row ?? null;
  }

  async lock(id: string): Promise<StoredChange | null> {
    const [row] = await this.unitOfWork.query<StoredChange>(
      `select ${FIELDS} from funding_change_requests r where r.id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  /** Makes those who file or decide changes of one decision wait for each other. */
  async lockDecision(decisionId: string): Promise<void> {
    await this.unitOfWork.query('select 1 from funding_decisions where id = $1 for update', [decisionId]);
  }

  /** The newest grant of a project that counts on the day, or null. */
  async findNewestGrant(projectId: string, asOn: string): Promise<string | null> {
    const [row] = await this.unitOfWork.query<{ id: string }>(
      `select d.id from funding_decisions d join funding_applications a on a.id = d.application_id
        where a.project_id = $1 and d.outcome in ('granted', 'partly') and d.counts_from <= $2
        order by d.counts_from desc, d.id desc limit 1`,
      [projectId, asOn],
    );
    return row?.id ?? null;
  }

  /** Filed requests of the same decision that wait for an answer. */
  async listFiled(decisionId: string, exceptId: string): Promise<StoredChange[]> {
    return this.unitOfWork.query<StoredChange>(
      `select ${FIELDS} from funding_change_requests r
        where r.decision_id = $1 and r.id <> $2 and r.state = 'filed' order by r.number limit 100`,
      [decisionId, exceptId],
    );
  }

  async insert(
    change: Pick<StoredChange, 'id' | 'projectId' | 'decisionId' | 'proposed' | 'reason'>,
  ): Promise<void> {
    await this.unitOfWork.query(
      `insert into funding_change_requests (id, project_id, decision_id, number, proposed, reason)
       select $1, $2, $3, coalesce(max(number), 0) + 1, $4::jsonb, $5
         from funding_change_requests where decision_id = $3`,
      [change.id, change.projectId, change.decisionId, JSON.stringify(change.proposed), change.reason],
    );
  }

  /** Stores all fields of a locked request and raises its version. */
  async update(change: StoredChange): Promise<void> {
    const c = change;
    await this.unitOfWork.query(
      `update funding_change_requests set proposed = $2::jsonb, reason = $3, state = $4, filed_on = $5,
         effective_on = $6, decided_on = $7, decision_number = $8, decision_note = $9, outcome = $10::jsonb,
         period_starts = $11, period_ends = $12, version = version + 1
       where id = $1`,
      [
        c.id,
        JSON.stringify(c.proposed),
        c.reason,
        c.state,
        c.filedOn,
        c.effectiveOn,
        c.decidedOn,
        c.decisionNumber,
        c.decisionNote,
        c.outcome === null ? null : JSON.stringify(c.outcome),
        c.periodStarts,
        c.periodEnds,
      ],
    );
  }

  async remove(id: string): Promise<void> {
    await this.unitOfWork.query('delete from funding_change_requests where id = $1', [id]);
  }

  /** Names of organisations and parts by their ids. */
  async listNames(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.query<{ id: string; name: string }>(
      `select id, name from organisations where id = any($1::uuid[])
       union all
       select part.id, coalesce(part.name, o.name, '–') from project_parts part
         left join organisations o on o.id = part.organisation_id where part.id = any($1::uuid[]) limit 1000`,
      [[...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
