import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { type Cents, type ShareDerivation, cents } from '../../shared/money/index.js';
import { PAYER_COLUMNS, type PayerRow, toKeyShare, toPayerRow } from './allocation-keys.repository.js';
import type { KeyKind } from './domain/key-fields.js';
import type { RoundShare, RoundSplit, RoundStatus } from './domain/round.js';

/** What is kept of a round beside its shares. */
export interface RoundFields {
  readonly id: string;
  readonly projectId: string | null;
  readonly year: number;
  readonly totalCents: Cents;
  readonly unallocatedCents: Cents;
  readonly keyId: string;
  readonly keyVersion: number;
  readonly status: RoundStatus;
  readonly plannedOn: string;
  readonly agreedOn: string | null;
  readonly issuedOn: string | null;
  readonly note: string | null;
  readonly sample: boolean;
}

/** A round with the names of what it refers to. */
export interface StoredRound extends RoundFields {
  readonly version: number;
  readonly projectCode: string | null;
  readonly projectName: string | null;
  readonly keyName: string;
  readonly keyKind: KeyKind;
  readonly payerCount: number;
  readonly unknownCount: number;
}

interface SharesOfRound {
  readonly roundId: string;
  readonly shares: readonly RoundShare[];
}

/** Which rounds a list shows; `plannedBy` leaves out what was not planned yet. */
export interface RoundFilter {
  readonly plannedBy: string | null;
  readonly year: number | null;
  /** A project's id or code. */
  readonly project: string | null;
  readonly after: { readonly year: number; readonly id: string } | null;
  readonly limit: number;
}

interface RoundRow {
  id: string;
  project_id: string | null;
  year: number;
  total_cents: bigint;
  unallocated_cents: bigint;
  key_id: string;
  key_version: number;
  status: RoundStatus;
  planned_on: string;
  agreed_on: string | null;
  issued_on: string | null;
  note: string | null;
  sample: boolean;
  version: number;
  project_code: string | null;
  project_name: string | null;
  key_name: string;
  key_kind: KeyKind;
  payer_count: number;
  unknown_count: number;
}

const SELECT_ROUNDS = `
  select r.*, p.code as project_code, p.name_fi as project_name, k.name as key_name, k.kind as key_kind,
         counts.payer_count, counts.unknown_count
    from contribution_rounds r
    join allocation_keys k on k.id = r.key_id
    left join projects p on p.id = r.project_id
    cross join lateral (
      select count(*)::int as payer_count, count(*) filter (where s.amount_cents is null)::int as unknown_count
        from contribution_shares s where s.round_id = r.id) counts`;

