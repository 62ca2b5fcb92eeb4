import { Injectable } from '@nestjs/common';
import { shownWriter } from '../../platform/access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { currentContext } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import type { VersionCause } from '../../shared/funding.js';
import { cents, formatWire, parseAmount, sumCents } from '../../shared/money/index.js';
import { Problem, refuseFields } from '../../shared/problem.js';
import { type BudgetHead, BudgetsRepository } from './budgets.repository.js';
import { type BudgetLine, duplicateLines } from './domain/check-lines.js';
import type {
  BudgetAnswer,
  BudgetBody,
  BudgetLineBody,
  BudgetQuery,
  BudgetVersionAnswer,
} from './dto/budget.dto.js';

/** How a new version of a budget comes to be. */
export interface BudgetOrigin {
  cause: VersionCause;
  /** The record that caused it, such as a change request. */
  causeId?: string | null;
  reason?: string | null;
  /** What is said of the whole budget; the newest version's note when left out. */
  note?: string | null;
  /** ISO day from which it counts. Left out, the first version counts always and a later one from today. */
  countsFrom?: string | null;
}

/** The budget of a project, cost category by year, and its versions. */
@Injectable()
export class BudgetsService {
  constructor(
    private readonly repository: BudgetsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The newest version of a project's budget; with a day the one that counted on it, with a number that one. Version 0
   * and no line when there is none yet.
   */
  async get(projectId: string, query: BudgetQuery = {}): Promise<BudgetAnswer> {
    const newest = await this.repository.findNewest(projectId);
    if (!newest) await this.requireProject(projectId);
    const head = newest && (await this.choose(projectId, newest, query));
    if (query.number !== undefined && !head) {
      throw new Problem('record.not_found', {
        params: { record: 'budget version', id: String(query.number) },
      });
    }
    return toAnswer(
      projectId,
      head,
      newest?.number ?? 0,
      head ? await this.repository.listLines(head.id) : [],
    );
  }

  /** Every version, newest first; none when there is no budget. */
  async listVersions(projectId: string): Promise<BudgetVersionAnswer[]> {
    await this.requireProject(projectId);
    const versions = await this.repository.listVersions(projectId);
    return versions.map(({ lines, totalCents, ...head }) => ({
      ...toVersion(head),
      lines,
      total: totalCents === null ? null : formatWire(totalCents),
    }));
  }

  /**
   * Replaces the whole budget: writes a new version.
   *
   * @param version the number of the newest version that was read; 0 when there was no budget.
   * @throws Problem `record.stale` when someone changed it meanwhile, `input.invalid` for a line named twice.
   */
  async replace(projectId: string, version: number, body: BudgetBody): Promise<BudgetAnswer> {
    const lines = body.lines.map(toLine);
    return this.unitOfWork.run(async () => {
      await this.repository.lockBudget(projectId);
      const newest = await this.repository.findNewest(projectId);
      if ((newest?.number ?? 0) !== version) throw new Problem('record.stale');
      const { note, reason } = body;
      await this.writeVersion(projectId, lines, {
        cause: 'edited',
        ...(note === undefined ? {} : { note }),
        ...(reason === undefined ? {} : { reason }),
      });
      return this.get(projectId);
    });
  }

  /**
   * Writes a new version of a project's budget; the earlier ones stay readable. Joins the caller's unit of work, and
   * looks at no version that was read: whoever takes one compares it first.
   *
   * @throws Problem `record.not_found`, `input.invalid` for a line named twice
   */
  async writeVersion(
    projectId: string,
    lines: readonly BudgetLine[],
    { cause, causeId = null, reason = null, note, countsFrom }: BudgetOrigin,
  ): Promise<{ id: string; number: number }> {
    const errors = duplicateLines(lines);
    refuseFields(errors);
    return this.unitOfWork.run(async () => {
      await this.requireProject(projectId);
      await this.repository.lockBudget(projectId);
      const newest = await this.repository.findNewest(projectId);
      const from = countsFrom === undefined ? this.nextDay(newest) : countsFrom;
      if (newest) await this.repository.supersede(projectId, from ?? this.clock.today().toString());
      const number = (newest?.number ?? 0) + 1;
      const id = await this.repository.insertVersion(
        projectId,
        {
          ...{ number, cause, causeId, reason, countsFrom: from },
          note: note === undefined ? (newest?.note ?? null) : note,
          recordedBy: currentContext()?.actor?.userId ?? null,
        },
        lines,
      );
      return { id, number };
    });
  }

  /** The lines of the newest version; none when there is no budget. */
  async newestLines(projectId: string): Promise<BudgetLine[]> {
    const newest = await this.repository.findNewest(projectId);
    return newest ? this.repository.listLines(newest.id) : [];
  }

  private async choose(
    projectId: string,
    newest: BudgetHead,
    { asOn, number }: BudgetQuery,
  ): Promise<BudgetHead | null> {
    if (number !== undefined) return this.repository.findVersion(projectId, number);
    return asOn === undefined ? newest : this.repository.findOn(projectId, asOn);
  }

  /** What was planned before the first version is not known, so that one counts always. */
  private nextDay(newest: BudgetHead | null): string | null {
    if (!newest) return null;
    const today = this.clock.today().toString();
    return newest.countsFrom !== null && newest.countsFrom > today ? newest.countsFrom : today;
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

function toVersion(head: BudgetHead): Omit<BudgetVersionAnswer, 'lines' | 'total'> {
  const { number, note, countsFrom, supersededOn, cause, causeId, reason, recordedAt } = head;
  return {
    ...{ number, note, countsFrom, supersededOn, cause, causeId, reason },
    recordedBy: shownWriter(head.recordedBy),
    recordedAt: recordedAt.toISOString(),
  };
}

function toAnswer(
  projectId: string,
  head: BudgetHead | null,
  version: number,
  lines: readonly BudgetLine[],
): BudgetAnswer {
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
    number: head?.number ?? 0,
    countsFrom: head?.countsFrom ?? null,
    supersededOn: head?.supersededOn ?? null,
    version,
  };
}
