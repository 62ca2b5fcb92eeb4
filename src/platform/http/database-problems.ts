import { Problem, fieldProblem } from '../../shared/problem.js';
import { sqlState } from '../database/index.js';

interface DatabaseError {
  constraint?: unknown;
}

/**
 * Problems that the database found. Constraint names carry what is needed: `uq_<table>__<field>`,
 * `fk_<table>__<field>`, `ck_<table>__<rule>`.
 */
export function databaseProblem(error: unknown): Problem | null {
  const state = sqlState(error);
  if (state === undefined) return connectionProblem(error);
  const { table, rule } = constraintOf(error);
  switch (state) {
    case '23505':
      return new Problem('record.exists', { params: { record: table, field: rule }, cause: error });
    case '23503':
      return rule === 'in_use'
        ? new Problem('record.in_use', { params: { record: table }, cause: error })
        : new Problem('record.missing_reference', {
            params: { field: rule },
            errors: [fieldProblem(`/${camelCase(rule)}`, 'reference.missing', { record: camelCase(rule) })],
            cause: error,
          });
    case '55P03':
    case '40001':
    case '40P01':
      return new Problem('service.busy', { cause: error });
    case '57P01':
    case '57P02':
    case '57P03':
    case '53300':
    case '08006':
    case '08001':
      return new Problem('service.unavailable', { cause: error });
    default:
      return null;
  }
}

/** The pool could not reach the server, or it went away in the middle. */
function connectionProblem(error: unknown): Problem | null {
  const text = error instanceof Error ? error.message : '';
  return /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/.test(text)
    ? new Problem('service.unavailable', { cause: error })
    : null;
}

function constraintOf(error: unknown): { table: string; rule: string } {
  const holder = error as DatabaseError & { driverError?: DatabaseError };
  const name = holder.driverError?.constraint ?? holder.constraint;
  const match = /^[a-z]{2}_(.+?)__(.+)$/.exec(typeof name === 'string' ? name : '');
  return { table: match?.[1] ?? 'record', rule: match?.[2] ?? 'value' };
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}
