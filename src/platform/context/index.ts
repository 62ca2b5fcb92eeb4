import { AsyncLocalStorage } from 'node:async_hooks';
import type { Permission, Role } from '../../shared/permissions.js';

/** Who acts: a signed-in user, or the system itself (jobs, command line). */
export interface Actor {
  /** Null for the system. */
  userId: string | null;
  email: string;
  name: string;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
}

/** What is true of the request being served; the unit of work hands it to the audit trail. */
export interface RequestContext {
  requestId: string;
  actor: Actor | null;
  /** The permission under which the route runs, or the name of the job or command. */
  action: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `body` with its own context; everything it awaits sees it. */
export function runInContext<T>(context: RequestContext, body: () => T): T {
  return storage.run(context, body);
}

/** The context of what runs now; undefined outside of any request, job or command. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** The actor for work that no person asked for, named so that the audit trail says what it was. */
export function runAsSystem<T>(action: string, body: () => T): T {
  return storage.run({ requestId: action, actor: null, action }, body);
}
