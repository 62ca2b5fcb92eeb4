import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import {
  type ChangeEffect,
  ChangeEffects,
  type ChangeOutcome,
  type DeadlineChange,
  type DecidedChange,
  ObligationsService,
  type OriginObligations,
} from '../../funding/index.js';
import { DeadlinesRepository } from '../deadlines.repository.js';
import { type DeriveAct, planDerived } from '../domain/derive.js';
import { ProposalsRepository } from './proposals.repository.js';

/** A changed use period moves what is counted from it: as proposals, until a person confirms them. */
@Injectable()
export class DeadlineChangeEffect implements ChangeEffect, OnModuleInit {
  constructor(
    private readonly effects: ChangeEffects,
    private readonly obligations: ObligationsService,
    private readonly repository: DeadlinesRepository,
    private readonly proposals: ProposalsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.effects.register(this);
  }

  async preview(change: DecidedChange): Promise<Partial<ChangeOutcome>> {
    const planned = await this.plan(change);
    return planned === null ? {} : { deadlines: this.rowsOf(planned.acts) };
  }

  async apply(change: DecidedChange): Promise<Partial<ChangeOutcome>> {
    const planned = await this.plan(change);
    if (planned === null) return {};
    const { origin, acts } = planned;
    const now = this.clock.now();
    await this.proposals.replaceOpen(origin.originKind, origin.originId, now);
    for (const act of acts) {
      if (act.act !== 'add' && act.act !== 'move' && act.act !== 'withdraw') continue;
      const obligation = act.act === 'withdraw' ? null : act.obligation;
      const deadline = act.act === 'add' ? null : act.deadline;
      const ruleKey = obligation?.key ?? deadline?.derivation.ruleKey;
      if (ruleKey === undefined) continue;
      await this.proposals.insert(
        {
          deadlineId: deadline?.id ?? null,
          projectId: change.projectId,
          causeId: change.id,
          cause: change.label,
          act: act.act,
          originKind: origin.originKind,
          originId: origin.originId,
          ruleKey,
          occurrence: obligation?.occurrence ?? deadline?.derivation.occurrence ?? '',
          derived: obligation,
          dueBefore: deadline?.date ?? null,
          dueAfter: obligation?.due ?? null,
        },
        now,
      );
    }
    return { deadlines: this.rowsOf(acts) };
  }

  private async plan(
    change: DecidedChange,
  ): Promise<{ origin: OriginObligations; acts: DeriveAct[] } | null> {
    if (change.period === null) return null;
    const origin = await this.obligations.ofChangedGrant(change.decisionId, change.period);
    if (origin === null) return null;
    const stored = await this.repository.lockDerived(origin.originKind, origin.originId);
    return { origin, acts: planDerived(stored, origin.obligations, this.clock.today().toString()) };
  }

  private rowsOf(acts: readonly DeriveAct[]): DeadlineChange[] {
    const today = this.clock.today().toString();
    return acts
      .flatMap((act) => rowOf(act, today) ?? [])
      .sort((a, b) => (a.dueAfter ?? a.dueBefore ?? '').localeCompare(b.dueAfter ?? b.dueBefore ?? ''));
  }
}

/** What is listed before and after: what moves, comes or goes, and what would have but stays, with the reason. */
function rowOf(act: DeriveAct, today: string): DeadlineChange | null {
  if (act.act === 'same' || act.act === 'skip' || act.act === 'complete') return null;
  const deadline = act.act === 'add' ? null : act.deadline;
  const obligation = act.act === 'withdraw' ? null : act.obligation;
  if (act.act === 'keep' && deadline?.date === obligation?.due) return null;
  const title = obligation?.title ?? deadline?.derivation.titles;
  const key = obligation?.key ?? deadline?.derivation.ruleKey;
  if (!title || !key) return null;
  const dueAfter = obligation?.due ?? null;
  return {
    deadlineId: deadline?.id ?? null,
    key,
    occurrence: obligation?.occurrence ?? deadline?.derivation.occurrence ?? '',
    title,
    act: act.act,
    keepReason: act.act === 'keep' ? act.reason : null,
    dueBefore: deadline?.date ?? null,
    dueAfter,
    past: act.act !== 'keep' && dueAfter !== null && dueAfter < today,
    baseOn: obligation?.baseOn ?? null,
    rule: obligation?.rule ?? deadline?.derivation.rule ?? null,
  };
}
