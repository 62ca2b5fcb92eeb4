import { AnswerField } from '../../platform/http/index.js';

/** What gives a grant the use period that holds. */
export const PERIOD_CAUSES = ['decision', 'change', 'edited'] as const;
/** One of {@link PERIOD_CAUSES}. */
export type PeriodCause = (typeof PERIOD_CAUSES)[number];

/** The approved change that gave a period. */
export class PeriodChangeOriginAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: 'integer', description: 'Number of the change request.' })
  number: number;

  @AnswerField({ type: String, nullable: true })
  decisionNumber: string | null;

  @AnswerField({ type: String, format: 'date' })
  decidedOn: string;
}

/** The use period of a grant that holds, and where it comes from. */
export class PeriodInForceAnswer {
  @AnswerField({ type: String, nullable: true, description: 'To the day, month or year.' })
  starts: string | null;

  @AnswerField({ type: String, nullable: true })
  ends: string | null;

  @AnswerField({
    enum: PERIOD_CAUSES,
    enumName: 'PeriodCause',
    description: 'The decision itself, an approved change, or the project’s decided period edited by hand.',
  })
  cause: PeriodCause;

  @AnswerField({ type: PeriodChangeOriginAnswer, nullable: true })
  change: PeriodChangeOriginAnswer | null;
}

const PERIODS = `(
  select project_id, starts, ends, edited, counts_from, null::date as superseded_on from project_periods
   where kind = 'decided'
  union all
  select project_id, starts, ends, edited, counts_from, superseded_on from project_past_periods
   where kind = 'decided')`;

/**
 * One row: the use period of the decision `d` on the application `a` that holds on a day. A decided period that was
 * entered by hand is that of the project's newest grant; else the newest approved change gives it, else the decision.
 *
 * @param day the SQL of an ISO day
 */
export const periodInForce = (day: string): string => `(
  select held.starts, held.ends, held.cause, held.change from (
    select 0 as rank, null::date as decided_on, null::integer as number, k.starts, k.ends, 'edited' as cause,
           null::jsonb as change
      from ${PERIODS} k
     where k.project_id = a.project_id and k.edited and (k.counts_from is null or k.counts_from <= ${day})
       and (k.superseded_on is null or k.superseded_on > ${day})
       and d.id = (select newest.id from funding_decisions newest
         join funding_applications answered on answered.id = newest.application_id
        where answered.project_id = a.project_id and newest.outcome in ('granted', 'partly')
          and newest.counts_from <= ${day}
        order by newest.counts_from desc, newest.id desc limit 1)
    union all
    select 1, r.decided_on, r.number, r.period_starts, r.period_ends, 'change',
           jsonb_build_object('id', r.id, 'number', r.number, 'decisionNumber', r.decision_number,
             'decidedOn', r.decided_on)
      from funding_change_requests r
     where r.decision_id = d.id and r.state = 'approved' and r.period_ends is not null and r.decided_on <= ${day}
    union all
    select 2, null, null, d.period_starts, d.period_ends, 'decision', null
  ) held order by held.rank, held.decided_on desc nulls last, held.number desc nulls last limit 1)`;
