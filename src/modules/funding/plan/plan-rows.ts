import { type Cents, cents } from '../../../shared/money/index.js';
import type { FundingClass, PlanStatus, VersionCause } from '../../../shared/funding.js';
import type { PlanExactness } from './domain/cover.js';

/** One source of a year's money. */
export interface PlanLine {
  fundingClass: FundingClass;
  /** Whose money it is, where one organisation is named. */
  organisationId: string | null;
  /** The instrument it comes from; null is that of the project. */
  instrument: string | null;
  amountCents: Cents;
  exactness: PlanExactness;
  note: string | null;
}

/** What a year costs and who pays. */
export interface PlanYear {
  status: PlanStatus;
  /** Null where the total is not known. */
  totalCents: Cents | null;
  exactness: PlanExactness;
  volumeCents: Cents | null;
  volumeNote: string | null;
  note: string | null;
  source: string | null;
  lines: PlanLine[];
}

/** One version of the plan of a year, of a part or of the project as a whole. */
export interface StoredPlanYear extends PlanYear {
  id: string;
  projectId: string;
  /** Null: the project as a whole. */
  partId: string | null;
  year: number;
  /** 1, 2, 3 … within the part and year. */
  number: number;
  /** ISO day from which it counts; null: always. */
  countsFrom: string | null;
  /** The first ISO day on which it no longer counts. */
  supersededOn: string | null;
  /** Whether a newer version was written. */
  superseded: boolean;
  cause: VersionCause;
  causeId: string | null;
  reason: string | null;
  recordedAt: string;
  recordedBy: { id: string; name: string } | null;
  lines: (PlanLine & { organisationName: string | null })[];
}

export type PlanYearRow = Omit<StoredPlanYear, 'lines' | 'totalCents' | 'volumeCents' | 'recordedAt'> & {
  totalCents: Cents | null;
  volumeCents: Cents | null;
  recordedAt: Date;
  lines: {
    fundingClass: FundingClass;
    organisationId: string | null;
    organisationName: string | null;
    instrument: string | null;
    amount: string;
    exactness: PlanExactness;
    note: string | null;
  }[];
};

/** Versions of plans with their lines, to be narrowed by a `where`; `part` is the part's row. */
export const PLAN_YEAR = `
  select y.id, y.project_id as "projectId", y.part_id as "partId", y.year, y.number, y.status,
         y.total_cents as "totalCents", y.exactness, y.volume_cents as "volumeCents", y.volume_note as "volumeNote",
         y.note, y.source, y.counts_from as "countsFrom", y.superseded_on as "supersededOn",
         y.superseded_at is not null as superseded, y.cause, y.cause_id as "causeId", y.reason,
         y.recorded_at as "recordedAt",
         case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as "recordedBy",
         coalesce((select jsonb_agg(jsonb_build_object('fundingClass', l.class, 'organisationId', l.organisation_id,
             'organisationName', o.name, 'instrument', l.instrument, 'amount', l.amount_cents::text,
             'exactness', l.exactness, 'note', l.note) order by l.position)
           from funding_plan_lines l left join organisations o on o.id = l.organisation_id
          where l.plan_id = y.id), '[]') as lines
    from funding_plan_years y
    left join users u on u.id = y.recorded_by
    left join project_parts part on part.id = y.part_id`;

export function toStoredPlan({ recordedAt, lines, ...row }: PlanYearRow): StoredPlanYear {
  return {
    ...row,
    recordedAt: recordedAt.toISOString(),
    lines: lines.map(({ amount, ...line }) => ({ ...line, amountCents: cents(amount) })),
  };
}
