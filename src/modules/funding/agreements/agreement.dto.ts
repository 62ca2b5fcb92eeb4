import {
  AmountField,
  AnswerField,
  ChoiceField,
  DayField,
  IdField,
  TextField,
} from '../../../platform/http/index.js';
import { FUNDING_CLASSES, type FundingClass } from '../../../shared/funding.js';
import { PlanNameAnswer } from '../plan/funding-plan.dto.js';

const amount = { type: String, format: 'decimal', example: '1234.56' };
const DAY = { type: String, format: 'date', nullable: true };

export class AgreementBody {
  @IdField({
    optional: true,
    nullable: true,
    description: 'The implementer it is for; null: the whole project.',
  })
  partId?: string | null;

  @IdField({ description: 'Whose money it is.' })
  organisationId: string;

  @ChoiceField(FUNDING_CLASSES, { description: 'Any but the centre’s own contribution.' })
  fundingClass: FundingClass;

  @DayField()
  signedOn: string;

  @DayField({ optional: true, nullable: true })
  validFrom?: string | null;

  @DayField({ optional: true, nullable: true })
  validTo?: string | null;

  @AmountField()
  amount: string;

  @TextField({
    max: 300,
    optional: true,
    nullable: true,
    description: 'Where the document is: name, number, address.',
  })
  document?: string | null;

  @TextField({ max: 1000, optional: true, nullable: true })
  note?: string | null;
}

export class ReceiptBody {
  @DayField({ description: 'The day it came into the account.' })
  receivedOn: string;

  @AmountField({ negative: true, description: 'Below zero: takes back an earlier one that was wrong.' })
  amount: string;

  @TextField({ max: 500, optional: true, nullable: true })
  note?: string | null;
}

export class ReceiptAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ format: 'date' })
  receivedOn: string;

  @AnswerField(amount)
  amount: string;

  @AnswerField({ type: String, nullable: true })
  note: string | null;
}

export class AgreementAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField({ type: String, format: 'uuid', nullable: true, description: 'Null: the whole project.' })
  partId: string | null;

  @AnswerField({ type: PlanNameAnswer })
  organisation: PlanNameAnswer;

  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField({ format: 'date' })
  signedOn: string;

  @AnswerField(DAY)
  validFrom: string | null;

  @AnswerField(DAY)
  validTo: string | null;

  @AnswerField(amount)
  amount: string;

  @AnswerField({ ...amount, description: 'Received by the day looked from.' })
  received: string;

  @AnswerField({ ...amount, description: 'Agreed and not received; below zero when more came in.' })
  outstanding: string;

  @AnswerField({ type: String, nullable: true })
  document: string | null;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField({ type: [ReceiptAnswer], description: 'By day, the first one first.' })
  receipts: ReceiptAnswer[];

  @AnswerField({ type: 'integer' })
  version: number;
}

export class AgreementListAnswer {
  @AnswerField({ type: [AgreementAnswer], description: 'Those signed by the day looked from.' })
  items: AgreementAnswer[];

  @AnswerField({ ...amount, nullable: true, description: 'Null without an agreement.' })
  agreed: string | null;

  @AnswerField({ ...amount, nullable: true })
  received: string | null;
}
