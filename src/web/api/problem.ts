/** One field that the server refused, with a JSON pointer into the body that was sent. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
  params?: Record<string, unknown>;
}

/** A problem document of RFC 9457 as the server sends it. */
export interface ProblemDocument {
  type?: string;
  title?: string;
  status: number;
  code: string;
  detail?: string;
  instance?: string;
  requestId?: string;
  params?: Record<string, unknown>;
  errors?: FieldProblem[];
}

/** What every failed call throws, whether the server refused, broke or could not be reached (code `offline`). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly params: Record<string, unknown>;
  readonly errors: FieldProblem[];

  constructor(readonly document: ProblemDocument) {
    super(document.detail ?? document.title ?? document.code);
    this.name = 'ApiProblem';
    this.status = document.status;
    this.code = document.code;
    this.requestId = document.requestId;
    this.params = document.params ?? {};
    this.errors = document.errors ?? [];
  }
}

/** True when another user changed the record first: the page then shows both versions. */
export function isStale(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.status === 412;
}

function isProblemDocument(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

/** Reads the problem of a refused response; a body that is none (a proxy's page, say) becomes `unexpected`. */
export async function toApiProblem(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const body: unknown = await response.json().catch(() => null);
  if (isProblemDocument(body)) return new ApiProblem({ requestId, ...body, status: response.status });
  return new ApiProblem({ status: response.status, code: 'unexpected', requestId });
}

/** The field name of a JSON pointer as forms know it: `/periods/0/endOn` → `periods.0.endOn`. */
export function fieldOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
