import { AnswerField, IdField, TextField } from '../../../platform/http/index.js';

export class CostCentreBody {
  @TextField({ max: 60 })
  code: string;

  @IdField()
  projectId: string;
}

export class ChangeCostCentreBody {
  @IdField({ description: 'Entries that were imported before stay where they are.' })
  projectId: string;
}

export class CostCentreAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;

  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField()
  projectCode: string;

  @AnswerField({ type: 'integer' })
  version: number;
}
