import {
  AmountField,
  AnswerField,
  ChoiceField,
  IdField,
  IntegerField,
  PercentField,
} from '../../../platform/http/index.js';
import { FUNDING_CLASSES, type FundingClass } from '../../../shared/funding.js';
import { YEARS } from '../../../shared/years.js';
import { EXACTNESSES, type Exactness, SCOPES, type Scope } from './domain/amounts.js';

export class AmountBody {
  @ChoiceField(SCOPES, { description: 'The whole project, or the centre’s own part.' })
  scope: Scope;

  @ChoiceField(EXACTNESSES)
  exactness: Exactness;

  @AmountField({ optional: true, nullable: true })
  total?: string | null;

  @AmountField({ optional: true, nullable: true, description: 'Lower end of a range.' })
  min?: string | null;

  @AmountField({ optional: true, nullable: true, description: 'Upper end of a range.' })
  max?: string | null;

  @AmountField({ optional: true, nullable: true })
  grant?: string | null;

  @AmountField({ optional: true, nullable: true })
  ownContribution?: string | null;

  @PercentField({ optional: true, nullable: true })
  supportRate?: string | null;

  @PercentField({ optional: true, nullable: true })
  ownRate?: string | null;
}

/** What one source gives in one year. */
export class AmountLineBody {
  @ChoiceField(SCOPES, { description: 'The whole project, or the centre’s own part.' })
  scope: Scope;

  @IdField({ optional: true, nullable: true, description: 'The implementer whose part it is.' })
  partId?: string | null;

  @IntegerField(YEARS)
  year: number;

  @ChoiceField(FUNDING_CLASSES, { description: 'Who the money comes from.' })
  fundingClass: FundingClass;

  @IdField({ optional: true, nullable: true, description: 'Whose money it is, when it is known.' })
  organisationId?: string | null;

  @ChoiceField(EXACTNESSES)
  exactness: Exactness;

  @AmountField({ optional: true, nullable: true })
  amount?: string | null;

  @AmountField({ optional: true, nullable: true, description: 'Lower end of a range.' })
  min?: string | null;

  @AmountField({ optional: true, nullable: true, description: 'Upper end of a range.' })
  max?: string | null;
}

const amount = { type: String, format: 'decimal', nullable: true, example: '1234.56' };

/** The amounts of one scope: the whole project or the centre's own part. */
export class FundingAmountAnswer {
  @AnswerField({ enum: SCOPES })
  scope: Scope;

  @AnswerField({ enum: EXACTNESSES })
  exactness: Exactness;

  @AnswerField(amount)
  total: string | null;

  @AnswerField(amount)
  min: string | null;

  @AnswerField(amount)
  max: string | null;

  @AnswerField(amount)
  grant: string | null;

  @AnswerField(amount)
  ownContribution: string | null;

  @AnswerField({ type: String, nullable: true })
  supportRate: string | null;

  @AnswerField({ type: String, nullable: true })
  ownRate: string | null;
}

/** What one source gives in one year. */
export class AmountLineAnswer {
  @AnswerField({ enum: SCOPES })
  scope: Scope;

  @AnswerField({ type: String, format: 'uuid', nullable: true })
  partId: string | null;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField({ type: String, format: 'uuid', nullable: true })
  organisationId: string | null;

  @AnswerField({ type: String, nullable: true, description: 'Name of the organisation.' })
  organisation: string | null;

  @AnswerField({ enum: EXACTNESSES })
  exactness: Exactness;

  @AnswerField(amount)
  amount: string | null;

  @AnswerField(amount)
  min: string | null;

  @AnswerField(amount)
  max: string | null;
}

/** How much of a scope’s cost its sources give; from the lower ends of what is known to the upper ones. */
export class SharesAnswer {
  @AnswerField({ enum: SCOPES })
  scope: Scope;

  @AnswerField({ ...amount, description: 'Null where the cost is not known.' })
  costFrom: string | null;

  @AnswerField(amount)
  costTo: string | null;

  @AnswerField({ ...amount, nullable: false })
  coveredFrom: string;

  @AnswerField({ ...amount, nullable: false })
  coveredTo: string;

  @AnswerField({ ...amount, description: 'What no source gives; null where the cost is not known.' })
  uncoveredFrom: string | null;

  @AnswerField(amount)
  uncoveredTo: string | null;

  @AnswerField({ type: String, nullable: true, description: 'The percentage that stated rates leave open.' })
  uncoveredRate: string | null;

  @AnswerField()
  approximate: boolean;
}
