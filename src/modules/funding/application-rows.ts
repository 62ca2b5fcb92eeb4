import { Temporal } from 'temporal-polyfill';
import { cents, formatWire } from '../../shared/money/index.js';
import type { Exactness, Scope } from './domain/amounts.js';
import type { LocalText } from './domain/instrument.js';
import { ownRiskDays, waitingDays } from './domain/waiting.js';
import type { ApplicationAnswer, DecisionAnswer, FundingAmountAnswer } from './dto/application.dto.js';
import type { Outcome } from '../../shared/funding.js';

/** An amount as SQL gives it: cents as text, because JSON numbers are floats. */
export interface AmountRow {
  scope: Scope;
  exactness: Exactness;
  total: string | null;
  min: string | null;
  max: string | null;
  grant: string | null;
  own: string | null;
  supportRate: string | null;
  ownRate: string | null;
}

export type DecisionRow = Omit<DecisionAnswer, 'amounts'> & { amounts: AmountRow[] };

/** An application as on a day, in one row. */
export interface ApplicationRow {
  id: string;
  project_id: string;
  project_code: string;
  name_fi: string;
  name_sv: string | null;
  name_en: string | null;
  instrument: string;
  instrument_name: LocalText;
  funder: LocalText;
  funder_organisation_id: string | null;
  priority_axis: string | null;
  funder_project_code: string | null;
  submitted: string | null;
  note: string | null;
  source: string | null;
  version: number;
  amounts: AmountRow[];
  state: 'pending' | Outcome;
  decision: DecisionRow | null;
  /** First day of the decided period, else of the planned one; for the days at own risk. */
  period_starts: string | null;
  sort_key: string;
}

const AMOUNTS = `jsonb_agg(jsonb_build_object('scope', m.scope, 'exactness', m.exactness, 'total', m.total_cents::text,
    'min', m.min_cents::text, 'max', m.max_cents::text, 'grant', m.grant_cents::text,
    'own', m.own_contribution_cents::text, 'supportRate', trim_scale(m.support_rate)::text,
    'ownRate', trim_scale(m.own_rate)::text) order by m.scope)`;

/**
 * Applications that count as on `$1`, each with the decision that counts by then. The period's start is taken from
 * the decision even when it counts only later: that is how one sees, looking back, which days were at own risk.
 */
export const APPLICATIONS_AS_ON = `
  select a.id, a.project_id, p.code as project_code, p.name_fi, p.name_sv, p.name_en, a.instrument,
         jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en) as instrument_name,
         jsonb_build_object('fi', coalesce(o.name, i.funder_fi), 'sv', coalesce(o.name_sv, o.name, i.funder_sv),
           'en', coalesce(o.name, i.funder_en)) as funder,
         a.funder_organisation_id, a.priority_axis, a.funder_project_code, a.submitted, a.note, a.source, a.version,
         coalesce((select ${AMOUNTS} from funding_amounts m where m.application_id = a.id), '[]') as amounts,
         coalesce(d.outcome, 'pending') as state,
         case when d.id is not null then jsonb_build_object('id', d.id, 'number', d.number, 'decided', d.decided,
           'countsFrom', d.counts_from, 'outcome', d.outcome, 'rate', trim_scale(d.rate)::text,
           'periodStarts', d.period_starts, 'periodEnds', d.period_ends, 'conditions', d.conditions, 'note', d.note,
           'source', d.source, 'publicRecord', d.public_record, 'amounts',
           coalesce((select ${AMOUNTS} from funding_amounts m where m.decision_id = d.id), '[]')) end as decision,
         coalesce(
           (select later.period_starts from funding_decisions later where later.application_id = a.id),
           (select s.starts from project_periods s where s.project_id = a.project_id and s.kind in ('decided', 'planned')
             order by s.kind limit 1)) as period_starts
    from funding_applications a
    join projects p on p.id = a.project_id
    join funding_instruments i on i.code = a.instrument
    left join organisations o on o.id = a.funder_organisation_id
    left join funding_decisions d on d.application_id = a.id and d.counts_from <= $1
   where (a.counts_from is null or a.counts_from <= $1)`;

/** Makes the answer of a row as on a day. */
export function toApplicationAnswer(row: ApplicationRow, asOn: Temporal.PlainDate): ApplicationAnswer {
  const { decision } = row;
  return {
    id: row.id,
    project: {
      id: row.project_id,
      code: row.project_code,
      nameFi: row.name_fi,
      nameSv: row.name_sv,
      nameEn: row.name_en,
    },
    instrument: { code: row.instrument, name: row.instrument_name },
    funder: row.funder,
    funderOrganisationId: row.funder_organisation_id,
    priorityAxis: row.priority_axis,
    funderProjectCode: row.funder_project_code,
    submitted: row.submitted,
    note: row.note,
    source: row.source,
    amounts: row.amounts.map(toAmountAnswer),
    state: row.state,
    decision: decision && { ...decision, amounts: decision.amounts.map(toAmountAnswer) },
    waitingDays: waitedOn(row, asOn),
    ownRiskDays: ownRiskOn(row, asOn),
    version: row.version,
  };
}

/** Days waited: to the decision when there is one, else to the day one looks from. */
function waitedOn({ submitted, decision }: ApplicationRow, asOn: Temporal.PlainDate): number | null {
  if (!decision) return waitingDays(submitted, asOn);
  return decision.decided?.length === 10
    ? waitingDays(submitted, Temporal.PlainDate.from(decision.decided))
    : null;
}

function ownRiskOn(row: ApplicationRow, asOn: Temporal.PlainDate): number | null {
  if (row.decision) return 0;
  // A start known to the month or year only would make the days a guess.
  if (row.period_starts?.length !== 10) return null;
  return ownRiskDays(Temporal.PlainDate.from(row.period_starts), null, asOn);
}

function toAmountAnswer({ own, ...row }: AmountRow): FundingAmountAnswer {
  return {
    scope: row.scope,
    exactness: row.exactness,
    total: wire(row.total),
    min: wire(row.min),
    max: wire(row.max),
    grant: wire(row.grant),
    ownContribution: wire(own),
    supportRate: row.supportRate,
    ownRate: row.ownRate,
  };
}

function wire(amount: string | null): string | null {
  return amount === null ? null : formatWire(cents(amount));
}
