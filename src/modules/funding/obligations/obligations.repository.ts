import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { Outcome } from '../../../shared/funding.js';
import { periodInForce } from '../period-in-force.js';

/** A decision with the period that holds on the day. */
export interface GrantRow {
  id: string;
  projectId: string;
  number: string | null;
  outcome: Outcome;
  decided: string | null;
  countsFrom: string;
  appealUntil: string | null;
  periodStarts: string | null;
  periodEnds: string | null;
}

export interface SupplementRow {
  id: string;
  projectId: string;
  requestedOn: string;
  dueOn: string;
  dueTime: string | null;
  answeredOn: string | null;
}

export interface CallRow {
  id: string;
  title: string;
  closes: string | null;
  closesTime: string | null;
}

/** Decisions, requests and calls of one project; more would be a fault of the data. */
const MOST = 200;

const GRANT = `select d.id, a.project_id as "projectId", d.number, d.outcome, d.decided, d.counts_from as "countsFrom",
    d.appeal_until as "appealUntil", held.starts as "periodStarts", held.ends as "periodEnds"
  from funding_decisions d join funding_applications a on a.id = d.application_id
  cross join lateral ${periodInForce('$2::date')} held`;

/** The facts from which obligations follow. */
@Injectable()
export class ObligationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Decisions of a project that count on the day and from which something may fall due. */
  async listGrants(projectId: string, asOn: string): Promise<GrantRow[]> {
    return this.unitOfWork.query<GrantRow>(
      `${GRANT} where a.project_id = $1 and d.counts_from <= $2 and d.outcome in ('granted', 'partly', 'rejected')
       order by d.counts_from, d.id limit ${MOST}`,
      [projectId, asOn],
    );
  }

  async findGrant(decisionId: string, asOn: string): Promise<GrantRow | null> {
    const [row] = await this.unitOfWork.query<GrantRow>(`${GRANT} where d.id = $1`, [decisionId, asOn]);
    return row ?? null;
  }

  async listSupplements(projectId: string, asOn: string): Promise<SupplementRow[]> {
    return this.unitOfWork.query<SupplementRow>(
      `select s.id, a.project_id as "projectId", s.requested_on as "requestedOn", s.due_on as "dueOn",
              s.due_time as "dueTime", case when s.answered_on <= $2 then s.answered_on end as "answeredOn"
         from funding_supplement_requests s join funding_applications a on a.id = s.application_id
        where a.project_id = $1 and s.requested_on <= $2 order by s.requested_on, s.id limit ${MOST}`,
      [projectId, asOn],
    );
  }

  async findCall(id: string): Promise<CallRow | null> {
    const [row] = await this.unitOfWork.query<CallRow>(
      `select id, title, closes, closes_time as "closesTime" from funding_calls where id = $1`,
      [id],
    );
    return row ?? null;
  }
}
