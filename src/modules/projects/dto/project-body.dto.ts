import {
  ChoiceField,
  DayField,
  IdField,
  IdListField,
  ListField,
  ObjectField,
  PartialDayField,
  TextField,
  TextListField,
} from '../../../platform/http/index.js';
import { PROJECT_KINDS, type ProjectKind } from '../domain/status.js';
import {
  MANUAL_STATUSES,
  OWN_ROLES,
  type OwnRole,
  REMARK_KINDS,
  type RemarkKind,
} from '../../../shared/project.js';

const FIRST_STATUSES = ['idea', 'preparation'] as const;
const CODE = {
  max: 40,
  pattern: /^[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9._-]*$/,
  example: 'MONNI',
  description: 'Capital letters, digits, dots, hyphens and underscores.',
};
const NAME = { max: 300 };

/** The code of a project to be made. */
export const CodeField = () => TextField(CODE);
/** Its name. */
export const NameField = () => TextField(NAME);
const NOTE = { max: 5000, optional: true, nullable: true };

export class PeriodBody {
  @PartialDayField({
    optional: true,
    nullable: true,
    description: 'To the day, month or year; null: unknown.',
  })
  starts?: string | null;

  @PartialDayField({ optional: true, nullable: true })
  ends?: string | null;

  @TextField({ max: 300, optional: true, nullable: true, description: 'Which document says so.' })
  source?: string | null;
}

/** Each kind is kept as it is when left out, replaced when given, and removed when null. */
export class PeriodsBody {
  @ObjectField(() => PeriodBody, { optional: true, nullable: true })
  planned?: PeriodBody | null;

  @ObjectField(() => PeriodBody, { optional: true, nullable: true })
  decided?: PeriodBody | null;

  @ObjectField(() => PeriodBody, { optional: true, nullable: true })
  actual?: PeriodBody | null;
}

export class RemarkBody {
  @IdField({ optional: true, description: 'The remark to keep or change; without it a new one.' })
  id?: string;

  @ChoiceField(REMARK_KINDS, { enumName: 'RemarkKind' })
  kind: RemarkKind;

  @PartialDayField({ optional: true, nullable: true })
  happened?: string | null;

  @TextField({ max: 2000 })
  text: string;

  @TextField({ max: 300, optional: true, nullable: true })
  source?: string | null;
}

export class ChangeProjectBody {
  @TextField({ ...CODE, optional: true })
  code?: string;

  @TextField({ ...NAME, optional: true })
  nameFi?: string;

  @TextField({ ...NAME, optional: true, nullable: true })
  nameSv?: string | null;

  @TextField({ ...NAME, optional: true, nullable: true })
  nameEn?: string | null;

  @ChoiceField(OWN_ROLES, {
    optional: true,
    nullable: true,
    enumName: 'OwnRole',
    description: "The centre's own part; null: unknown.",
  })
  ownRole?: OwnRole | null;

  @IdField({ optional: true, nullable: true, description: 'The leading organisation.' })
  leadId?: string | null;

  @IdField({ optional: true, nullable: true, description: 'The project this is a part of.' })
  parentId?: string | null;

  @IdField({ optional: true, nullable: true, description: 'The project this continues.' })
  predecessorId?: string | null;

  @TextListField({ max: 50, maxLength: 300, optional: true, description: 'Other names it goes by.' })
  aliases?: string[];

  @IdListField({ max: 200, optional: true, description: 'The partner organisations.' })
  partnerIds?: string[];

  @IdListField({ max: 50, optional: true, description: 'The users who are responsible for it.' })
  responsibleIds?: string[];

  @ObjectField(() => PeriodsBody, { optional: true })
  periods?: PeriodsBody;

  @ListField(() => RemarkBody, {
    max: 200,
    optional: true,
    description: 'What the documents say beside the other facts; replaces the list.',
  })
  remarks?: RemarkBody[];

  @TextField(NOTE)
  note?: string | null;

  @TextListField({ max: 50, maxLength: 300, optional: true, description: 'The documents it is known from.' })
  sources?: string[];
}

export class NewProjectBody extends ChangeProjectBody {
  @TextField(CODE)
  override code: string;

  @TextField(NAME)
  override nameFi: string;

  @ChoiceField(PROJECT_KINDS, { optional: true, enumName: 'ProjectKind' })
  kind?: ProjectKind;

  @ChoiceField(FIRST_STATUSES, { optional: true, description: 'Where it begins: idea when left out.' })
  status?: (typeof FIRST_STATUSES)[number];
}

export class SetStatusBody {
  @ChoiceField(MANUAL_STATUSES, { description: 'The other statuses follow from applications and decisions.' })
  status: (typeof MANUAL_STATUSES)[number];

  @DayField({ description: 'The day from which it counts; not in the future.' })
  on: string;

  @TextField({ max: 1000, optional: true, nullable: true })
  note?: string | null;
}

export class StartBody {
  @DayField({ description: 'The day on which the project began; it may be before the decision.' })
  on: string;

  @TextField({ max: 1000, optional: true, nullable: true })
  note?: string | null;
}

export class EndBody {
  @DayField({ description: 'The last day of the project.' })
  on: string;

  @TextField({ max: 1000, optional: true, nullable: true })
  note?: string | null;
}
