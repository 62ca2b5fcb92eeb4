import {
  AmountField,
  AnswerField,
  ChoiceField,
  DayField,
  IdField,
  IntegerField,
  ListField,
  ObjectField,
  PageQuery,
  TextField,
  exportOf,
} from '../../../platform/http/index.js';
import {
  CHANGE_OUTCOMES,
  CHANGE_STATES,
  type ChangeOutcomeKind,
  type ChangeState,
} from '../../../shared/change-request.js';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';
import { YEARS } from '../../../shared/years.js';
import { FundingPlanBody } from '../plan/funding-plan.dto.js';

/** The use period that is asked for. */
export class ChangePeriodBody {
  @DayField()
  starts: string;

  @DayField()
  ends: string;
}

/** The funding plan of a part's year as it is asked for, whole. */
export class ChangePlanBody extends FundingPlanBody {
  @IdField({ optional: true, nullable: true, description: 'The implementer; null: the project as a whole.' })
  partId?: string | null;

  @IntegerField(YEARS)
  year: number;
}

export class ChangeBudgetLineBody {
  @ChoiceField(COST_CATEGORIES)
  costCategory: CostCategory;

  @IntegerField(YEARS)
  year: number;

  @AmountField()
  amount: string;
}

/** What is asked to change; what is left out stays as it is. */
export class ProposedChange {
  @ObjectField(() => ChangePeriodBody, { optional: true, nullable: true })
  period?: ChangePeriodBody | null;

  @ListField(() => ChangePlanBody, { max: 100, optional: true })
  plans?: ChangePlanBody[];

  @ListField(() => ChangeBudgetLineBody, {
    max: 500,
    optional: true,
    nullable: true,
    description: 'The whole budget as it is asked for; null leaves it alone.',
  })
  budget?: ChangeBudgetLineBody[] | null;

  @TextField({
    max: 4000,
    optional: true,
    nullable: true,
    description: 'What else changes, in words: partners, contents, results.',
  })
  other?: string | null;
}

export class ChangeRequestBody extends ProposedChange {
  @TextField({ max: 4000, description: 'Why the change is asked for.' })
  reason: string;
}

export class NewChangeRequestBody extends ChangeRequestBody {
  @IdField({ optional: true, description: 'The decision it concerns; the newest grant when left out.' })
  decisionId?: string;
}

export class FileChangeBody {
  @DayField({ description: 'The day it was filed with the funder.' })
  filedOn: string;

  @DayField({ description: 'The day from which the change is asked for; never before it is filed.' })
  effectiveOn: string;
}

export class DecideChangeBody {
  @ChoiceField(CHANGE_OUTCOMES, { enumName: 'ChangeOutcome' })
  outcome: ChangeOutcomeKind;

  @DayField()
  decidedOn: string;

  @TextField({ max: 100, description: 'The number of the decision on the change.' })
  number: string;

  @TextField({ max: 4000, optional: true, nullable: true })
  note?: string | null;
}

export class ChangeRequestsQuery extends PageQuery {
  @ChoiceField(CHANGE_STATES, { optional: true, enumName: 'ChangeState' })
  state?: ChangeState;
}

export class ChangeRequestsExportQuery extends exportOf(ChangeRequestsQuery) {}

export class ChangeProjectAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;
}

export class ChangeDecisionAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: String, nullable: true })
  number: string | null;

  @AnswerField({ type: String, nullable: true })
  decided: string | null;
}
