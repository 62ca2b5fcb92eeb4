import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { DEFAULT_LIMIT, type Page, decodeCursor, toPage } from '../../../platform/http/index.js';
import { obligationTitle } from '../../../shared/obligations.js';
import { Problem } from '../../../shared/problem.js';
import { ProjectAccess } from '../../projects/index.js';
import { DeadlinesRepository } from '../deadlines.repository.js';
import { keyOf } from '../domain/derive.js';
import type { ProposalAnswer, ProposalsQuery, SettledProposalsAnswer } from '../dto/proposal.dto.js';
import { DerivedDeadlines } from './derived-deadlines.service.js';
import { type Proposal, type ProposalRow, ProposalsRepository } from './proposals.repository.js';

/** What approved changes propose to do with deadlines: a person confirms or dismisses it, all at once or one by one. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ProposalsRepository,
    private readonly deadlines: DeadlinesRepository,
    private readonly derived: DerivedDeadlines,
    private readonly access: ProjectAccess,
    private readonly clock: Clock,
  ) {}

  /** In the order of the days they propose. */
  async list(actor: Actor, query: ProposalsQuery): Promise<Page<ProposalAnswer>> {
    const { cursor, limit = DEFAULT_LIMIT, project = null, state = 'open' } = query;
    const after = decodeCursor(cursor, ['text', 'id']);
    const day = after && /^\d{4}-\d{2}-\d{2}$/.test(String(after[0])) ? String(after[0]) : null;
    const rows = await this.repository.list({
      project,
      state,
      after: after && day !== null ? { day, id: String(after[1]) } : null,
      limit: limit + 1,
    });
    const projectIds = [...new Set(rows.map(({ projectId }) => projectId))];
    const refused = await this.access.listRefused(actor, projectIds, 'deadlines.change');
    const page = toPage(rows, limit, (last) => [last.sortDay, last.id]);
    return { ...page, items: page.items.map((row) => toAnswer(row, !refused.has(row.projectId))) };
  }

  /** Does what is proposed. A deadline that somebody closed or moved meanwhile is left as it is. */
  async confirm(actor: Actor, ids: readonly string[]): Promise<SettledProposalsAnswer> {
    return this.settle(actor, ids, async (proposal) =>
      (await this.perform(proposal)) ? 'confirmed' : 'replaced',
    );
  }

  /** Leaves the deadline as it is; from then on its rule moves it no more. */
  async dismiss(actor: Actor, ids: readonly string[]): Promise<SettledProposalsAnswer> {
    return this.settle(actor, ids, async (proposal) => {
      const deadline = await this.lockOpen(proposal);
      if (deadline) await this.derived.keepAsIs(deadline);
      return 'dismissed';
    });
  }

  private async settle(
    actor: Actor,
    ids: readonly string[],
    act: (proposal: Proposal) => Promise<'confirmed' | 'dismissed' | 'replaced'>,
  ): Promise<SettledProposalsAnswer> {
    const wanted = new Set(ids);
    return this.unitOfWork.run(async () => {
      const proposals = await this.repository.lockOpen([...wanted]);
      if (proposals.length < wanted.size) throw new Problem('proposal.settled');
      const projects = [...new Set(proposals.map(({ projectId }) => projectId))];
      await this.access.requireChange(actor, projects, 'deadlines.change');
      for (const proposal of proposals) {
        await this.repository.settle(proposal.id, await act(proposal), this.clock.now());
      }
      return { settled: proposals.length };
    });
  }

  /** False when the deadline has changed since, so that there is nothing to do. */
  private async perform(proposal: Proposal): Promise<boolean> {
    const { act, derived, cause } = proposal;
    if (act === 'add') return derived !== null && this.add(proposal, derived);
    const deadline = await this.lockOpen(proposal);
    if (!deadline) return false;
    if (act === 'withdraw' || derived === null) await this.derived.withdraw(deadline, cause);
    else await this.derived.move(deadline, derived, cause);
    return true;
  }

  private async add(proposal: Proposal, derived: NonNullable<Proposal['derived']>): Promise<boolean> {
    const { originKind, originId, projectId } = proposal;
    const stored = await this.deadlines.lockDerived(originKind, originId);
    const key = keyOf(proposal.ruleKey, proposal.occurrence);
    if (stored.some(({ derivation }) => keyOf(derivation.ruleKey, derivation.occurrence) === key))
      return false;
    const countsFrom = this.clock.today().toString();
    await this.derived.add(derived, { originKind, originId, originNumber: null, projectId, countsFrom });
    return true;
  }

  private async lockOpen({ deadlineId, originKind, originId }: Proposal) {
    if (deadlineId === null) return null;
    const stored = await this.deadlines.lockDerived(originKind, originId);
    return (
      stored.find(
        (deadline) => deadline.id === deadlineId && deadline.state === 'open' && !deadline.edited,
      ) ?? null
    );
  }
}

function toAnswer(row: ProposalRow, mayChange: boolean): ProposalAnswer {
  const { id, project, deadlineId, causeId, cause, act, ruleKey: key, dueBefore, dueAfter, state } = row;
  const words = (language: 'fi' | 'sv' | 'en') => obligationTitle(key, row.occurrence, language);
  return {
    ...{ id, project, deadlineId, cause, act, key, dueBefore, dueAfter, state, mayChange },
    changeRequestId: causeId,
    title: row.derived?.title ?? row.titles ?? { fi: words('fi'), sv: words('sv'), en: words('en') },
    base: row.derived?.base ?? null,
    baseOn: row.derived?.baseOn ?? null,
    rule: row.derived?.rule ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}
