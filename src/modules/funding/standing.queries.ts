import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import { type Cents, cents } from '../../shared/money/index.js';
import type { FundingClass, PlanStatus } from '../../shared/funding.js';
import type { AmountRow } from './applications/application-rows.js';
import type { PlanExactness } from './plan/domain/cover.js';
import type { AgreedMoney } from './plan/domain/security.js';
import {
  type KnownAmount,
  type ProjectStanding,
  type StandingApplication,
  type StandingDecision,
  stateOf,
  toKnownAmount,
} from './plan/domain/standing.js';

/** Which projects are looked at. */
export interface StandingScope {
  projectId?: string | null;
}

/** As many projects as a view across the portfolio shows. */
const MAX_PROJECTS = 2000;

/** A line as SQL gives it: cents as text, because JSON numbers are floats. */
interface LineRow {
  year: number;
  class: FundingClass;
  from: string;
  to: string;
  approximate: boolean;
}

interface AmountRows {
  amounts: AmountRow[];
  lines: LineRow[];
}

type DecisionRow = Omit<StandingDecision, 'amounts' | 'lines'> & AmountRows;

type ApplicationRow = Omit<StandingApplication, 'amounts' | 'lines' | 'decision' | 'state'> &
  AmountRows & { withdrawn: boolean; decision: DecisionRow | null };

interface StandingRow {
  project: ProjectStanding['project'];
  kind: string;
  plans: PlanRow[];
  applications: ApplicationRow[];
  agreements: AgreementRow[];
}

interface AgreementRow extends Pick<AgreedMoney, 'firstYear' | 'lastYear' | 'document'> {
  class: FundingClass;
  organisation: string;
  amount: string;
  received: string | null;
}

interface PlanRow {
  year: number;
  status: PlanStatus;
  total: string | null;
  exactness: PlanExactness;
  lines: { class: FundingClass; organisation: string | null; amount: string; exactness: PlanExactness }[];
}

const AMOUNTS = `jsonb_agg(jsonb_build_object('scope', m.scope, 'exactness', m.exactness, 'total', m.total_cents::text,
    'min', m.min_cents::text, 'max', m.max_cents::text, 'grant', m.grant_cents::text,
    'own', m.own_contribution_cents::text, 'supportRate', trim_scale(m.support_rate)::text,
    'ownRate', trim_scale(m.own_rate)::text) order by m.scope)`;

const LINES = `jsonb_agg(jsonb_build_object('year', n.year, 'class', n.funding_class,
    'from', coalesce(n.amount_cents, n.min_cents)::text, 'to', coalesce(n.amount_cents, n.max_cents)::text,
    'approximate', n.exactness = 'approximate') order by n.year, n.position)`;

/** The amounts of an application or of a decision; lines of the own part only, because own parts are what is summed. */
const amountsOf = (holder: string) => `
  'amounts', coalesce((select ${AMOUNTS} from funding_amounts m where m.${holder}), '[]'),
  'lines', coalesce((select ${LINES} from funding_amount_lines n where n.${holder} and n.scope = 'own'), '[]')`;

/** Where every project's money stands as on a day, for the views across the portfolio. */
@Injectable()
export class StandingQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The base activity first, then the projects by code; those without plan and application are left out. */
  async listStandings(
    asOn: Temporal.PlainDate,
    { projectId = null }: StandingScope = {},
  ): Promise<ProjectStanding[]> {
    const rows = await this.unitOfWork.query<StandingRow>(STANDINGS, [asOn.toString(), projectId]);
    return rows.map(toStanding);
  }
}

/** The versions of plans that count on the day. */
const CURRENT_PLANS = `select * from funding_plan_years where (counts_from is null or counts_from <= $1)
  and (superseded_on is null or superseded_on > $1) and ($2::uuid is null or project_id = $2)`;

/** Of the centre's own part; what is of the whole project is its own where no other implementer takes part. */
const isOwn = (record: string) => `(part.own or ${record}.part_id is null and not exists (
  select from project_parts other where other.project_id = ${record}.project_id and not other.own))`;

