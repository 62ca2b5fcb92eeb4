import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Cents, cents, formatWire, parseAmount } from '../../shared/money/index.js';
import { refuseFields } from '../../shared/problem.js';
import {
  type BudgetChange,
  type ChangeEffect,
  ChangeEffects,
  type ChangeOutcome,
  type DecidedChange,
} from '../funding/index.js';
import { BudgetsService } from './budgets.service.js';
import { type BudgetLine, duplicateLines } from './domain/check-lines.js';

/** The budget of a change becomes a new version, and the old one stays readable. */
@Injectable()
export class BudgetChangeEffect implements ChangeEffect, OnModuleInit {
  constructor(
    private readonly effects: ChangeEffects,
    private readonly budgets: BudgetsService,
  ) {}

  onModuleInit(): void {
    this.effects.register(this);
  }

  async preview({ projectId, proposed }: DecidedChange): Promise<Partial<ChangeOutcome>> {
    if (proposed.budget == null) return {};
    const after = proposed.budget.map(toLine);
    const errors = duplicateLines(after).map((error) => ({
      ...error,
      pointer: error.pointer.replace('/lines/', '/budget/'),
    }));
    refuseFields(errors);
    return { budget: compareLines(await this.budgets.newestLines(projectId), after) };
  }

  async apply(change: DecidedChange): Promise<Partial<ChangeOutcome>> {
    const outcome = await this.preview(change);
    if (change.proposed.budget != null) {
      await this.budgets.writeVersion(change.projectId, change.proposed.budget.map(toLine), {
        cause: 'change',
        causeId: change.id,
        reason: change.label,
        countsFrom: change.countsFrom,
      });
    }
    return outcome;
  }
}

/** Each category and year once, also those that stay as they are, so that sums can be read from the list. */
function compareLines(before: readonly BudgetLine[], after: readonly BudgetLine[]): BudgetChange[] {
  const rows = new Map<string, BudgetChange>();
  for (const [side, lines] of [['before', before] as const, ['after', after] as const]) {
    for (const { costCategory, year, amountCents } of lines) {
      const key = `${year} ${costCategory}`;
      const row = rows.get(key) ?? { costCategory, year, before: null, after: null };
      rows.set(key, { ...row, [side]: formatWire(amountCents) });
    }
  }
  return [...rows.values()].sort((a, b) => a.year - b.year);
}

function toLine({
  costCategory,
  year,
  amount,
}: NonNullable<DecidedChange['proposed']['budget']>[number]): BudgetLine {
  return { costCategory, year, amountCents: centsOf(amount), example: false };
}

function centsOf(amount: string): Cents {
  const parsed = parseAmount(amount);
  if (!parsed.ok) throw new RangeError(`"${amount}" passed validation and is no amount.`);
  return cents(parsed.amountCents);
}
