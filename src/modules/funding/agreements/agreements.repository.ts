import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import { type Cents, cents } from '../../../shared/money/index.js';
import type { FundingClass } from '../../../shared/funding.js';

/** An agreement as a form gives it. */
export interface AgreementFields {
  partId: string | null;
  organisationId: string;
  fundingClass: FundingClass;
  signedOn: string;
  validFrom: string | null;
  validTo: string | null;
  amountCents: Cents;
  document: string | null;
  note: string | null;
}

/** An agreement with what came in by it, as on a day. */
export interface StoredAgreement extends AgreementFields {
  id: string;
  projectId: string;
  organisationName: string;
  version: number;
  receivedCents: Cents;
  receipts: { id: string; receivedOn: string; amountCents: Cents; note: string | null }[];
}

type AgreementRow = Omit<StoredAgreement, 'receivedCents' | 'receipts'> & {
  received: string | null;
  receipts: { id: string; receivedOn: string; amount: string; note: string | null }[];
};

const MAX_AGREEMENTS = 500;

/** Agreements with the receipts that came in by the day `$1`. */
const AGREEMENT = `
  select a.id, a.project_id as "projectId", a.part_id as "partId", a.organisation_id as "organisationId",
         o.name as "organisationName", a.funding_class as "fundingClass", a.signed_on as "signedOn",
         a.valid_from as "validFrom", a.valid_to as "validTo", a.amount_cents as "amountCents", a.document, a.note,
         a.version,
         (select sum(r.amount_cents)::text from funding_receipts r
           where r.agreement_id = a.id and r.received_on <= $1) as received,
         coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'receivedOn', r.received_on,
             'amount', r.amount_cents::text, 'note', r.note) order by r.received_on, r.id)
           from funding_receipts r where r.agreement_id = a.id and r.received_on <= $1), '[]') as receipts
    from funding_agreements a join organisations o on o.id = a.organisation_id`;

@Injectable()
export class AgreementsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The agreements of a project that were signed by a day. */
  async list(projectId: string, day: string): Promise<StoredAgreement[]> {
    const rows = await this.unitOfWork.query<AgreementRow>(
      `${AGREEMENT} where a.project_id = $2 and a.signed_on <= $1
        order by a.signed_on, o.name, a.id limit ${MAX_AGREEMENTS}`,
      [day, projectId],
    );
    return rows.map(toAgreement);
  }

  async find(id: string, day: string): Promise<StoredAgreement | null> {
    const [row] = await this.unitOfWork.query<AgreementRow>(`${AGREEMENT} where a.id = $2`, [day, id]);
    return row ? toAgreement(row) : null;
  }

  /** Makes the writers of one agreement wait for each other; null when there is none. */
  async lock(id: string): Promise<{ projectId: string } | null> {
    const [row] = await this.unitOfWork.query<{ projectId: string }>(
      'select project_id as "projectId" from funding_agreements where id = $1 for update',
      [id],
    );
    return row ?? null;
  }

  async insert(projectId: string, fields: AgreementFields): Promise<string> {
    const id = newId();
    await this.unitOfWork.query(
      `insert into funding_agreements (id, project_id, part_id, organisation_id, funding_class, signed_on, valid_from,
         valid_to, amount_cents, document, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, projectId, ...valuesOf(fields)],
    );
    return id;
  }

  async update(id: string, fields: AgreementFields): Promise<void> {
    await this.unitOfWork.query(
      `update funding_agreements set part_id = $2, organisation_id = $3, funding_class = $4, signed_on = $5,
         valid_from = $6, valid_to = $7, amount_cents = $8, document = $9, note = $10, version = version + 1
        where id = $1`,
      [id, ...valuesOf(fields)],
    );
  }

  async insertReceipt(
    agreementId: string,
    receipt: { receivedOn: string; amountCents: Cents; note: string | null },
  ): Promise<void> {
    await this.unitOfWork.query(
      'insert into funding_receipts (id, agreement_id, received_on, amount_cents, note) values ($1, $2, $3, $4, $5)',
      [newId(), agreementId, receipt.receivedOn, receipt.amountCents, receipt.note],
    );
  }

  async raiseVersion(id: string): Promise<void> {
    await this.unitOfWork.query('update funding_agreements set version = version + 1 where id = $1', [id]);
  }
}

function valuesOf(fields: AgreementFields): (string | Cents | null)[] {
  const { partId, organisationId, fundingClass, signedOn, validFrom, validTo } = fields;
  return [
    ...[partId, organisationId, fundingClass, signedOn, validFrom, validTo],
    ...[fields.amountCents, fields.document, fields.note],
  ];
}

function toAgreement({ received, receipts, ...row }: AgreementRow): StoredAgreement {
  return {
    ...row,
    receivedCents: cents(received ?? '0'),
    receipts: receipts.map(({ amount, ...receipt }) => ({ ...receipt, amountCents: cents(amount) })),
  };
}