@Injectable()
export class ContributionRoundsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest years first. */
  async listRounds({ plannedBy, year, project, after, limit }: RoundFilter): Promise<StoredRound[]> {
    const rows = await this.unitOfWork.query<RoundRow>(
      `${SELECT_ROUNDS}
        where ($1::date is null or r.planned_on <= $1)
          and ($2::int is null or r.year = $2)
          and ($3::text is null or p.id::text = lower($3) or upper(p.code) = upper($3))
          and ($4::int is null or r.year < $4 or (r.year = $4 and r.id > $5::uuid))
        order by r.year desc, r.id limit $6`,
      [plannedBy, year, project, after?.year ?? null, after?.id ?? null, limit],
    );
    return rows.map(toRound);
  }

  async findRound(id: string): Promise<StoredRound | null> {
    const [row] = await this.unitOfWork.query<RoundRow>(`${SELECT_ROUNDS} where r.id = $1`, [id]);
    return row ? toRound(row) : null;
  }

  async lockRound(id: string): Promise<StoredRound | null> {
    await this.unitOfWork.query('select id from contribution_rounds where id = $1 for update', [id]);
    return this.findRound(id);
  }

  /** Every round of a key, locked. */
  async lockRoundsOfKey(keyId: string): Promise<StoredRound[]> {
    await this.unitOfWork.query(
      'select id from contribution_rounds where key_id = $1 order by id for update',
      [keyId],
    );
    const rows = await this.unitOfWork.query<RoundRow>(
      `${SELECT_ROUNDS} where r.key_id = $1 order by r.id limit 10000`,
      [keyId],
    );
    return rows.map(toRound);
  }

  async listShares(roundId: string): Promise<RoundShare[]> {
    const rows = await this.unitOfWork.query<
      PayerRow & { payer_key: string; amount_cents: bigint | null; derivation: ShareDerivation | null }
    >(
      `select payer_key, amount_cents, derivation, ${PAYER_COLUMNS} from contribution_shares
        where round_id = $1 order by position limit 1000`,
      [roundId],
    );
    return rows.map((row) => ({
      ...toKeyShare(row),
      payerKey: row.payer_key,
      amountCents: row.amount_cents === null ? null : cents(row.amount_cents),
      derivation: row.derivation,
    }));
  }

  async insertRound(round: RoundFields, shares: readonly RoundShare[]): Promise<void> {
    await this.unitOfWork.query(
      `insert into contribution_rounds (id, project_id, year, total_cents, unallocated_cents, key_id, key_version, status,
                                        planned_on, agreed_on, issued_on, note, sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [...valuesOf(round), round.sample],
    );
    await this.insertShares([{ roundId: round.id, shares }]);
  }

  /** Saves the round without touching its shares. */
  async updateRound(round: RoundFields): Promise<void> {
    await this.unitOfWork.query(
      `update contribution_rounds set project_id = $2, year = $3, total_cents = $4, unallocated_cents = $5, key_id = $6,
              key_version = $7, status = $8, planned_on = $9, agreed_on = $10, issued_on = $11, note = $12,
              version = version + 1 where id = $1`,
      valuesOf(round),
    );
  }

  /** Gives rounds the split they come to by a version of their key. */
  async replaceSplits(
    splits: readonly (RoundSplit & { roundId: string; keyVersion: number })[],
  ): Promise<void> {
    const rows = splits.map(({ roundId, keyVersion, unallocatedCents }) => ({
      id: roundId,
      key_version: keyVersion,
      unallocated_cents: unallocatedCents.toString(),
    }));
    await this.unitOfWork.query(
      `update contribution_rounds r
          set unallocated_cents = split.unallocated_cents, key_version = split.key_version, version = r.version + 1
         from jsonb_to_recordset($1::jsonb) as split (id uuid, key_version integer, unallocated_cents bigint)
        where r.id = split.id`,
      [JSON.stringify(rows)],
    );
    await this.replaceShares(splits);
  }

  async replaceShares(splits: readonly SharesOfRound[]): Promise<void> {
    await this.unitOfWork.query('delete from contribution_shares where round_id = any($1::uuid[])', [
      splits.map(({ roundId }) => roundId),
    ]);
    await this.insertShares(splits);
  }

  private async insertShares(splits: readonly SharesOfRound[]): Promise<void> {
    const rows = splits.flatMap(({ roundId, shares }) =>
      shares.map((share, position) => ({
        ...toPayerRow(share, position),
        round_id: roundId,
        amount_cents: share.amountCents === null ? null : share.amountCents.toString(),
        derivation: share.derivation,
      })),
    );
    await this.unitOfWork.query(
      `insert into contribution_shares (id, round_id, position, payer_key, ${PAYER_COLUMNS}, amount_cents, derivation)
       select id, round_id, position, payer_key, ${PAYER_COLUMNS}, amount_cents, derivation
         from jsonb_to_recordset($1::jsonb) as share (
           id uuid, round_id uuid, position integer, payer_key text, organisation_id uuid, name text, region text,
           code text, percent numeric, population integer, parts jsonb, amount_cents bigint, derivation jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}

function valuesOf(round: RoundFields): unknown[] {
  return [
    round.id,
    round.projectId,
    round.year,
    round.totalCents,
    round.unallocatedCents,
    round.keyId,
    round.keyVersion,
    round.status,
    round.plannedOn,
    round.agreedOn,
    round.issuedOn,
    round.note,
  ];
}

function toRound(row: RoundRow): StoredRound {
  return {
    id: row.id,
    projectId: row.project_id,
    year: row.year,
    totalCents: cents(row.total_cents),
    unallocatedCents: cents(row.unallocated_cents),
    keyId: row.key_id,
    keyVersion: row.key_version,
    status: row.status,
    plannedOn: row.planned_on,
    agreedOn: row.agreed_on,
    issuedOn: row.issued_on,
    note: row.note,
    sample: row.sample,
    version: row.version,
    projectCode: row.project_code,
    projectName: row.project_name,
    keyName: row.key_name,
    keyKind: row.key_kind,
    payerCount: row.payer_count,
    unknownCount: row.unknown_count,
  };
}
