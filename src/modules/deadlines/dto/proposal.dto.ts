import {
  AnswerField,
  ChoiceField,
  IdListField,
  InstantField,
  PageQuery,
  TextField,
} from '../../../platform/http/index.js';
import { PROPOSAL_STATES, type ProposalState } from '../../../shared/change-request.js';
import {
  OBLIGATION_BASES,
  OBLIGATION_KEYS,
  type ObligationBase,
  type ObligationKey,
} from '../../../shared/obligations.js';
import { ExplainedRuleAnswer, LocalTextAnswer } from '../../funding/index.js';

const day = { type: String, nullable: true, format: 'date' };

export class ProposalsQuery extends PageQuery {
  @TextField({ max: 60, optional: true, description: 'Id or code of the project.' })
  project?: string;

  @ChoiceField(PROPOSAL_STATES, {
    optional: true,
    enumName: 'ProposalState',
    description: 'open when left out.',
  })
  state?: ProposalState;
}

export class SettleProposalsBody {
  @IdListField({ max: 200, description: 'The proposals to settle, one or all.' })
  ids: string[];
}

export class ProposalProjectAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;
}

/** What an approved change would do with a derived deadline. */
export class ProposalAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: ProposalProjectAnswer })
  project: ProposalProjectAnswer;

  @AnswerField({ type: String, nullable: true, format: 'uuid', description: 'Null for one to be added.' })
  deadlineId: string | null;

  @AnswerField({ format: 'uuid', description: 'The change request that was approved.' })
  changeRequestId: string;

  @AnswerField({ description: 'The decision on the change, as the deadline will tell it.' })
  cause: string;

  @AnswerField({ enum: ['move', 'add', 'withdraw'] })
  act: 'move' | 'add' | 'withdraw';

  @AnswerField({ enum: OBLIGATION_KEYS, enumName: 'ObligationKey' })
  key: ObligationKey;

  @AnswerField({ type: LocalTextAnswer })
  title: LocalTextAnswer;

  @AnswerField(day)
  dueBefore: string | null;

  @AnswerField(day)
  dueAfter: string | null;

  @AnswerField({ type: String, enum: OBLIGATION_BASES, nullable: true })
  base: ObligationBase | null;

  @AnswerField(day)
  baseOn: string | null;

  @AnswerField({ type: ExplainedRuleAnswer, nullable: true })
  rule: ExplainedRuleAnswer | null;

  @AnswerField({ enum: PROPOSAL_STATES, enumName: 'ProposalState' })
  state: ProposalState;

  @InstantField({ nullable: true })
  settledAt: string | null;

  @AnswerField({ description: 'Whether the one who asks may confirm or dismiss it.' })
  mayChange: boolean;
}

export class SettledProposalsAnswer {
  @AnswerField({ type: 'integer', description: 'How many were settled.' })
  settled: number;
}
