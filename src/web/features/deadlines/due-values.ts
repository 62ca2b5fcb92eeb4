import { Temporal } from 'temporal-polyfill';
import { parseTypedPartialDay, parseTypedTime } from '../../../shared/calendar/index.js';
import { isDay } from '../../app/days';

/** When something is due, as a form holds it. */
export interface DueValues {
  precision: string;
  date: string;
  month: string;
  time: string;
  untilTime: string;
  [field: string]: string | boolean | string[] | null;
}

/** `16.15` as typed, as the interface takes it; what is no time goes as it is, for the server to refuse. */
function timeOf(text: string): string | null {
  if (text.trim() === '') return null;
  const parsed = parseTypedTime(text);
  return parsed.ok ? parsed.value.toString({ smallestUnit: 'minute' }) : text.trim();
}

/** The month `2020-10` of `10/2020` as typed. */
export function monthOf(text: string, today: string): string {
  const parsed = parseTypedPartialDay(text, Temporal.PlainDate.from(today));
  return parsed.ok && parsed.value.precision === 'month' ? parsed.value.value : text.trim();
}

/** The fields of the interface. */
export function dueOf(values: DueValues, today: string) {
  if (values.precision === 'month')
    return { date: monthOf(values.month, today), time: null, untilTime: null };
  return { date: values.date, time: timeOf(values.time), untilTime: timeOf(values.untilTime) };
}

/** Whether enough is known to show what follows. */
export function isWhole(due: { date: string; time: string | null; untilTime: string | null }): boolean {
  const isTime = (time: string | null) => time === null || /^\d\d:\d\d$/.test(time);
  return (isDay(due.date) || /^\d{4}-\d{2}$/.test(due.date)) && isTime(due.time) && isTime(due.untilTime);
}

/** `16:15` as people write it. */
export function shownTime(time: string | null): string {
  return time === null ? '' : time.replace(/^0/, '').replace(':', '.');
}
