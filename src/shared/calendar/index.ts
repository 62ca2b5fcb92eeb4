/** Days, times and deadlines in Helsinki for server and page. Nothing here asks what time it is. */
export {
  dueInstant,
  endOfDay,
  HELSINKI,
  helsinkiDay,
  isLate,
  resolveHelsinki,
  type ResolvedTime,
} from './zone.js';
export {
  addMonths,
  effectiveDueDate,
  isWorkingDay,
  nextWorkingDay,
  nonWorkingReason,
  previousWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  type DeadlineBasis,
  type NonWorkingReason,
} from './working-days.js';
export {
  parseDay,
  parseTime,
  parseTypedDay,
  parseTypedTime,
  type DayFault,
  type ParsedDay,
  type ParsedTime,
} from './parse-day.js';
export {
  addYears,
  firstDay,
  lastDay,
  parsePartialDay,
  parseTypedPartialDay,
  partialDayFrom,
  partialDayOf,
  type DayPrecision,
  type ParsedPartialDay,
  type PartialDay,
} from './partial-day.js';
export { horizonCheck, type HorizonCheck } from './horizon.js';
export { formatDay, formatPartialDay, formatTime, formatWeekday, type Language } from './format-day.js';
export {
  parseLead,
  reminderInstants,
  resolveDue,
  type Due,
  type Lead,
  type ReminderInstant,
  type ResolvedDue,
} from './reminder-instants.js';
