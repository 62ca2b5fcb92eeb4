import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { cents, formatWire, parseAmount, sumCents } from '../../shared/money/index.js';
import { Problem } from '../../shared/problem.js';
import { type BudgetHead, BudgetsRepository } from './budgets.repository.js';
import { type BudgetLine, duplicateLines } from './domain/check-lines.js';
import type { BudgetAnswer, BudgetBody, BudgetLineBody } from './dto/budget.dto.js';

/** The one budget of a project: cost category by year. */
@Injectable()
export class BudgetsService {
  constructor(
    private readonly repository: BudgetsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The budget of a project; version 0 and no line when it has none yet. */
  async get(projectId: string): Promise<BudgetAnswer> {
    const head = await this.repository.findBudget(projectId);
    if (!head) await this.requireProject(projectId);
    return toAnswer(projectId, head, head ? await this.repository.listLines(head.id) : []);
  }

  /**
   * Replaces the whole budget.
   *
   * @param version the version that was read; 0 when there was no budget.
   * @throws Problem `record.stale` when someone changed it meanwhile, `input.invalid` for a line named twice.
   */
  async replace(projectId: string, version: number, body: BudgetBody): Promise<BudgetAnswer> {
    const lines = body.lines.map(toLine);
    const errors = duplicateLines(lines);
    if (errors.length > 0) throw new Problem('input.invalid', { errors });
    return this.unitOfWork.run(async () => {
      const head = await this.prepareHead(projectId, version, body.note);
      await this.repository.replaceLines(head.id, lines);
      return this.get(projectId);
    });
  }

  private async prepareHead(
    projectId: string,
    version: number,
    note: string | null | undefined,
  ): Promise<BudgetHead> {
    const known = await this.repository.lockBudget(projectId);
    if ((known?.version ?? 0) !== version) throw new Problem('record.stale');
    if (known) {
      await this.repository.raiseVersion(known.id, note === undefined ? known.note : note);
      return known;
    }
    await this.requireProject(projectId);
    const made = await this.repository.insertBudget(projectId, note ?? null);
    if (!made) throw new Problem('record.stale');
    return made;
  }

  private async requireProject(projectId: string): Promise<void> {
    if (await this.repository.projectExists(projectId)) return;
    throw new Problem('record.not_found', { params: { record: 'project', id: projectId } });
  }
}

function toLine({ costCategory, year, amount, example }: BudgetLineBody): BudgetLine {
  const parsed = parseAmount(amount);
  if (!parsed.ok) throw new RangeError(`"${amount}" passed validation and is no amount.`);
  return { costCategory, year, amountCents: cents(parsed.amountCents), example: example ?? false };
}

function toAnswer(projectId: string, head: BudgetHead | null, lines: readonly BudgetLine[]): BudgetAnswer {
  return {
    projectId,
    lines: lines.map(({ costCategory, year, amountCents, example }) => ({
      costCategory,
      year,
      amount: formatWire(amountCents),
      example,
    })),
    total: lines.length === 0 ? null : formatWire(sumCents(lines.map((line) => line.amountCents))),
    example: lines.some((line) => line.example),
    note: head?.note ?? null,
    version: head?.version ?? 0,
  };
}
