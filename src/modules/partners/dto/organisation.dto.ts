import { AnswerField, ChoiceField, PageQuery, TextField, exportOf } from '../../../platform/http/index.js';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../shared/organisation.js';

export const ORGANISATION_SORTS = ['name', 'kind', 'businessId', 'municipality'] as const;
export type OrganisationSort = (typeof ORGANISATION_SORTS)[number];

const NAME = { max: 200 };
const MUNICIPALITY = { max: 3, pattern: /^[0-9]{3}$/, example: '743', description: 'Its code, such as 743.' };
const BUSINESS_ID = { max: 9, example: '0177619-3', description: 'Y-tunnus.' };

export class OrganisationListQuery extends PageQuery {
  @TextField({ max: 200, optional: true, description: 'Part of a name or of the business ID.' })
  q?: string;

  @ChoiceField(ORGANISATION_KINDS, { optional: true })
  kind?: OrganisationKind;

  @ChoiceField([...ORGANISATION_SORTS, ...ORGANISATION_SORTS.map((sort) => `-${sort}`)], { optional: true })
  sort?: string;
}

/** The same filters, for a file. */
export class OrganisationExportQuery extends exportOf(OrganisationListQuery) {}

export class NewOrganisationBody {
  @TextField(NAME)
  name: string;

  @TextField({ ...NAME, optional: true, nullable: true })
  nameSv?: string | null;

  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' })
  kind: OrganisationKind;

  @TextField({ ...BUSINESS_ID, optional: true, nullable: true })
  businessId?: string | null;

  @TextField({ ...MUNICIPALITY, optional: true, nullable: true })
  municipalityCode?: string | null;

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

export class ChangeOrganisationBody {
  @TextField({ ...NAME, optional: true })
  name?: string;

  @TextField({ ...NAME, optional: true, nullable: true })
  nameSv?: string | null;

  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind', optional: true })
  kind?: OrganisationKind;

  @TextField({ ...BUSINESS_ID, optional: true, nullable: true })
  businessId?: string | null;

  @TextField({ ...MUNICIPALITY, optional: true, nullable: true })
  municipalityCode?: string | null;

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

/** An organisation; null means that no source says. */
export class OrganisationAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;

  @AnswerField({ type: String, nullable: true })
  nameSv: string | null;

  @AnswerField({ enum: ORGANISATION_KINDS, enumName: 'OrganisationKind' })
  kind: OrganisationKind;

  @AnswerField({ type: String, nullable: true })
  businessId: string | null;

  @AnswerField({ type: String, nullable: true })
  municipalityCode: string | null;

  @AnswerField({ type: String, nullable: true, description: 'The municipality in Finnish.' })
  municipalityName: string | null;

  @AnswerField({ type: String, nullable: true, description: 'The municipality in Swedish.' })
  municipalityNameSv: string | null;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField({ description: 'Part of the sample portfolio.' })
  sample: boolean;

  @AnswerField({ type: 'integer' })
  version: number;
}
