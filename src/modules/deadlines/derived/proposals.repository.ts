import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Obligation } from '../../funding/index.js';
import type { LocalTextAnswer } from '../../funding/index.js';
import type { ProposalState } from '../../../shared/change-request.js';
import type { ObligationKey } from '../../../shared/obligations.js';
import { keyOf } from '../domain/derive.js';

export type ProposalAct = 'move' | 'add' | 'withdraw';

/** What an approved change would do with a derived deadline. */
export interface Proposal {
  id: string;
  deadlineId: string | null;
  projectId: string;
  causeId: string;
  /** The words that the moved or cancelled deadline keeps as its reason. */
  cause: string;
  act: ProposalAct;
  originKind: 'call' | 'supplement' | 'decision';
  originId: string;
  ruleKey: ObligationKey;
  occurrence: string;
  /** The obligation as the change gives it; null where nothing is owed any more. */
  derived: Obligation | null;
  dueBefore: string | null;
  dueAfter: string | null;
  state: ProposalState;
  version: number;
}

/** With the names a reader needs. */
export interface ProposalRow extends Proposal {
  project: { id: string; code: string };
  /** Of the deadline as it stands; null for one to be added. */
  titles: LocalTextAnswer | null;
  settledAt: Date | null;
  sortDay: string;
}

const FIELDS = `x.id, x.deadline_id as "deadlineId", x.project_id as "projectId", x.cause_id as "causeId", x.cause,
  x.act, x.origin_kind as "originKind", x.origin_id as "originId", x.rule_key as "ruleKey", x.occurrence, x.derived,
  x.due_before as "dueBefore", x.due_after as "dueAfter", x.state, x.version`;

/** What keeps a rule from moving, adding or closing a deadline by itself. */
export type HeldProposal = Pick<Proposal, 'id' | 'state' | 'act' | 'dueAfter'>;

/** More at once than any change makes. */
const MOST = 500;

/** What approved changes propose to do with derived deadlines. */
@Injectable()
export class ProposalsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By key: what a person has to decide on, or has decided not to have. */
  async listHeld(originKind: string, originId: string): Promise<Map<string, HeldProposal>> {
    const rows = await this.unitOfWork.query<HeldProposal & { rule_key: string; occurrence: string }>(
      `select id, state, act, due_after as "dueAfter", rule_key, occurrence from deadline_proposals
        where origin_kind = $1 and origin_id = $2 and (state = 'open' or (state = 'dismissed' and act = 'add'))
        order by state limit ${MOST}`,
      [originKind, originId],
    );
    return new Map(rows.map(({ rule_key, occurrence, ...held }) => [keyOf(rule_key, occurrence), held]));
  }

  async insert(proposal: Omit<Proposal, 'id' | 'state' | 'version'>, now: Temporal.Instant): Promise<void> {
    const p = proposal;
    await this.unitOfWork.query(
      `insert into deadline_proposals (id, deadline_id, project_id, cause_id, cause, act, origin_kind, origin_id,
         rule_key, occurrence, derived, due_before, due_after, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14)`,
      [
        newId(),
        p.deadlineId,
        p.projectId,
        p.causeId,
        p.cause,
        p.act,
        p.originKind,
        p.originId,
        p.ruleKey,
        p.occurrence,
        p.derived === null ? null : JSON.stringify(p.derived),
        p.dueBefore,
        p.dueAfter,
        now.toString(),
      ],
    );
  }

  async list(filter: {
    project: string | null;
    state: ProposalState;
    after: { day: string; id: string } | null;
    limit: number;
  }): Promise<ProposalRow[]> {
    return this.unitOfWork.query<ProposalRow>(
      `select ${FIELDS}, x.settled_at as "settledAt", d.titles, coalesce(x.due_after, x.due_before)::text as "sortDay",
              jsonb_build_object('id', p.id, 'code', p.code) as project
         from deadline_proposals x join projects p on p.id = x.project_id
         left join deadlines d on d.id = x.deadline_id
        where ($1::text is null or p.id::text = $1 or upper(p.code) = upper($1)) and x.state = $2
          and ($3::date is null or (coalesce(x.due_after, x.due_before), x.id) > ($3, $4::uuid))
        order by coalesce(x.due_after, x.due_before), x.id limit $5`,
      [filter.project, filter.state, filter.after?.day ?? null, filter.after?.id ?? null, filter.limit],
    );
  }

  /** A newer change has its own word about what these proposed. */
  async replaceOpen(originKind: string, originId: string, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `update deadline_proposals set state = 'replaced', settled_at = $3, version = version + 1
        where origin_kind = $1 and origin_id = $2 and state = 'open'`,
      [originKind, originId, now.toString()],
    );
  }

  /** Open ones among these ids, locked, in the order of their days. */
  async lockOpen(ids: readonly string[]): Promise<Proposal[]> {
    return this.unitOfWork.query<Proposal>(
      `select ${FIELDS} from deadline_proposals x where x.id = any($1::uuid[]) and x.state = 'open'
        order by coalesce(x.due_after, x.due_before), x.id limit ${MOST} for update`,
      [ids],
    );
  }

  async settle(
    id: string,
    state: 'confirmed' | 'dismissed' | 'replaced',
    now: Temporal.Instant,
  ): Promise<void> {
    await this.unitOfWork.query(
      `update deadline_proposals set state = $2, settled_at = $3, version = version + 1 where id = $1`,
      [id, state, now.toString()],
    );
  }
}
