import { type FieldProblem, fieldProblem } from '../../../shared/problem.js';
import type { ImplementerKind } from '../../../shared/project.js';

/** What {@link implementerProblems} looks at. */
export interface NamedImplementer {
  readonly id?: string | null;
  readonly organisationId?: string | null;
  readonly name?: string | null;
  readonly kind: ImplementerKind;
  readonly own: boolean;
}

/**
 * What is wrong with the implementers of a joint project: it has one lead at most, one part is the centre's own at
 * most, and each is named by an organisation or in words, once.
 */
export function implementerProblems(implementers: readonly NamedImplementer[]): FieldProblem[] {
  const seen = new Set<string>();
  const ids = new Set<string>();
  let leads = 0;
  let owns = 0;
  return implementers.flatMap(({ id, organisationId, name, kind, own }, at) => {
    const problems: FieldProblem[] = [];
    const key = organisationId ?? name?.trim().toLowerCase() ?? '';
    if (key === '') problems.push(fieldProblem(`/implementers/${at}/organisationId`, 'implementer.unnamed'));
    else if (seen.has(key))
      problems.push(fieldProblem(`/implementers/${at}/organisationId`, 'field.duplicate'));
    seen.add(key);
    if (id != null && ids.has(id)) problems.push(fieldProblem(`/implementers/${at}/id`, 'field.duplicate'));
    if (id != null) ids.add(id);
    leads += kind === 'lead' ? 1 : 0;
    if (kind === 'lead' && leads > 1) {
      problems.push(fieldProblem(`/implementers/${at}/kind`, 'implementer.second_lead'));
    }
    owns += own ? 1 : 0;
    if (own && owns > 1) problems.push(fieldProblem(`/implementers/${at}/own`, 'implementer.second_own'));
    return problems;
  });
}
