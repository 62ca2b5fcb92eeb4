import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { FundingAmount } from './domain/amounts.js';
import type { AmountLine } from './domain/lines.js';

/** Whose amounts they are: asked for by an application, or decided. */
export type AmountHolder = { applicationId: string } | { decisionId: string };

@Injectable()
export class AmountsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insertAmounts(holder: AmountHolder, amounts: readonly FundingAmount[]): Promise<void> {
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
         max_cents, grant_cents, own_contribution_cents, support_rate, own_rate)
       select id, $2, $3, scope, exactness, total, min, max, "grant", own, support_rate, own_rate
         from jsonb_to_recordset($1::jsonb) as r (id uuid, scope text, exactness text, total bigint, min bigint,
              max bigint, "grant" bigint, own bigint, support_rate numeric, own_rate numeric)`,
      [JSON.stringify(rows), ...idsOf(holder)],
    );
  }

  async insertLines(holder: AmountHolder, lines: readonly AmountLine[]): Promise<void> {
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
         funding_class, organisation_id, exactness, amount_cents, min_cents, max_cents)
       select id, $2, $3, position, scope, part_id, year, class, organisation_id, exactness, amount, min, max
         from jsonb_to_recordset($1::jsonb) as r (id uuid, position integer, scope text, part_id uuid, year integer,
              class text, organisation_id uuid, exactness text, amount bigint, min bigint, max bigint)`,
      [JSON.stringify(rows), ...idsOf(holder)],
    );
  }

  /** Takes away what an application asks for, before it is written anew. */
  async clearOfApplication(applicationId: string): Promise<void> {
    await this.unitOfWork.query('delete from funding_amounts where application_id = $1', [applicationId]);
    await this.unitOfWork.query('delete from funding_amount_lines where application_id = $1', [
      applicationId,
    ]);
  }
}

function idsOf(holder: AmountHolder): [string | null, string | null] {
  return 'applicationId' in holder ? [holder.applicationId, null] : [null, holder.decisionId];
}
