import { currentContext } from '../context/index.js';

/**
 * Who wrote something, for the answer to whoever asks: null unless they may read the audit trail, because who did what
 * and when is told there alone.
 */
export function shownWriter<Writer>(writer: Writer): Writer | null {
  return currentContext()?.actor?.permissions.has('audit.read') ? writer : null;
}
