import type { Temporal } from 'temporal-polyfill';

/** What a deadline rests on. Only a statutory one moves when its day is not a working day. */
export type DeadlineBasis = 'statutory' | 'decision' | 'call' | 'contract' | 'internal';

/** Why a day is no working day; a Sunday is `sunday` whatever else it is. */
export type NonWorkingReason =
  | 'sunday'
  | 'newYearsDay'
  | 'epiphany'
  | 'goodFriday'
  | 'easterMonday'
  | 'mayDay'
  | 'ascensionDay'
  | 'midsummerEve'
  | 'midsummerDay'
  | 'allSaintsDay'
  | 'independenceDay'
  | 'christmasEve'
  | 'christmasDay'
  | 'boxingDay'
  | 'saturday';

const SATURDAY = 6;
const SUNDAY = 7;

// Easter Sunday and Pentecost are Sundays and need no row of their own.
const FIXED_DAYS: Readonly<Record<string, NonWorkingReason>> = {
  '01-01': 'newYearsDay',
  '01-06': 'epiphany',
  '05-01': 'mayDay',
  '12-06': 'independenceDay',
  '12-24': 'christmasEve',
  '12-25': 'christmasDay',
  '12-26': 'boxingDay',
};

/**
 * Why a time limit may not end on a day: act on the computation of time limits (150/1930) §5, which names
 * Sundays and church holidays, Independence Day, May Day, Christmas Eve, Midsummer Eve and Saturdays. Maundy
 * Thursday, Walpurgis Eve and New Year's Eve are working days. The church holidays stand where they have
 * stood since 1992.
 *
 * @returns null for a working day.
 */
export function nonWorkingReason(date: Temporal.PlainDate): NonWorkingReason | null {
  if (date.dayOfWeek === SUNDAY) return 'sunday';
  const fixed = FIXED_DAYS[date.toString().slice(-5)];
  return fixed ?? movableReason(date) ?? (date.dayOfWeek === SATURDAY ? 'saturday' : null);
}

/** Whether a time limit may end on the day. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return nonWorkingReason(date) === null;
}

/** The day itself when it is a working day, else the next that is. */
export function workingDayOnOrAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(date) ? date : nextWorkingDay(date);
}

/** The day itself when it is a working day, else the last one before it. */
export function workingDayOnOrBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(date) ? date : previousWorkingDay(date);
}

/** The first working day after the day. */
export function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date.add({ days: 1 });
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}

/** The last working day before the day. */
export function previousWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date.subtract({ days: 1 });
  while (!isWorkingDay(day)) day = day.subtract({ days: 1 });
  return day;
}

/** The day a deadline really ends: a statutory one moves to the next working day, any other stays. */
export function effectiveDueDate(date: Temporal.PlainDate, basis: DeadlineBasis): Temporal.PlainDate {
  return basis === 'statutory' ? workingDayOnOrAfter(date) : date;
}

/**
 * A time limit in months ends on the corresponding day, or on the last day of a month that has no such day
 * (act 150/1930 §3): 31.5. and four months make 30.9.
 */
export function addMonths(date: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return date.add({ months }, { overflow: 'constrain' });
}

/** Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm of 1876). */
export function easterSunday(year: number): { month: number; day: number } {
  const golden = year % 19;
  const century = Math.trunc(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.trunc((century - Math.trunc((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.trunc(century / 4) - moonCorrection + 15) % 30;
  const leapDays = 32 + 2 * (century % 4) + 2 * Math.trunc(yearOfCentury / 4);
  const weekday = (leapDays - epact - (yearOfCentury % 4)) % 7;
  const late = Math.trunc((golden + 11 * epact + 22 * weekday) / 451);
  const dayCount = epact + weekday - 7 * late + 114;
  return { month: Math.trunc(dayCount / 31), day: (dayCount % 31) + 1 };
}

function movableReason(date: Temporal.PlainDate): NonWorkingReason | null {
  const { month, day, dayOfWeek } = date;
  // Midsummer Day is the Saturday of 20.-26.6., its eve the Friday before; All Saints' the Saturday of 31.10.-6.11.
  if (month === 6 && dayOfWeek === SATURDAY && day >= 20 && day <= 26) return 'midsummerDay';
  if (month === 6 && dayOfWeek === SATURDAY - 1 && day >= 19 && day <= 25) return 'midsummerEve';
  if (dayOfWeek === SATURDAY && ((month === 10 && day === 31) || (month === 11 && day <= 6)))
    return 'allSaintsDay';
  // Good Friday is the 20th of March at the earliest, Ascension Day the 3rd of June at the latest.
  if (month < 3 || month > 6) return null;
  const easter = easterSunday(date.year);
  const daysAfterEaster = date.dayOfYear - date.with(easter).dayOfYear;
  if (daysAfterEaster === -2) return 'goodFriday';
  if (daysAfterEaster === 1) return 'easterMonday';
  if (daysAfterEaster === 39) return 'ascensionDay';
  return null;
}
