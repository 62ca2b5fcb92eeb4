import { Injectable, type OnModuleInit } from '@nestjs/common';
import { resolveDeadline } from '../../../shared/deadline.js';
import { Clock } from '../../../platform/clock/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { jobTopic } from '../../../platform/outbox/index.js';
import {
  FundingEvents,
  type Obligation,
  ObligationsService,
  type OriginObligations,
} from '../../funding/index.js';
import { DeadlineEvents } from '../deadline-events.js';
import { DeadlinesRepository } from '../deadlines.repository.js';
import type { Deadline, Derivation } from '../domain/deadline.js';
import { type DeriveAct, type DerivedDeadline, keyOf, planDerived } from '../domain/derive.js';
import { type HeldProposal, ProposalsRepository } from './proposals.repository.js';

/** Why a deadline was closed when what it followed from is no more. */
const NO_LONGER_OWED = 'Määräajan peruste poistui.';

/** The obligations of a project changed where no event told it: what was granted before deadlines were derived. */
const deriveOfProject = jobTopic<{ projectId: string }>('deadlines.derive');

/** Keeps the deadlines that follow from decisions, supplement requests and calls as their rules have them. */
@Injectable()
export class DerivedDeadlines implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DeadlinesRepository,
    private readonly proposals: ProposalsRepository,
    private readonly obligations: ObligationsService,
    private readonly fundingEvents: FundingEvents,
    private readonly events: DeadlineEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.fundingEvents.subscribe(async (event) => {
      for (const origin of await this.obligations.ofEvent(event)) await this.derive(origin);
    });
  }

  /** Deriving again changes nothing, so a second delivery does no harm. */
  @JobHandler(deriveOfProject)
  async deriveOf({ projectId }: { projectId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const origin of await this.obligations.ofProject(projectId, this.clock.today()))
        await this.derive(origin);
    });
  }

  /**
   * Brings the deadlines of one origin up to its obligations, except those that wait for a person's word. A proposal
   * that no longer says what its rule gives, because the period was edited since, asks nothing any more.
   */
  async derive(origin: OriginObligations): Promise<void> {
    await this.unitOfWork.run(async () => {
      const stored = await this.repository.lockDerived(origin.originKind, origin.originId);
      const held = await this.proposals.listHeld(origin.originKind, origin.originId);
      for (const act of planDerived(stored, origin.obligations, this.clock.today().toString())) {
        const proposal = held.get(keyOfAct(act));
        if (proposal && (proposal.state === 'dismissed' || proposes(proposal, act))) continue;
        if (proposal) await this.proposals.settle(proposal.id, 'replaced', this.clock.now());
        await this.perform(act, origin);
      }
    });
  }

  /** Makes the deadline of an obligation and returns its id; inside the caller's unit of work. */
  async add(obligation: Obligation, origin: Omit<OriginObligations, 'obligations'>): Promise<string> {
    const ownerId =
      origin.projectId === null ? null : await this.repository.findResponsible(origin.projectId);
    const deadline: Deadline = {
      id: newId(),
      title: obligation.title.fi,
      projectId: origin.projectId,
      kind: obligation.kind,
      basis: obligation.basis,
      date: obligation.due ?? '',
      time: obligation.time,
      untilTime: null,
      ownerId,
      state: 'open',
      closedAt: null,
      closeReason: null,
      leads: null,
      note: null,
      sample: false,
      derivation: derivationOf(obligation, origin),
      edited: false,
      version: 1,
    };
    await this.repository.insert(deadline, resolveDeadline(deadline, deadline.basis), this.clock.now());
    await this.events.publish(deadline);
    return deadline.id;
  }

  /** Gives a deadline the day that its rule gives now and keeps the old one. */
  async move(deadline: DerivedDeadline, obligation: Obligation, reason: string | null): Promise<void> {
    await this.repository.addMove(deadline.id, deadline, reason, this.clock.now());
    await this.save({ ...updated(deadline, obligation), date: obligation.due ?? deadline.date });
  }

  async withdraw(deadline: DerivedDeadline, reason: string): Promise<void> {
    const closedAt = this.clock.now().toString();
    await this.save({ ...deadline, state: 'cancelled', closedAt, closeReason: reason });
  }

  /** From now on a person's word holds, and not the rule's. */
  async keepAsIs(deadline: DerivedDeadline): Promise<void> {
    await this.save({ ...deadline, edited: true });
  }

  private async perform(act: DeriveAct, origin: OriginObligations): Promise<void> {
    switch (act.act) {
      case 'add':
        await this.add(act.obligation, origin);
        return;
      case 'move':
        return this.move(act.deadline, act.obligation, null);
      case 'complete':
        return this.save({ ...act.deadline, state: 'done', closedAt: this.clock.now().toString() });
      case 'withdraw':
        return this.withdraw(act.deadline, NO_LONGER_OWED);
      case 'same':
        // The rule may have another source or mark now, although it gives the same day.
        if (tells(act.deadline, act.obligation)) return this.save(updated(act.deadline, act.obligation));
        return;
      default:
    }
  }

  private async save(deadline: Deadline): Promise<void> {
    const changed = { ...deadline, version: deadline.version + 1 };
    await this.repository.update(changed, resolveDeadline(changed, changed.basis));
    await this.events.publish(changed);
  }
}

/** What tells the act's obligation apart within its origin. */
export function keyOfAct(act: DeriveAct): string {
  return 'deadline' in act
    ? keyOf(act.deadline.derivation.ruleKey, act.deadline.derivation.occurrence)
    : keyOf(act.obligation.key, act.obligation.occurrence);
}

/** Whether the act is what the proposal asks a person about. */
function proposes({ act, dueAfter }: HeldProposal, planned: DeriveAct): boolean {
  return (
    act === planned.act && dueAfter === ('obligation' in planned ? (planned.obligation?.due ?? null) : null)
  );
}

function derivationOf(
  obligation: Obligation,
  { originKind, originId, countsFrom }: Omit<OriginObligations, 'obligations'>,
): Derivation {
  const { key: ruleKey, occurrence, rule, base, baseOn, title: titles } = obligation;
  return { originKind, originId, ruleKey, occurrence, rule, base, baseOn, titles, countsFrom };
}

/** The deadline with what its rule says now; its day is the caller's. */
function updated(deadline: DerivedDeadline, obligation: Obligation): DerivedDeadline {
  const { rule, base, baseOn, title: titles } = obligation;
  return {
    ...deadline,
    title: titles.fi,
    basis: obligation.basis,
    time: obligation.time,
    derivation: { ...deadline.derivation, rule, base, baseOn, titles },
  };
}

function tells({ title, derivation }: DerivedDeadline, obligation: Obligation): boolean {
  return (
    title !== obligation.title.fi ||
    derivation.baseOn !== obligation.baseOn ||
    derivation.rule?.value !== obligation.rule?.value ||
    derivation.rule?.origin !== obligation.rule?.origin
  );
}
