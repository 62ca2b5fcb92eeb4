import {
  DecisionAnswer,
  FundingAmountAnswer,
  InstrumentLabelAnswer,
  LocalTextAnswer,
} from '../../funding/index.js';
import { ProjectRowAnswer } from '../../projects/index.js';
import { AnswerField } from '../../../platform/http/index.js';

export class ProjectMoneyAnswer {
  @AnswerField({ type: InstrumentLabelAnswer })
  instrument: InstrumentLabelAnswer;

  @AnswerField({ type: LocalTextAnswer })
  funder: LocalTextAnswer;

  @AnswerField({ type: String, nullable: true, description: 'Null: no application counts on the day.' })
  applicationId: string | null;

  @AnswerField({ type: String, nullable: true, description: 'To the precision known.' })
  submitted: string | null;

  @AnswerField({ type: [FundingAmountAnswer], description: 'Applied for.' })
  applied: FundingAmountAnswer[];

  @AnswerField({ type: DecisionAnswer, nullable: true })
  decision: DecisionAnswer | null;
}

export class PortfolioProjectAnswer extends ProjectRowAnswer {
  @AnswerField({ type: ProjectMoneyAnswer, nullable: true, description: 'Null: no instrument is known.' })
  money: ProjectMoneyAnswer | null;
}
