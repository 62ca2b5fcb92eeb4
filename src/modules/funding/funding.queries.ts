import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import { cents } from '../../shared/money/index.js';
import { amountCounts } from './applications/amounts.repository.js';
import {
  APPLICATIONS_AS_ON,
  type ApplicationRow,
  IS_PENDING,
  toApplicationAnswer,
} from './applications/application-rows.js';
import type { LocalText } from './instruments/domain/instrument.js';
import type {
  ApplicationAnswer,
  ApplicationSort,
  ApplicationState,
  ProjectFundingAnswer,
} from './applications/application.dto.js';
import type { InstrumentTotals, ProjectLabel, ProjectMoney } from './funding.results.js';

/** No portfolio of a centre comes near it; a longer answer would not be read. */
const MAX_ROWS = 1000;

/** What a list of applications is narrowed and sorted by. */
export interface ApplicationFilter {
  projectId: string | null;
  instrument: string | null;
  state: ApplicationState | null;
  sort: ApplicationSort;
  after: { key: string; id: string } | null;
  limit: number;
}

interface TotalsRow {
  code: string;
  name: LocalText;
  state: 'applied' | 'granted';
  applications: bigint;
  own_from: string | null;
  own_to: string | null;
  own_approximate: boolean;
  own_grant: string | null;
  unknown_own: ProjectLabel[];
  unknown_own_grant: ProjectLabel[];
  whole_from: string | null;
  whole_to: string | null;
  whole_approximate: boolean;
  whole_known: bigint;
}

interface NamedInstrumentRow {
  project_id: string;
  code: string;
  name: LocalText;
  funder: LocalText;
}

const LABEL = `jsonb_build_object('id', p.id, 'code', p.code, 'nameFi', p.name_fi, 'nameSv', p.name_sv,
  'nameEn', p.name_en)`;

/** Read-only views of funding as on a day, each in one round trip. */
@Injectable()
export class FundingQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Applications without a decision as on a day, the longest waiting first; those of unknown date last. */
  async listPendingDecisions(asOn: Temporal.PlainDate): Promise<ApplicationAnswer[]> {
    const rows = await this.unitOfWork.query<ApplicationRow>(
      `${APPLICATIONS_AS_ON} and ${IS_PENDING}
       order by case when length(a.submitted) = 10 then a.submitted end nulls last, p.code limit ${MAX_ROWS}`,
      [asOn.toString()],
    );
    return rows.map((row) => toApplicationAnswer(row, asOn));
  }

  /** The money behind each of the projects as on a day; projects without an instrument are left out. */
  async fundingOfProjects(
    projectIds: readonly string[],
    asOn: Temporal.PlainDate,
  ): Promise<Map<string, ProjectMoney>> {
    const applications = await this.unitOfWork.query<ApplicationRow>(
      `select distinct on (project_id) * from (${APPLICATIONS_AS_ON} and not a.draft and a.project_id = any($2::uuid[])) r
        order by project_id, coalesce(submitted, '') desc, id desc limit ${MAX_ROWS}`,
      [asOn.toString(), projectIds],
    );
    const named = await this.unitOfWork.query<NamedInstrumentRow>(
      `select n.project_id, i.code, jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en) as name,
              jsonb_build_object('fi', coalesce(o.name, i.funder_fi), 'sv', coalesce(o.name_sv, o.name, i.funder_sv),
                'en', coalesce(o.name, i.funder_en)) as funder
         from project_instruments n
         join funding_instruments i on i.code = n.instrument
         left join organisations o on o.id = n.funder_organisation_id
        where n.project_id = any($1::uuid[]) limit ${MAX_ROWS}`,
      [projectIds],
    );
    const money = new Map<string, ProjectMoney>();
    for (const { project_id: id, code, name, funder } of named) {
      money.set(id, {
        instrument: { code, name },
        funder,
        applicationId: null,
        funderProjectCode: null,
        submitted: null,
        applied: [],
        decision: null,
      });
    }
    for (const row of applications) {
      const application = toApplicationAnswer(row, asOn);
      const { id, instrument, funder, funderProjectCode, submitted, amounts, decision } = application;
      money.set(row.project_id, {
        instrument,
        funder,
        applicationId: id,
        funderProjectCode,
        submitted,
        applied: amounts,
        decision,
      });
    }
    return money;
  }

  async findApplication(id: string, asOn: Temporal.PlainDate): Promise<ApplicationAnswer | null> {
    const [row] = await this.unitOfWork.query<ApplicationRow>(`${APPLICATIONS_AS_ON} and a.id = $2`, [
      asOn.toString(),
      id,
    ]);
    return row ? toApplicationAnswer(row, asOn) : null;
  }

  /** A page of applications; `sortKey` goes into the cursor. */
  async listApplications(
    filter: ApplicationFilter,
    asOn: Temporal.PlainDate,
  ): Promise<{ sortKey: string; answer: ApplicationAnswer }[]> {
    const descending = filter.sort.startsWith('-');
    const key = filter.sort.endsWith('project') ? 'upper(project_code)' : `coalesce(submitted, '')`;
    const rows = await this.unitOfWork.query<ApplicationRow>(
      `select * from (select r.*, ${key} collate "C" as sort_key from (${APPLICATIONS_AS_ON}) r) a
        where ($2::uuid is null or project_id = $2) and ($3::text is null or instrument = $3)
          and ($4::text is null or state = $4)
          and ($5::text is null or (sort_key, id) ${descending ? '<' : '>'} ($5, $6::uuid))
        order by sort_key ${descending ? 'desc' : 'asc'}, id ${descending ? 'desc' : 'asc'} limit $7`,
      [
        asOn.toString(),
        filter.projectId,
        filter.instrument,
        filter.state,
        filter.after?.key ?? null,
        filter.after?.id ?? null,
        filter.limit,
      ],
    );
    return rows.map((row) => ({ sortKey: row.sort_key, answer: toApplicationAnswer(row, asOn) }));
  }

  /** Applications and decisions of one project as on a day. */
  async fundingOfProject(projectId: string, asOn: Temporal.PlainDate): Promise<ProjectFundingAnswer> {
    const [found] = await this.unitOfWork.query<{ applications: ApplicationRow[] }>(
      `select coalesce((select jsonb_agg(to_jsonb(a) order by a.submitted nulls last, a.id)
                from (${APPLICATIONS_AS_ON} and a.project_id = $2 limit ${MAX_ROWS}) a), '[]') as applications`,
      [asOn.toString(), projectId],
    );
    return { applications: (found?.applications ?? []).map((row) => toApplicationAnswer(row, asOn)) };
  }

  /**
   * What is granted and what is applied for and pending, per instrument, as on a day. Own parts are summed and the
   * unknown ones listed beside the sum; amounts of whole projects are summed apart and never added to them.
   */
  async grantedAndAppliedByInstrument(asOn: Temporal.PlainDate): Promise<InstrumentTotals[]> {
    const rows = await this.unitOfWork.query<TotalsRow>(GRANTED_AND_APPLIED, [asOn.toString()]);
    return rows.map((row) => ({
      instrument: { code: row.code, name: row.name },
      state: row.state,
      applications: Number(row.applications),
      own: {
        fromCents: cents(row.own_from ?? '0'),
        toCents: cents(row.own_to ?? '0'),
        approximate: row.own_approximate,
        unknown: row.unknown_own,
      },
      ownGrant: { cents: cents(row.own_grant ?? '0'), unknown: row.unknown_own_grant },
      whole: {
        fromCents: cents(row.whole_from ?? '0'),
        toCents: cents(row.whole_to ?? '0'),
        approximate: row.whole_approximate,
        known: Number(row.whole_known),
      },
    }));
  }
}

