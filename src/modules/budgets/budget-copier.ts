import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ProjectCopier, ProjectCopies, type ProjectCopy, shiftedYear } from '../projects/index.js';
import { BudgetsService } from './budgets.service.js';

/** Brings the newest budget of a project into its copy. */
@Injectable()
export class BudgetCopier implements ProjectCopier, OnModuleInit {
  readonly key = 'budget';
  readonly permission = 'budgets.change';

  constructor(
    private readonly copies: ProjectCopies,
    private readonly budgets: BudgetsService,
  ) {}

  onModuleInit(): void {
    this.copies.register(this);
  }

  async copy({ fromId, toId, shiftYears }: ProjectCopy): Promise<void> {
    const lines = await this.budgets.newestLines(fromId);
    if (lines.length === 0) return;
    await this.budgets.writeVersion(
      toId,
      lines.map((line) => ({ ...line, year: shiftedYear(line.year, shiftYears) })),
      { cause: 'copied', causeId: fromId },
    );
  }
}
