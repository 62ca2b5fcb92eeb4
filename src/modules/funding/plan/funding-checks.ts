import { Injectable } from '@nestjs/common';
import type { FundingFinding } from './domain/check-facts.js';

/** Looks at one project as on an ISO day and says what is wrong with it. */
export type ExtraFundingCheck = (projectId: string, asOn: string) => Promise<readonly FundingFinding[]>;

/** Checks that capabilities further down add to the funding check, such as those of cost models. */
@Injectable()
export class FundingChecks {
  private readonly checks: ExtraFundingCheck[] = [];

  register(check: ExtraFundingCheck): void {
    this.checks.push(check);
  }

  async run(projectId: string, asOn: string): Promise<FundingFinding[]> {
    const found: FundingFinding[] = [];
    for (const check of this.checks) found.push(...(await check(projectId, asOn)));
    return found;
  }
}
