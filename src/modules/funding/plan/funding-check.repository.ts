import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { Cents } from '../../../shared/money/index.js';
import type { FundingClass } from '../../../shared/funding.js';

const MAX_LINES = 2000;

/** What the funding check reads that no other reader gives it. */
@Injectable()
export class FundingCheckRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findValidity(code: string): Promise<{ validFrom: string | null; validTo: string | null } | null> {
    const [row] = await this.unitOfWork.query<{ validFrom: string | null; validTo: string | null }>(
      'select valid_from as "validFrom", valid_to as "validTo" from funding_instruments where code = $1',
      [code],
    );
    return row ?? null;
  }

  /** The decided period as far as it counts on a day, else the planned one. */
  async findPeriod(
    projectId: string,
    day: string,
  ): Promise<{ starts: string | null; ends: string | null; decided: boolean } | null> {
    const [row] = await this.unitOfWork.query<{
      starts: string | null;
      ends: string | null;
      decided: boolean;
    }>(
      `select starts, ends, kind = 'decided' as decided from (
         select kind, starts, ends from project_periods
          where project_id = $1 and kind in ('decided', 'planned') and (counts_from is null or counts_from <= $2)
         union all
         select kind, starts, ends from project_past_periods
          where project_id = $1 and kind in ('decided', 'planned') and (counts_from is null or counts_from <= $2)
            and superseded_on > $2) known
        order by kind limit 1`,
      [projectId, day],
    );
    return row ?? null;
  }

  /** What a decision says of years and sources, sums of the whole project only. */
  async listDecidedLines(
    decisionId: string,
  ): Promise<{ partId: string | null; year: number; fundingClass: FundingClass; amountCents: Cents }[]> {
    return this.unitOfWork.query(
      `select part_id as "partId", year, funding_class as "fundingClass", sum(amount_cents)::bigint as "amountCents"
         from funding_amount_lines where decision_id = $1 and scope = 'whole'
        group by part_id, year, funding_class order by year, funding_class limit ${MAX_LINES}`,
      [decisionId],
    );
  }
}
