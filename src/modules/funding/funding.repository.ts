import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { FundingAmount } from './domain/amounts.js';
import type { Instrument } from './domain/instrument.js';
import type { PublicDecision, StatedApplication, StatedInstrument } from './stated.js';

/** An application as stored; its amounts stand in rows of their own. */
export interface NewApplication extends Omit<StatedApplication, 'amounts'> {
  id: string;
}

/** A decision as stored; its amounts stand in rows of their own. */
export interface NewDecision extends Omit<PublicDecision, 'amounts'> {
  id: string;
  funderName: string;
  publicRecord: boolean;
}

/** An application with its lock: what a decision on it must know. */
export interface LockedApplication {
  id: string;
  project_id: string;
  submitted: string | null;
  funder_name: string;
  decision_number: string | null;
  decided: string | null;
  decision_id: string | null;
}

const INSTRUMENT = `jsonb_build_object(
  'code', code, 'validFrom', valid_from, 'validTo', valid_to, 'rules', rules,
  'name', jsonb_build_object('fi', name_fi, 'sv', name_sv, 'en', name_en),
  'funder', jsonb_build_object('fi', funder_fi, 'sv', funder_sv, 'en', funder_en))`;

@Injectable()
export class FundingRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Writes the delivered instruments; what has not changed is left alone, so the audit trail stays quiet. */
  async upsertInstruments(instruments: readonly Instrument[]): Promise<void> {
    const rows = instruments.map(({ name, funder, rules, ...rest }) => ({
      id: newId(),
      ...rest,
      names: name,
      funders: funder,
      rules,
    }));
    await this.unitOfWork.query(
      `insert into funding_instruments as f (id, code, name_fi, name_sv, name_en, funder_fi, funder_sv, funder_en,
         valid_from, valid_to, rules)
       select id, code, names ->> 'fi', names ->> 'sv', names ->> 'en', funders ->> 'fi', funders ->> 'sv',
              funders ->> 'en', "validFrom", "validTo", rules
         from jsonb_to_recordset($1::jsonb) as d (id uuid, code text, names jsonb, funders jsonb, "validFrom" date,
              "validTo" date, rules jsonb)
        order by code
       on conflict (code) do update set
         (name_fi, name_sv, name_en, funder_fi, funder_sv, funder_en, valid_from, valid_to, rules, version) =
         (excluded.name_fi, excluded.name_sv, excluded.name_en, excluded.funder_fi, excluded.funder_sv,
          excluded.funder_en, excluded.valid_from, excluded.valid_to, excluded.rules, f.version + 1)
       where (f.name_fi, f.name_sv, f.name_en, f.funder_fi, f.funder_sv, f.funder_en, f.valid_from, f.valid_to, f.rules)
         is distinct from (excluded.name_fi, excluded.name_sv, excluded.name_en, excluded.funder_fi,
          excluded.funder_sv, excluded.funder_en, excluded.valid_from, excluded.valid_to, excluded.rules)`,
      [JSON.stringify(rows)],
    );
  }

  async listInstruments(): Promise<Instrument[]> {
    const rows = await this.unitOfWork.query<{ instrument: Instrument }>(
      `select ${INSTRUMENT} as instrument from funding_instruments order by name_fi collate "fi-x-icu" limit 500`,
    );
    return rows.map((row) => row.instrument);
  }

  async findInstrument(code: string): Promise<Instrument | null> {
    const [row] = await this.unitOfWork.query<{ instrument: Instrument }>(
      `select ${INSTRUMENT} as instrument from funding_instruments where code = $1`,
      [code],
    );
    return row?.instrument ?? null;
  }

  async insertProjectInstrument({
    projectId,
    instrument,
    funderOrganisationId,
    source,
  }: StatedInstrument): Promise<void> {
    await this.unitOfWork.query(
      `insert into project_instruments (id, project_id, instrument, funder_organisation_id, source)
       values ($1, $2, $3, $4, $5)`,
      [newId(), projectId, instrument, funderOrganisationId, source],
    );
  }

  async insertApplication(application: NewApplication): Promise<void> {
    const a = application;
    await this.unitOfWork.query(
      `insert into funding_applications (id, project_id, instrument, funder_organisation_id, priority_axis,
         funder_project_code, submitted, counts_from, note, source, sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        a.id,
        a.projectId,
        a.instrument,
        a.funderOrganisationId,
        a.priorityAxis,
        a.funderProjectCode,
        a.submitted,
        a.countsFrom,
        a.note,
        a.source,
        a.sample,
      ],
    );
  }

  /** Stores the amounts of one application or of one decision. */
  async insertAmounts(
    holder: { applicationId: string } | { decisionId: string },
    amounts: readonly FundingAmount[],
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
         max_cents, grant_cents, own_contribution_cents, support_rate, own_rate)
       select id, $2, $3, scope, exactness, total, min, max, "grant", own, support_rate, own_rate
         from jsonb_to_recordset($1::jsonb) as r (id uuid, scope text, exactness text, total bigint, min bigint,
              max bigint, "grant" bigint, own bigint, support_rate numeric, own_rate numeric)`,
      [
        JSON.stringify(rows),
        'applicationId' in holder ? holder.applicationId : null,
        'decisionId' in holder ? holder.decisionId : null,
      ],
    );
  }

  /** Locks an application against a second decision at the same time. */
  async lockApplication(id: string): Promise<LockedApplication | null> {
    await this.unitOfWork.query('select 1 from funding_applications where id = $1 for update', [id]);
    const [row] = await this.unitOfWork.query<LockedApplication>(
      `select a.id, a.project_id, a.submitted, coalesce(o.name, i.funder_fi) as funder_name,
              d.id as decision_id, d.number as decision_number, d.decided
         from funding_applications a
         join funding_instruments i on i.code = a.instrument
         left join organisations o on o.id = a.funder_organisation_id
         left join funding_decisions d on d.application_id = a.id
        where a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The code of the project for which a funder has used a decision number, or null. */
  async findProjectOfNumber(funderName: string, number: string): Promise<string | null> {
    const [row] = await this.unitOfWork.query<{ code: string }>(
      `select p.code from funding_decisions d
         join funding_applications a on a.id = d.application_id join projects p on p.id = a.project_id
        where lower(d.funder_name) = lower($1) and lower(d.number) = lower($2)`,
      [funderName, number],
    );
    return row?.code ?? null;
  }

  async insertDecision(decision: NewDecision): Promise<void> {
    const d = decision;
    await this.unitOfWork.query(
      `insert into funding_decisions (id, application_id, funder_name, number, decided, counts_from, outcome, rate,
         period_starts, period_ends, conditions, note, source, public_record)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        d.id,
        d.applicationId,
        d.funderName,
        d.number,
        d.decided,
        d.countsFrom,
        d.outcome,
        d.rate,
        d.periodStarts,
        d.periodEnds,
        d.conditions,
        d.note,
        d.source,
        d.publicRecord,
      ],
    );
  }
}
