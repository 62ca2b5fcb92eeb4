import { type Temporal } from 'temporal-polyfill';
import { parseDay, parseLead, parseTime } from '../../../shared/calendar/index.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../../../shared/deadline.js';

/** Lead times per kind of deadline, from a day on. */
export interface ReminderPolicy {
  validFrom: Temporal.PlainDate;
  /** `HH:MM` in Helsinki, for leads in days. */
  timeOfDay: string;
  leads: ReadonlyMap<DeadlineKind, readonly string[]>;
}

/** The policies cannot be used; the message names every place that is wrong. */
export class PolicyError extends Error {
  constructor(problems: readonly string[]) {
    super(['The reminder policies must be corrected:', ...problems].join('\n  - '));
    this.name = 'PolicyError';
  }
}

/**
 * Reads the policies of the configuration file, earliest first.
 * @throws PolicyError that lists all that is wrong.
 */
export function readPolicies(source: unknown): ReminderPolicy[] {
  if (!Array.isArray(source) || source.length === 0)
    throw new PolicyError(['there must be at least one policy']);
  const problems: string[] = [];
  const policies = source.flatMap((entry: unknown, index) => readPolicy(entry, `[${index}]`, problems) ?? []);
  if (problems.length > 0) throw new PolicyError(problems);
  return policies.sort((a, b) => a.validFrom.since(b.validFrom).days);
}

/** The policy valid on a day; before the first one, the first. */
export function policyOn(policies: readonly ReminderPolicy[], day: Temporal.PlainDate): ReminderPolicy {
  const valid = policies.filter(({ validFrom }) => validFrom.until(day).sign >= 0);
  const policy = valid.at(-1) ?? policies[0];
  if (!policy) throw new PolicyError(['there must be at least one policy']);
  return policy;
}

function readPolicy(entry: unknown, at: string, problems: string[]): ReminderPolicy | null {
  if (!isRecord(entry)) {
    problems.push(`${at} must hold validFrom, timeOfDay and leads`);
    return null;
  }
  const validFrom = parseDay(entry['validFrom']);
  if (!validFrom.ok) problems.push(`${at}.validFrom must be a day such as 2020-01-01`);
  const timeOfDay = entry['timeOfDay'];
  if (!parseTime(timeOfDay).ok) problems.push(`${at}.timeOfDay must be a clock time such as "08:00"`);
  const leads = readLeads(entry['leads'], `${at}.leads`, problems);
  for (const key of Object.keys(entry)) {
    if (!['validFrom', 'timeOfDay', 'leads'].includes(key)) problems.push(`${at}.${key} is not known`);
  }
  return validFrom.ok ? { validFrom: validFrom.value, timeOfDay: String(timeOfDay), leads } : null;
}

function readLeads(
  source: unknown,
  at: string,
  problems: string[],
): ReadonlyMap<DeadlineKind, readonly string[]> {
  const given = isRecord(source) ? source : {};
  for (const key of Object.keys(given)) {
    if (!DEADLINE_KINDS.some((kind) => kind === key)) problems.push(`${at}.${key} is no kind of deadline`);
  }
  const leads = new Map<DeadlineKind, readonly string[]>();
  for (const kind of DEADLINE_KINDS) {
    const list = given[kind];
    if (Array.isArray(list) && list.every(isLead)) leads.set(kind, list);
    else problems.push(`${at}.${kind} must be a list of lead times such as [P14D, PT2H]`);
  }
  return leads;
}

function isLead(value: unknown): value is string {
  return typeof value === 'string' && parseLead(value) !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
