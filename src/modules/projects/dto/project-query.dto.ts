import {
  AsOnPageQuery,
  AsOnQuery,
  ChoiceField,
  IdField,
  TextField,
  exportOf,
} from '../../../platform/http/index.js';
import { PROJECT_KINDS, type ProjectKind } from '../domain/status.js';
import { OWN_ROLES, type OwnRole, PROJECT_STATUSES, type ProjectStatus } from '../../../shared/project.js';

export const PROJECT_SORTS = [
  'code',
  'name',
  'role',
  'status',
  'since',
  'lead',
  'period',
  'ends',
  'kind',
] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

/** Filters, order and page of a list of projects, as on a day. */
export class ProjectListQuery extends AsOnPageQuery {
  @TextField({
    max: 200,
    optional: true,
    description: 'Part of a code, name, alias, lead or partner; accents and case do not matter.',
  })
  q?: string;

  @ChoiceField(PROJECT_STATUSES, { optional: true, enumName: 'ProjectStatus' })
  status?: ProjectStatus;

  @ChoiceField(OWN_ROLES, { optional: true, enumName: 'OwnRole' })
  role?: OwnRole;

  @ChoiceField(PROJECT_KINDS, { optional: true, enumName: 'ProjectKind' })
  kind?: ProjectKind;

  @IdField({ optional: true, description: 'The leading organisation.' })
  lead?: string;

  @IdField({ optional: true, description: 'An organisation that leads it or is a partner in it.' })
  organisation?: string;

  @IdField({ optional: true, description: 'A responsible user.' })
  responsible?: string;

  @ChoiceField([...PROJECT_SORTS, ...PROJECT_SORTS.map((sort) => `-${sort}`)], { optional: true })
  sort?: string;
}

export class ProjectQuery extends AsOnQuery {}

/** The same filters, for a file. */
export class ProjectExportQuery extends exportOf(ProjectListQuery) {}