/** One statement: what one day knows must not be put together from two moments. */
const STANDINGS = `
  with plans as (
    select y.project_id, jsonb_agg(jsonb_build_object('year', y.year, 'status', y.status,
             'total', y.total_cents::text, 'exactness', y.exactness, 'lines',
             coalesce((select jsonb_agg(jsonb_build_object('class', l.class, 'organisation', l.organisation_id,
                 'amount', l.amount_cents::text, 'exactness', l.exactness) order by l.position)
               from funding_plan_lines l where l.plan_id = y.id), '[]')) order by y.year) as plans
      from (${CURRENT_PLANS}) y left join project_parts part on part.id = y.part_id
     where ${isOwn('y')}
       and (y.part_id is not null or not exists (select from (${CURRENT_PLANS}) o
         join project_parts op on op.id = o.part_id and op.own
        where o.project_id = y.project_id and o.year = y.year))
     group by y.project_id),
  agreements as (
    select g.project_id, jsonb_agg(jsonb_build_object('class', g.funding_class, 'organisation', g.organisation_id,
             'document', g.document, 'amount', g.amount_cents::text,
             'firstYear', extract(year from g.valid_from)::int, 'lastYear', extract(year from g.valid_to)::int,
             'received', (select sum(r.amount_cents)::text from funding_receipts r
               where r.agreement_id = g.id and r.received_on <= $1)) order by g.signed_on, g.id) as agreements
      from funding_agreements g left join project_parts part on part.id = g.part_id
     where g.signed_on <= $1 and ($2::uuid is null or g.project_id = $2) and ${isOwn('g')}
     group by g.project_id),
  applications as (
    select a.project_id, jsonb_agg(jsonb_build_object('id', a.id, 'submitted', a.submitted,
             'instrument', jsonb_build_object('code', i.code, 'name',
               jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en)),
             'funderKey', coalesce(o.id::text, i.funder_fi),
             'funder', jsonb_build_object('fi', coalesce(o.name, i.funder_fi),
               'sv', coalesce(o.name_sv, o.name, i.funder_sv), 'en', coalesce(o.name, i.funder_en)),
             'withdrawn', coalesce(a.withdrawn_on <= $1, false), ${amountsOf('application_id = a.id')},
             'decision', case when d.id is not null then jsonb_build_object('id', d.id, 'number', d.number,
               'decided', d.decided, 'countsFrom', d.counts_from, 'outcome', d.outcome,
               ${amountsOf('decision_id = d.id')}) end,
             'periodStarts', coalesce(
               (select later.period_starts from funding_decisions later where later.application_id = a.id and later.outcome <> 'repayment'
                 order by later.counts_from limit 1),
               (select s.starts from project_periods s where s.project_id = a.project_id
                   and s.kind in ('decided', 'planned') order by s.kind limit 1)))
             order by a.submitted nulls last, a.id) as applications
      from funding_applications a
      join funding_instruments i on i.code = a.instrument
      left join organisations o on o.id = a.funder_organisation_id
      left join funding_decisions d on d.application_id = a.id and d.outcome <> 'repayment' and d.counts_from <= $1
     where not a.draft and (a.counts_from is null or a.counts_from <= $1) and ($2::uuid is null or a.project_id = $2)
     group by a.project_id)
  select jsonb_build_object('id', p.id, 'code', p.code, 'nameFi', p.name_fi, 'nameSv', p.name_sv,
           'nameEn', p.name_en) as project, p.kind,
         coalesce(plans.plans, '[]') as plans, coalesce(applications.applications, '[]') as applications,
         coalesce(agreements.agreements, '[]') as agreements
    from plans full join applications using (project_id) full join agreements using (project_id)
    join projects p on p.id = project_id
   order by p.kind, p.code limit ${MAX_PROJECTS}`;

function toStanding({ project, kind, plans, applications, agreements }: StandingRow): ProjectStanding {
  return {
    project,
    baseActivity: kind === 'baseActivity',
    plans: plans.map(({ total, lines, ...plan }) => ({
      ...plan,
      totalCents: known(total),
      lines: lines.map((line) => ({
        fundingClass: line.class,
        organisationId: line.organisation,
        amountCents: cents(line.amount),
        exactness: line.exactness,
      })),
    })),
    applications: applications.map(toApplication),
    agreements: agreements.map(({ class: fundingClass, organisation, amount, received, ...of }) => ({
      ...{ ...of, fundingClass, organisationId: organisation, amountCents: cents(amount) },
      receivedCents: cents(received ?? '0'),
    })),
  };
}

function toApplication({ withdrawn, decision, ...row }: ApplicationRow): StandingApplication {
  return {
    ...row,
    ...toAmounts(row),
    state: stateOf(decision, withdrawn),
    decision: decision && { ...decision, ...toAmounts(decision) },
  };
}

function toAmounts({ amounts, lines }: AmountRows): Pick<StandingDecision, 'amounts' | 'lines'> {
  return {
    amounts: amounts.map(toAmount),
    lines: lines.map(({ year, class: fundingClass, from, to, approximate }) => ({
      ...{ year, fundingClass, approximate },
      fromCents: cents(from),
      toCents: cents(to),
    })),
  };
}

function toAmount({ total, min, max, grant, own, ...row }: AmountRow): KnownAmount {
  return toKnownAmount({
    ...row,
    totalCents: known(total),
    minCents: known(min),
    maxCents: known(max),
    grantCents: known(grant),
    ownContributionCents: known(own),
  });
}

function known(amount: string | null): Cents | null {
  return amount === null ? null : cents(amount);
}
