import { formatPartialDay, parsePartialDay } from './calendar/index.js';
import type { ExplainedSource } from './explanation.js';

/** Where a rule stands, in one line: `688/2001 § 21` or `Päätös 12.10.2020`. */
export function sourceText({ title, act, section, date }: ExplainedSource): string {
  return [title, act && (title ? `(${act})` : act), section && `§ ${section}`, date && dayText(date)]
    .filter(Boolean)
    .join(' ');
}

function dayText(date: string): string {
  const parsed = parsePartialDay(date);
  return parsed.ok ? formatPartialDay(parsed.value) : date;
}
