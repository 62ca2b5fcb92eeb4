import { Temporal } from 'temporal-polyfill';
import { type Cents, cents, formatWire } from '../../../shared/money/index.js';
import { amountCounts } from './amounts.repository.js';
import { type Exactness, type Scope, readAmounts } from './domain/amounts.js';
import { readLines, sharesOf } from './domain/lines.js';
import type { LocalText } from '../instruments/domain/instrument.js';
import { ownRiskDays, waitingDays } from './domain/waiting.js';
import type { AmountLineAnswer, FundingAmountAnswer, SharesAnswer } from './amount.dto.js';
import type {
  ApplicationAnswer,
  ApplicationState,
  AttachmentAnswer,
  CallLabelAnswer,
  SupplementAnswer,
} from './application.dto.js';
import type { DecisionAnswer, RuleOverrideAnswer } from './decision.dto.js';
import { unitOf } from '../instruments/domain/rule-check.js';
import type { RuleOverride } from '../instruments/domain/terms.js';
import { type PeriodInForceAnswer, periodInForce } from '../period-in-force.js';

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

export type DecisionRow = Omit<DecisionAnswer, 'amounts' | 'overrides' | 'periodInForce'> & {
  amounts: AmountRow[];
  overrides: RuleOverride[];
};

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
  lines: AmountLineAnswer[];
  call: CallLabelAnswer | null;
  submitted_time: string | null;
  attachments: AttachmentAnswer[];
  supplements: SupplementAnswer[];
  versions: number;
  withdrawn: string | null;
  withdrawn_note: string | null;
  state: ApplicationState;
  decision: DecisionRow | null;
  /** Of a decision that grants. */
  period_in_force: PeriodInForceAnswer | null;
  repayments: DecisionRow[];
  /** First day of the decided period, else of the planned one; for the days at own risk. */
  period_starts: string | null;
  sort_key: string;
}

const AMOUNTS = `jsonb_agg(jsonb_build_object('scope', m.scope, 'exactness', m.exactness, 'total', m.total_cents::text,
    'min', m.min_cents::text, 'max', m.max_cents::text, 'grant', m.grant_cents::text,
    'own', m.own_contribution_cents::text, 'supportRate', trim_scale(m.support_rate)::text,
    'ownRate', trim_scale(m.own_rate)::text) order by m.scope)`;

const LINES = `jsonb_agg(jsonb_build_object('scope', l.scope, 'partId', l.part_id, 'year', l.year,
    'fundingClass', l.funding_class, 'organisationId', l.organisation_id, 'organisation', lo.name,
    'exactness', l.exactness, 'amount', l.amount_cents::text, 'min', l.min_cents::text, 'max', l.max_cents::text)
    order by l.position) from funding_amount_lines l left join organisations lo on lo.id = l.organisation_id`;

/** A decision `d` as JSON. */
const DECISION = `jsonb_build_object('id', d.id, 'number', d.number, 'decided', d.decided,
    'countsFrom', d.counts_from, 'outcome', d.outcome, 'rate', trim_scale(d.rate)::text,
    'periodStarts', d.period_starts, 'periodEnds', d.period_ends, 'conditions', d.conditions, 'note', d.note,
    'source', d.source, 'publicRecord', d.public_record, 'costModel', d.cost_model,
    'partCostModels', d.part_cost_models, 'appealUntil', d.appeal_until, 'instrumentVersion', d.instrument_version,
    'overrides', d.overrides,
    'amounts', coalesce((select ${AMOUNTS} from funding_amounts m where m.decision_id = d.id), '[]'),
    'lines', coalesce((select ${LINES} where l.decision_id = d.id), '[]'))`;

/** What belongs to the way of an application to its funder, as on `$1`. */
const SUBMISSION = `
         (select jsonb_build_object('id', c.id, 'title', c.title, 'closes', c.closes, 'closesTime', c.closes_time)
            from funding_calls c where c.id = a.call_id) as call,
         coalesce((select jsonb_agg(jsonb_build_object('name', t.name, 'required', t.required, 'state', t.state,
           'note', t.note) order by t.position) from funding_application_attachments t
           where t.application_id = a.id), '[]') as attachments,
         coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'requested', s.requested_on, 'due', s.due_on,
           'dueTime', s.due_time, 'text', s.text,
           'answered', case when s.answered_on <= $1 then s.answered_on end,
           'answerNote', case when s.answered_on <= $1 then s.answer_note end) order by s.requested_on, s.id)
           from funding_supplement_requests s where s.application_id = a.id and s.requested_on <= $1), '[]')
           as supplements,
         (select count(*)::integer from funding_application_versions v
           where v.application_id = a.id and v.happened <= $1) as versions`;

/**
 * Applications that count as on `$1`, drafts among them, each with the decision that counts by then. The period's
 * start is taken from the decision even when it counts only later: that is how one sees, looking back, which days were
 * at own risk.
 */
