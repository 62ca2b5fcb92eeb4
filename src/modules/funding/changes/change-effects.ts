import { Injectable } from '@nestjs/common';
import type { CostCategory } from '../../../shared/cost-categories.js';
import type { DeadlineChangeAct, KeepReason } from '../../../shared/change-request.js';
import type { ExplainedRule } from '../../../shared/explanation.js';
import type { FundingClass } from '../../../shared/funding.js';
import type { ObligationKey } from '../../../shared/obligations.js';
import type { LocalText } from '../instruments/domain/instrument.js';
import type { ProposedChange } from './change-request.dto.js';
import type { ChangedPeriod } from './domain/change-rules.js';

/** A change as it is decided, or as it would be. */
export interface DecidedChange {
  readonly id: string;
  readonly projectId: string;
  readonly decisionId: string;
  /** How people name it: the number of its decision, else its own. */
  readonly label: string;
  readonly proposed: ProposedChange;
  /** ISO day from which the plan and the budget count. */
  readonly countsFrom: string;
  /** Null when the change leaves the period alone. */
  readonly period: ChangedPeriod | null;
}

/** The plan of one part and year, before and after. */
export interface PlanChange {
  part: { id: string; name: string } | null;
  year: number;
  totalBefore: string | null;
  totalAfter: string | null;
  lines: {
    fundingClass: FundingClass;
    organisation: { id: string; name: string } | null;
    /** Code; null: the instrument of the project. */
    instrument: string | null;
    before: string | null;
    after: string | null;
  }[];
}

/** One cost category and year of the budget, before and after. */
export interface BudgetChange {
  costCategory: CostCategory;
  year: number;
  before: string | null;
  after: string | null;
}

/** One derived deadline, before and after. */
export interface DeadlineChange {
  deadlineId: string | null;
  key: ObligationKey;
  occurrence: string;
  title: LocalText;
  act: DeadlineChangeAct;
  keepReason: KeepReason | null;
  dueBefore: string | null;
  dueAfter: string | null;
  /** The new day lies before today. */
  past: boolean;
  baseOn: string | null;
  rule: ExplainedRule | null;
}

/** What a change changes, each by the capability whose records they are. */
export interface ChangeOutcome {
  plans: PlanChange[];
  budget: BudgetChange[];
  deadlines: DeadlineChange[];
}

/** What one capability does when a change is approved. */
export interface ChangeEffect {
  /** What `apply` would do, and nothing done: the same code works it out. */
  preview(change: DecidedChange): Promise<Partial<ChangeOutcome>>;
  /** Does it, inside the caller's unit of work, and tells what it did. */
  apply(change: DecidedChange): Promise<Partial<ChangeOutcome>>;
}

/** The capabilities that an approved change reaches; lower ones register here. */
@Injectable()
export class ChangeEffects {
  private readonly effects: ChangeEffect[] = [];

  register(effect: ChangeEffect): void {
    this.effects.push(effect);
  }

  async preview(change: DecidedChange): Promise<ChangeOutcome> {
    return this.collect((effect) => effect.preview(change));
  }

  async apply(change: DecidedChange): Promise<ChangeOutcome> {
    return this.collect((effect) => effect.apply(change));
  }

  private async collect(
    ask: (effect: ChangeEffect) => Promise<Partial<ChangeOutcome>>,
  ): Promise<ChangeOutcome> {
    const outcome: ChangeOutcome = { plans: [], budget: [], deadlines: [] };
    for (const effect of this.effects) {
      const { plans = [], budget = [], deadlines = [] } = await ask(effect);
      outcome.plans.push(...plans);
      outcome.budget.push(...budget);
      outcome.deadlines.push(...deadlines);
    }
    return outcome;
  }
}
