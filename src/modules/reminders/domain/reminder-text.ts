import { Temporal } from 'temporal-polyfill';
import {
  type DeadlineBasis,
  type Language,
  type NonWorkingReason,
  formatTime,
  formatWeekday,
  helsinkiDay,
} from '../../../shared/calendar/index.js';
import {
  type DeadlineKind,
  type DueFields,
  type NonWorkingDay,
  nonWorkingDay,
  plainTime,
} from '../../../shared/deadline.js';
import { type ReminderWords, WORDS } from './words.js';

/** What a reminder tells of. */
export interface RemindedDeadline extends DueFields {
  title: string;
  kind: DeadlineKind;
  basis: DeadlineBasis;
  project: { code: string; name: string } | null;
  note: string | null;
  /** Address of the deadline in the page. */
  link: string;
}

/** The mail of a reminder in the recipient's language. */
export function reminderText(
  deadline: RemindedDeadline,
  now: Temporal.Instant,
  language: Language,
): { subject: string; text: string } {
  const words = WORDS[language];
  const when = whenOf(deadline, language);
  const warning = warningOf(deadline, language, words);
  const lines = [
    deadline.title,
    '',
    `${words.due}: ${when}${remainingOf(deadline, now, words)}`,
    ...(warning === null ? [] : [warning]),
    `${words.kind}: ${words.kinds[deadline.kind]} (${words.bases[deadline.basis]})`,
    ...(deadline.project === null
      ? []
      : [`${words.project}: ${deadline.project.code}, ${deadline.project.name}`]),
    ...(deadline.note === null ? [] : ['', deadline.note]),
    '',
    `${words.open}: ${deadline.link}`,
    '',
    words.why,
  ];
  const subject = `${words.subject} ${when}: ${deadline.title}`;
  return { subject: [...subject].slice(0, 200).join(''), text: `${lines.join('\n')}\n` };
}

/** `la 31.10.2020 klo 16.15–17.00`, or the month. */
function whenOf({ date, time, untilTime }: DueFields, language: Language): string {
  const [year, month, day] = date.split('-');
  if (day === undefined) return `${Number(month)}/${year}`;
  const weekday = formatWeekday(Temporal.PlainDate.from(date), language, { year: true });
  const start = plainTime(time);
  if (start === null) return weekday;
  const until = plainTime(untilTime);
  const end = until === null ? '' : `–${until.hour}.${String(until.minute).padStart(2, '0')}`;
  return `${weekday} ${formatTime(start, language)}${end}`;
}

function remainingOf({ date }: DueFields, now: Temporal.Instant, words: ReminderWords): string {
  if (date.length < 'YYYY-MM-DD'.length) return '';
  const days = helsinkiDay(now).until(Temporal.PlainDate.from(date)).days;
  return days < 0 ? '' : ` (${words.remaining(days)})`;
}

/** "Lauantai ja pyhäinpäivä: toimi viimeistään pe 30.10." */
function warningOf(deadline: RemindedDeadline, language: Language, words: ReminderWords): string | null {
  const nonWorking = nonWorkingDay(deadline, deadline.basis);
  if (nonWorking === null) return null;
  const named = dayNames(nonWorking, words);
  const day = (text: string): string => formatWeekday(Temporal.PlainDate.from(text), language);
  return nonWorking.effectiveOn === deadline.date
    ? `${named}: ${words.actBy(day(nonWorking.actBy))}`
    : `${named}: ${words.movesTo(day(nonWorking.effectiveOn))}`;
}

function dayNames({ reason, weekend }: NonWorkingDay, words: ReminderWords): string {
  const names: NonWorkingReason[] = weekend === null || weekend === reason ? [reason] : [weekend, reason];
  const text = names.map((name) => words.days[name]).join(` ${words.and} `);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
