import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import { Problem } from '../../shared/problem.js';
import { type Cents, cents } from '../../shared/money/index.js';
import type { FundingClass, PlanStatus } from '../../shared/funding.js';
import { amountCounts } from './applications/amounts.repository.js';
import type { AmountRow } from './applications/application-rows.js';
import type { PlanExactness } from './plan/domain/cover.js';
import type { AgreedMoney, SecurablePlan } from './plan/domain/security.js';
import {
  type KnownAmount,
  type KnownRepayment,
  type OfPart,
  type ProjectStanding,
  type StandingAgreement,
  type StandingApplication,
  type StandingDecision,
  chooseOwnPlans,
  isOwn,
  stateOf,
  toKnownAmount,
} from './plan/domain/standing.js';

/** Which projects are looked at. */
export interface StandingScope {
  projectId?: string | null;
}

/** As many projects as a view across the portfolio sums; of more it would tell less than there is, so it refuses. */
const MAX_PROJECTS = 10_000;

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

type ApplicationRow = Omit<StandingApplication, 'amounts' | 'lines' | 'decision' | 'repayments' | 'state'> &
  AmountRows & { withdrawn: boolean; decision: DecisionRow | null; repayments: RepaymentRow[] };

interface RepaymentRow {
  number: string | null;
  own: string | null;
  whole: string | null;
}

interface StandingRow {
  project: ProjectStanding['project'];
  kind: string;
  /** Whether others than the centre take part: by its implementers, or because the centre does not administer it. */
  joint: boolean;
  plans: PlanRow[];
  applications: ApplicationRow[];
  agreements: AgreementRow[];
}

interface AgreementRow extends OfPart, Pick<AgreedMoney, 'firstYear' | 'lastYear' | 'document'> {
  class: FundingClass;
  organisation: string;
  amount: string;
  received: string | null;
  paidBack: string | null;
}

interface PlanRow extends OfPart {
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
  'amounts', coalesce((select ${AMOUNTS} from funding_amounts m where m.${holder} and ${amountCounts('m')}), '[]'),
  'lines', coalesce((select ${LINES} from funding_amount_lines n where n.${holder} and n.scope = 'own'
     and ${amountCounts('n')}), '[]')`;

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
    if (rows.length > MAX_PROJECTS)
      throw new Problem('portfolio.too_large', { params: { max: MAX_PROJECTS } });
    return rows.map(toStanding);
  }
}

/** One statement: what one day knows must not be put together from two moments. */
const STANDINGS = `
  with plans as (
    select y.project_id, jsonb_agg(jsonb_build_object('year', y.year, 'own', part.own, 'status', y.status,
             'total', y.total_cents::text, 'exactness', y.exactness, 'lines',
             coalesce((select jsonb_agg(jsonb_build_object('class', l.class, 'organisation', l.organisation_id,
                 'amount', l.amount_cents::text, 'exactness', l.exactness) order by l.position)
               from funding_plan_lines l where l.plan_id = y.id), '[]')) order by y.year) as plans
      from funding_plan_years y left join project_parts part on part.id = y.part_id
     where (y.counts_from is null or y.counts_from <= $1) and (y.superseded_on is null or y.superseded_on > $1)
       and ($2::uuid is null or y.project_id = $2)
     group by y.project_id),
  agreements as (
    select g.project_id, jsonb_agg(jsonb_build_object('class', g.funding_class, 'own', part.own,
             'organisation', g.organisation_id, 'document', g.document, 'amount', g.amount_cents::text,
             'firstYear', extract(year from g.valid_from)::int, 'lastYear', extract(year from g.valid_to)::int,
             'received', r.received, 'paidBack', r.paid_back) order by g.signed_on, g.id) as agreements
      from funding_agreements g left join project_parts part on part.id = g.part_id
      cross join lateral (select sum(r.amount_cents)::text as received,
             sum(-r.amount_cents) filter (where r.amount_cents < 0)::text as paid_back
        from funding_receipts r where r.agreement_id = g.id and r.received_on <= $1) r
     where g.signed_on <= $1 and ($2::uuid is null or g.project_id = $2)
     group by g.project_id),
  applications as (
    select a.project_id, jsonb_agg(jsonb_build_object('id', a.id, 'submitted', a.submitted,
             'instrument', jsonb_build_object('code', i.code, 'name',
               jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en)),
             'funderKey', lower(coalesce(o.name, i.funder_fi)),
             'funder', jsonb_build_object('fi', coalesce(o.name, i.funder_fi),
               'sv', coalesce(o.name_sv, o.name, i.funder_sv), 'en', coalesce(o.name, i.funder_en)),
             'withdrawn', coalesce(a.withdrawn_on <= $1, false), ${amountsOf('application_id = a.id')},
             'decision', case when d.id is not null then jsonb_build_object('id', d.id, 'number', d.number,
               'decided', d.decided, 'countsFrom', d.counts_from, 'outcome', d.outcome,
               ${amountsOf('decision_id = d.id')}) end,
             'repayments', coalesce((select jsonb_agg(jsonb_build_object('number', b.number,
                 'own', (select m.total_cents::text from funding_amounts m
                    where m.decision_id = b.id and m.scope = 'own'),
                 'whole', (select m.total_cents::text from funding_amounts m
                    where m.decision_id = b.id and m.scope = 'whole')) order by b.counts_from, b.id)
               from funding_decisions b where b.application_id = a.id and b.outcome = 'repayment'
                and b.counts_from <= $1), '[]'),
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
         coalesce(p.own_role <> 'administrator', false) or exists (
           select from project_parts other where other.project_id = p.id and not other.own) as joint,
         coalesce(plans.plans, '[]') as plans, coalesce(applications.applications, '[]') as applications,
         coalesce(agreements.agreements, '[]') as agreements
    from plans full join applications using (project_id) full join agreements using (project_id)
    join projects p on p.id = project_id
   order by p.kind, p.code limit ${MAX_PROJECTS + 1}`;

function toStanding({ project, kind, joint, plans, applications, agreements }: StandingRow): ProjectStanding {
  const { own, unknownYears } = chooseOwnPlans(plans.map(toPlan), joint);
  return {
    ...{ project, baseActivity: kind === 'baseActivity', plans: own, unknownYears },
    applications: applications.map(toApplication),
    agreements: agreements.filter((of) => isOwn(of, joint)).map(toAgreement),
  };
}

function toPlan({ total, lines, ...plan }: PlanRow): SecurablePlan & OfPart {
  return {
    ...plan,
    totalCents: known(total),
    lines: lines.map((line) => ({
      fundingClass: line.class,
      organisationId: line.organisation,
      amountCents: cents(line.amount),
      exactness: line.exactness,
    })),
  };
}

function toAgreement({
  class: fundingClass,
  amount,
  received,
  paidBack,
  ...of
}: AgreementRow): StandingAgreement {
  const { organisation: organisationId, firstYear, lastYear, document } = of;
  return {
    ...{ fundingClass, organisationId, firstYear, lastYear, document, amountCents: cents(amount) },
    ...{ receivedCents: cents(received ?? '0'), paidBackCents: cents(paidBack ?? '0') },
  };
}

function toApplication({ withdrawn, decision, ...row }: ApplicationRow): StandingApplication {
  return {
    ...row,
    ...toAmounts(row),
    state: stateOf(decision, withdrawn),
    decision: decision && { ...decision, ...toAmounts(decision) },
    repayments: row.repayments.map(toRepayment),
  };
}

function toRepayment({ number, own, whole }: RepaymentRow): KnownRepayment {
  return { number, ownCents: known(own), wholeCents: known(whole) };
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