/**
 * The amounts of a granted application are those of its decision: what was applied for says nothing of what was
 * given. Rejected and withdrawn applications are neither granted nor applied for any more.
 */
const GRANTED_AND_APPLIED = `
  with applications as (
    select a.id as application_id, d.id as decision_id, a.instrument, a.project_id,
           case when d.id is null then 'applied' else 'granted' end as state
      from funding_applications a
      left join funding_decisions d on d.application_id = a.id and d.counts_from <= $1 and d.outcome <> 'repayment'
     where (a.counts_from is null or a.counts_from <= $1)
       and (d.outcome in ('granted', 'partly') or (${IS_PENDING}))),
  amounts as (
    select a.*, ${LABEL} as label, p.code as project_code,
           coalesce(own.total_cents, own.min_cents) as own_from, coalesce(own.total_cents, own.max_cents) as own_to,
           own.exactness <> 'exact' and own.total_cents is not null as own_approximate, own.grant_cents as own_grant,
           coalesce(whole.total_cents, whole.min_cents) as whole_from,
           coalesce(whole.total_cents, whole.max_cents) as whole_to,
           whole.exactness <> 'exact' and whole.total_cents is not null as whole_approximate
      from applications a
      join projects p on p.id = a.project_id
      left join funding_amounts own on own.scope = 'own' and ${amountCounts('own')} and case a.state when 'granted'
        then own.decision_id = a.decision_id else own.application_id = a.application_id end
      left join funding_amounts whole on whole.scope = 'whole' and ${amountCounts('whole')} and case a.state when 'granted'
        then whole.decision_id = a.decision_id else whole.application_id = a.application_id end)
  select i.code, jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en) as name, m.state,
         count(*) as applications,
         sum(own_from)::text as own_from, sum(own_to)::text as own_to, coalesce(bool_or(own_approximate), false) as own_approximate,
         sum(own_grant)::text as own_grant,
         coalesce(jsonb_agg(label order by project_code) filter (where own_from is null), '[]') as unknown_own,
         coalesce(jsonb_agg(label order by project_code) filter (where own_grant is null), '[]') as unknown_own_grant,
         sum(whole_from)::text as whole_from, sum(whole_to)::text as whole_to,
         coalesce(bool_or(whole_approximate), false) as whole_approximate, count(whole_from) as whole_known
    from amounts m join funding_instruments i on i.code = m.instrument
   group by i.code, i.name_fi, i.name_sv, i.name_en, m.state
   order by i.name_fi collate "fi-x-icu", m.state limit ${MAX_ROWS}`;