export const APPLICATIONS_AS_ON = `
  select a.id, a.project_id, p.code as project_code, p.name_fi, p.name_sv, p.name_en, a.instrument,
         jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en) as instrument_name,
         jsonb_build_object('fi', coalesce(o.name, i.funder_fi), 'sv', coalesce(o.name_sv, o.name, i.funder_sv),
           'en', coalesce(o.name, i.funder_en)) as funder,
         a.funder_organisation_id, a.priority_axis, a.funder_project_code, a.submitted, a.submitted_time, a.note,
         a.source, a.version,
         coalesce((select ${AMOUNTS} from funding_amounts m where m.application_id = a.id
           and ${amountCounts('m')}), '[]') as amounts,
         coalesce((select ${LINES} where l.application_id = a.id and ${amountCounts('l')}), '[]') as lines,
         ${SUBMISSION},
         case when a.withdrawn_on <= $1 then a.withdrawn_on end as withdrawn,
         case when a.withdrawn_on <= $1 then a.withdrawn_note end as withdrawn_note,
         case when a.draft then 'draft' when d.id is not null then d.outcome
           when a.withdrawn_on <= $1 then 'withdrawn' else 'pending' end as state,
         case when d.id is not null then ${DECISION} end as decision,
         to_jsonb(held) as period_in_force,
         coalesce((select jsonb_agg(${DECISION} order by d.counts_from, d.id) from funding_decisions d
           where d.application_id = a.id and d.counts_from <= $1 and d.outcome = 'repayment'), '[]') as repayments,
         coalesce(
           (select later.period_starts from funding_decisions later where later.application_id = a.id
             and later.outcome <> 'repayment'),
           (select s.starts from project_periods s where s.project_id = a.project_id and s.kind in ('decided', 'planned')
             order by s.kind limit 1)) as period_starts
    from funding_applications a
    join projects p on p.id = a.project_id
    join funding_instruments i on i.code = a.instrument
    left join organisations o on o.id = a.funder_organisation_id
    left join funding_decisions d on d.application_id = a.id and d.counts_from <= $1 and d.outcome <> 'repayment'
    left join lateral ${periodInForce('$1::date')} held on d.outcome in ('granted', 'partly')
   where (a.counts_from is null or a.counts_from <= $1)`;

/** Of {@link APPLICATIONS_AS_ON}, those on which a decision is awaited: submitted, not decided, not withdrawn. */
export const IS_PENDING = `not a.draft and d.id is null and (a.withdrawn_on is null or a.withdrawn_on > $1)`;

/** Makes the answer of a row as on a day. */
export function toApplicationAnswer(row: ApplicationRow, asOn: Temporal.PlainDate): ApplicationAnswer {
  const { decision } = row;
  const [amounts, lines] = [row.amounts.map(toAmountAnswer), row.lines.map(toLineAnswer)];
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
    amounts,
    lines,
    shares: sharesAnswers(amounts, lines),
    call: row.call,
    submittedTime: row.submitted_time,
    attachments: row.attachments,
    supplements: row.supplements,
    versions: row.versions,
    withdrawn: row.withdrawn,
    withdrawnNote: row.withdrawn_note,
    state: row.state,
    decision: decision && toDecisionAnswer(decision, row.period_in_force),
    repayments: row.repayments.map((repayment) => toDecisionAnswer(repayment, null)),
    hints: [],
    waitingDays: waitedOn(row, asOn),
    ownRiskDays: ownRiskOn(row, asOn),
    version: row.version,
  };
}

/** Days waited: to the decision when there is one, else to the day one looks from. */
function waitedOn(
  { submitted, decision, withdrawn }: ApplicationRow,
  asOn: Temporal.PlainDate,
): number | null {
  if (!decision)
    return waitingDays(submitted, withdrawn === null ? asOn : Temporal.PlainDate.from(withdrawn));
  return decision.decided?.length === 10
    ? waitingDays(submitted, Temporal.PlainDate.from(decision.decided))
    : null;
}

function ownRiskOn(row: ApplicationRow, asOn: Temporal.PlainDate): number | null {
  if (row.decision) return 0;
  // What was withdrawn has no decision to wait for: its project runs, if at all, on other money.
  if (row.state === 'withdrawn') return null;
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

function toLineAnswer(line: AmountLineAnswer): AmountLineAnswer {
  return { ...line, amount: wire(line.amount), min: wire(line.min), max: wire(line.max) };
}

function toDecisionAnswer(
  { amounts, lines, overrides, ...decision }: DecisionRow,
  periodInForce: PeriodInForceAnswer | null,
): DecisionAnswer {
  return {
    ...decision,
    periodInForce,
    amounts: amounts.map(toAmountAnswer),
    lines: lines.map(toLineAnswer),
    overrides: overrides.map(toOverrideAnswer),
  };
}

function toOverrideAnswer({
  rule,
  variant,
  value,
  unit,
  base,
  every,
  note,
}: RuleOverride): RuleOverrideAnswer {
  return {
    ...{ rule, variant, note, base: base ?? null, every: every ?? null },
    values: typeof value === 'object' ? [...value] : [String(value)],
    unit: unitOf({ rule, value, unit }),
  };
}

function sharesAnswers(
  amounts: readonly FundingAmountAnswer[],
  lines: readonly AmountLineAnswer[],
): SharesAnswer[] {
  return sharesOf(readAmounts(amounts), readLines(lines)).map(({ cost, covered, uncovered, ...shares }) => ({
    ...shares,
    costFrom: wireOf(cost?.fromCents),
    costTo: wireOf(cost?.toCents),
    coveredFrom: formatWire(covered.fromCents),
    coveredTo: formatWire(covered.toCents),
    uncoveredFrom: wireOf(uncovered?.fromCents),
    uncoveredTo: wireOf(uncovered?.toCents),
  }));
}

function wireOf(amount: Cents | undefined): string | null {
  return amount === undefined ? null : formatWire(amount);
}

function wire(amount: string | null): string | null {
  return amount === null ? null : formatWire(cents(amount));
}
