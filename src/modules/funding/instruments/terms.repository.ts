import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { InstrumentRule, LocalText } from './domain/instrument.js';
import type { RuleOverride, Terms } from './domain/terms.js';

/** Which instrument, which version and which decision the terms of something rest on. */
interface ChosenRow {
  /** What the terms are of: a project, a decision or an instrument. */
  subject: string;
  instrument: string;
  name: LocalText;
  on: string;
  version: number;
  newest: number;
  overrides: RuleOverride[] | null;
  decision: Terms['decision'];
}

interface TermsRow {
  chosen: ChosenRow[];
  versions: { instrument: string; number: number; rules: InstrumentRule[] }[];
}

/**
 * Completes rows `(subject, instrument, day, decision_id)` of a relation `asked`. Each version is sent once, however
 * many projects rest on it. A decision that pinned none rests on the newest.
 */
const TERMS_OF = (asked: string) => `
  with asked as (${asked}),
  newest as (
    select instrument, max(number) as number from funding_instrument_versions
     where instrument in (select instrument from asked) group by instrument),
  chosen as (
    select a.subject, a.instrument, jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en) as name,
           a.day as "on", coalesce(d.instrument_version, n.number) as version, n.number as newest, d.overrides,
           case when d.id is not null
             then jsonb_build_object('id', d.id, 'number', d.number, 'decided', d.decided) end as decision
      from asked a
      join funding_instruments i on i.code = a.instrument
      join newest n on n.instrument = a.instrument
      left join funding_decisions d on d.id = a.decision_id)
  select coalesce((select jsonb_agg(to_jsonb(c)) from chosen c), '[]') as chosen,
         coalesce((select jsonb_agg(jsonb_build_object('instrument', v.instrument, 'number', v.number, 'rules', v.rules))
           from funding_instrument_versions v
          where (v.instrument, v.number) in (
            select instrument, version from chosen union select instrument, newest from chosen)), '[]') as versions`;

/** The day whose rules a decision rests on: its own, or where that is not known to the day, the one it counts from. */
const DECIDED_ON = `case when length(d.decided) = 10 then d.decided else d.counts_from::text end`;

const OF_PROJECTS = `
  select distinct on (subject) subject, instrument, day, decision_id from (
    select a.project_id as subject, a.instrument, ${DECIDED_ON} as day, d.id as decision_id, 1 as rank,
           d.counts_from::text as since, a.id
      from funding_applications a
      join funding_decisions d on d.application_id = a.id and d.counts_from <= $2::text::date
     where a.project_id = any($1::uuid[]) and d.outcome in ('granted', 'partly')
    union all
    select a.project_id, a.instrument, $2::text, null, 2, coalesce(a.submitted, ''), a.id
      from funding_applications a
     where a.project_id = any($1::uuid[]) and (a.counts_from is null or a.counts_from <= $2::text::date)
       and (a.withdrawn_on is null or a.withdrawn_on > $2::text::date)
       and not exists (select from funding_decisions d
                        where d.application_id = a.id and d.outcome <> 'repayment' and d.counts_from <= $2::text::date)
    union all
    select project_id, instrument, $2::text, null, 3, '', id from project_instruments where project_id = any($1::uuid[])
  ) candidates order by subject, rank, since desc, id desc`;

/** Reads terms; each method is one round trip. */
@Injectable()
export class TermsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findTermsOfProjects(projectIds: readonly string[], asOn: string): Promise<Map<string, Terms>> {
    if (projectIds.length === 0) return new Map();
    return this.read(OF_PROJECTS, [projectIds, asOn]);
  }

  async findTermsOfDecision(id: string): Promise<Terms | null> {
    const terms = await this.read(
      `select d.id as subject, a.instrument, ${DECIDED_ON} as day, d.id as decision_id
         from funding_decisions d join funding_applications a on a.id = d.application_id where d.id = $1::uuid`,
      [id],
    );
    return terms.get(id) ?? null;
  }

  async findNewestTerms(instrument: string, on: string): Promise<Terms | null> {
    const terms = await this.read(
      `select code as subject, code as instrument, $2::text as day, null::uuid as decision_id
         from funding_instruments where code = $1`,
      [instrument, on],
    );
    return terms.get(instrument) ?? null;
  }

  private async read(asked: string, params: readonly unknown[]): Promise<Map<string, Terms>> {
    const [row] = await this.unitOfWork.query<TermsRow>(TERMS_OF(asked), params);
    const rules = new Map(
      (row?.versions ?? []).map((version) => [`${version.instrument} ${version.number}`, version.rules]),
    );
    return new Map(
      (row?.chosen ?? []).map((chosen): [string, Terms] => [
        chosen.subject,
        {
          instrument: { code: chosen.instrument, name: chosen.name },
          version: chosen.version,
          on: chosen.on,
          rules: rules.get(`${chosen.instrument} ${chosen.version}`) ?? [],
          newestRules: rules.get(`${chosen.instrument} ${chosen.newest}`) ?? [],
          overrides: chosen.overrides ?? [],
          decision: chosen.decision,
        },
      ]),
    );
  }
}
