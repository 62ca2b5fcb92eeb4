import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { FundingAmount } from './domain/amounts.js';
import type { AmountLine } from './domain/lines.js';

/** The SQL of whether an amount or a line `alias` counts on the day `$1`; a decision's always do. */
export const amountCounts = (alias: string): string =>
  `(${alias}.counts_from is null or ${alias}.counts_from <= $1)
   and (${alias}.superseded_on is null or ${alias}.superseded_on > $1)`;

/** Whose amounts they are: asked for by an application, or decided. */
export type AmountHolder = { applicationId: string } | { decisionId: string };

@Injectable()
export class AmountsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param countsFrom the day from which they take the place of others; null: always. */
  async insertAmounts(
    holder: AmountHolder,
    amounts: readonly FundingAmount[],
    countsFrom: string | null = null,
  ): Promise<void> {
    const rows = amounts.map((amount) => ({
      id: newId(),
      scope: amount.scope,
      exactness: amount.exactness,
      total: amount.totalCents?.toString() ?? null,
      min: amount.minCents?.toString() ?? null,
      max: amount.maxCents?.toString() ?? null,
      grant: amount.grantCents?.toString() ?? null,
      own: amount.ownContributionCents?.toString() ?? null,
      support_rate: amount.supportRate,
      own_rate: amount.ownRate,
    }));
    await this.unitOfWork.query(
      `insert into funding_amounts (id, application_id, decision_id, scope, exactness, total_cents, min_cents,
         max_cents, grant_cents, own_contribution_cents, support_rate, own_rate, counts_from)
       select id, $2, $3, scope, exactness, total, min, max, "grant", own, support_rate, own_rate, $4
         from jsonb_to_recordset($1::jsonb) as r (id uuid, scope text, exactness text, total bigint, min bigint,
              max bigint, "grant" bigint, own bigint, support_rate numeric, own_rate numeric)`,
      [JSON.stringify(rows), ...idsOf(holder), countsFrom],
    );
  }

  /** @param countsFrom as of {@link insertAmounts} */
  async insertLines(
    holder: AmountHolder,
    lines: readonly AmountLine[],
    countsFrom: string | null = null,
  ): Promise<void> {
    const rows = lines.map((line, position) => ({
      id: newId(),
      position,
      scope: line.scope,
      part_id: line.partId,
      year: line.year,
      class: line.fundingClass,
      organisation_id: line.organisationId,
      exactness: line.exactness,
      amount: line.amountCents?.toString() ?? null,
      min: line.minCents?.toString() ?? null,
      max: line.maxCents?.toString() ?? null,
    }));
    await this.unitOfWork.query(
      `insert into funding_amount_lines (id, application_id, decision_id, position, scope, part_id, year,
         funding_class, organisation_id, exactness, amount_cents, min_cents, max_cents, counts_from)
       select id, $2, $3, position, scope, part_id, year, class, organisation_id, exactness, amount, min, max, $4
         from jsonb_to_recordset($1::jsonb) as r (id uuid, position integer, scope text, part_id uuid, year integer,
              class text, organisation_id uuid, exactness text, amount bigint, min bigint, max bigint)`,
      [JSON.stringify(rows), ...idsOf(holder), countsFrom],
    );
  }

  /** Takes away what a draft asks for, before it is written anew. */
  async clearOfApplication(applicationId: string): Promise<void> {
    for (const table of TABLES) {
      await this.unitOfWork.query(`delete from ${table} where application_id = $1`, [applicationId]);
    }
  }

  /** What an application asked for counts until the day before `on`; dated back, it ends what would count later. */
  async supersedeOfApplication(applicationId: string, on: string): Promise<void> {
    for (const table of TABLES) {
      await this.unitOfWork.query(
        `update ${table} set superseded_on = $2
          where application_id = $1 and (superseded_on is null or superseded_on > $2)`,
        [applicationId, on],
      );
    }
  }
}

const TABLES = ['funding_amounts', 'funding_amount_lines'];

function idsOf(holder: AmountHolder): [string | null, string | null] {
  return 'applicationId' in holder ? [holder.applicationId, null] : [null, holder.decisionId];
}
