import { OWN_ROLES } from '../../../shared/project.js';
import { ApiProblem } from '../../api/problem';
import type { ProjectChange, ProjectDetails } from './queries';

type PeriodKind = 'planned' | 'decided' | 'actual';

/** What the form of a project holds: everything of the first page of a project, as flat texts and lists. */
export type ProjectValues = {
  code: string;
  nameFi: string;
  nameSv: string;
  nameEn: string;
  ownRole: string | null;
  leadId: string | null;
  partnerIds: string[];
  responsibleIds: string[];
  parentId: string | null;
  predecessorId: string | null;
  aliases: string[];
  plannedStarts: string;
  plannedEnds: string;
  decidedStarts: string;
  decidedEnds: string;
  actualStarts: string;
  actualEnds: string;
  note: string;
};

export const PERIOD_FIELDS = [
  'plannedStarts',
  'plannedEnds',
  'decidedStarts',
  'decidedEnds',
  'actualStarts',
  'actualEnds',
] as const;

export function valuesOf(project: ProjectDetails | null): ProjectValues {
  const periods = project?.periods;
  return {
    code: project?.code ?? '',
    nameFi: project?.nameFi ?? '',
    nameSv: project?.nameSv ?? '',
    nameEn: project?.nameEn ?? '',
    ownRole: project?.ownRole ?? null,
    leadId: project?.lead?.id ?? null,
    partnerIds: project?.partners.map(({ id }) => id) ?? [],
    responsibleIds: project?.responsibles.map(({ id }) => id) ?? [],
    parentId: project?.parent?.id ?? null,
    predecessorId: project?.predecessor?.id ?? null,
    aliases: project?.aliases ?? [],
    plannedStarts: periods?.planned?.starts ?? '',
    plannedEnds: periods?.planned?.ends ?? '',
    decidedStarts: periods?.decided?.starts ?? '',
    decidedEnds: periods?.decided?.ends ?? '',
    actualStarts: periods?.actual?.starts ?? '',
    actualEnds: periods?.actual?.ends ?? '',
    note: project?.note ?? '',
  };
}

/** The values as the interface takes them; a period that is empty at both ends is removed, one left as it was keeps its source. */
export function bodyOf(values: ProjectValues, project: ProjectDetails | null): ProjectChange {
  const orNull = (text: string) => text.trim() || null;
  const period = (kind: PeriodKind, starts: string, ends: string) => {
    if (!starts && !ends) return null;
    const known = project?.periods[kind];
    const same = starts === (known?.starts ?? '') && ends === (known?.ends ?? '');
    // A document speaks of the days that it states, not of those put in their place.
    return { starts: starts || null, ends: ends || null, source: (same && known?.source) || null };
  };
  return {
    nameFi: values.nameFi,
    nameSv: orNull(values.nameSv),
    nameEn: orNull(values.nameEn),
    ownRole: OWN_ROLES.find((role) => role === values.ownRole) ?? null,
    leadId: values.leadId,
    partnerIds: values.partnerIds,
    responsibleIds: values.responsibleIds,
    parentId: values.parentId,
    predecessorId: values.predecessorId,
    aliases: values.aliases,
    periods: {
      planned: period('planned', values.plannedStarts, values.plannedEnds),
      decided: period('decided', values.decidedStarts, values.decidedEnds),
      actual: period('actual', values.actualStarts, values.actualEnds),
    },
    note: orNull(values.note),
  };
}

/** Names the fields of periods as the form does: `/periods/planned/ends` is `plannedEnds`. */
export async function withFormFields<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map((problem) => ({
      ...problem,
      pointer: problem.pointer.replace(
        /^\/periods\/(\w+)\/(starts|ends)$/,
        (_all, kind: string, end: string) => `/${kind}${end === 'starts' ? 'Starts' : 'Ends'}`,
      ),
    }));
    throw new ApiProblem({ ...error.document, errors });
  }
}
