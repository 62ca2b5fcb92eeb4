import { FIELD_PROBLEMS, type FieldProblemCode } from './field-problems.js';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.js';

/** What fills the `{name}` places of a text of the catalogue. */
export type ProblemParams = Record<string, string | number>;

/** What is wrong with one field: a JSON pointer into the body (or `?name` for a query parameter), code and words. */
export interface FieldProblem {
  pointer: string;
  code: FieldProblemCode;
  detail: string;
  params?: ProblemParams;
}

/** Replaces `{name}` by the parameter of that name. */
export function fillIn(text: string, params: ProblemParams = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** One field refused, with the English words of its code filled in. */
export function fieldProblem(pointer: string, code: FieldProblemCode, params?: ProblemParams): FieldProblem {
  return { pointer, code, detail: fillIn(FIELD_PROBLEMS[code], params), ...(params ? { params } : {}) };
}

/**
 * A refusal with a code of the catalogue. Domain functions and services throw it; the HTTP layer turns it into
 * `application/problem+json`, the command line into one sentence.
 */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly params: ProblemParams;
  readonly errors: readonly FieldProblem[];

  constructor(
    readonly code: ProblemCode,
    options: { params?: ProblemParams; errors?: readonly FieldProblem[]; cause?: unknown } = {},
  ) {
    const definition = PROBLEM_CODES[code];
    super(fillIn(definition.detail, options.params), { cause: options.cause });
    this.name = 'Problem';
    this.status = definition.status;
    this.title = definition.title;
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
  }
}

/** A rule violation of one field: 422 with that field. */
export function invalidField(pointer: string, code: FieldProblemCode, params?: ProblemParams): Problem {
  return new Problem('input.invalid', { errors: [fieldProblem(pointer, code, params)] });
}

/** Refuses with all of the fields at once; does nothing when nothing is wrong. */
export function refuseFields(errors: readonly FieldProblem[]): void {
  if (errors.length > 0) throw new Problem('input.invalid', { errors });
}
