import type { DeadlineBasis, Language, NonWorkingReason } from '../../../shared/calendar/index.js';
import type { DeadlineKind } from '../../../shared/deadline.js';

/** The words of a reminder in one language. */
export interface ReminderWords {
  subject: string;
  due: string;
  kind: string;
  project: string;
  open: string;
  why: string;
  and: string;
  remaining: (days: number) => string;
  actBy: (day: string) => string;
  movesTo: (day: string) => string;
  kinds: Record<DeadlineKind, string>;
  bases: Record<DeadlineBasis, string>;
  days: Record<NonWorkingReason, string>;
}

const fi: ReminderWords = {
  subject: 'Muistutus:',
  due: 'Määräaika',
  kind: 'Laji',
  project: 'Hanke',
  open: 'Avaa määräaika',
  why: 'Saat tämän, koska olet merkitty määräajan vastuuhenkilöksi.',
  and: 'ja',
  remaining: (days) => (days === 0 ? 'tänään' : days === 1 ? 'huomenna' : `${days} päivää jäljellä`),
  actBy: (day) => `toimi viimeistään ${day}`,
  movesTo: (day) => `määräaika siirtyy, viimeinen päivä on ${day}`,
  kinds: {
    call: 'haku tai ilmoittautuminen',
    application: 'rahoitushakemus',
    claim: 'maksatushakemus',
    report: 'raportti',
    agreement: 'sopimus',
    invoice: 'lasku',
    meeting: 'kokous',
    other: 'muu määräaika',
  },
  bases: {
    statutory: 'lakisääteinen',
    decision: 'päätökseen perustuva',
    call: 'hakuun perustuva',
    contract: 'sopimukseen perustuva',
    internal: 'oma',
  },
  days: {
    saturday: 'lauantai',
    sunday: 'sunnuntai',
    newYearsDay: 'uudenvuodenpäivä',
    epiphany: 'loppiainen',
    goodFriday: 'pitkäperjantai',
    easterMonday: 'toinen pääsiäispäivä',
    mayDay: 'vapunpäivä',
    ascensionDay: 'helatorstai',
    midsummerEve: 'juhannusaatto',
    midsummerDay: 'juhannuspäivä',
    allSaintsDay: 'pyhäinpäivä',
    independenceDay: 'itsenäisyyspäivä',
    christmasEve: 'jouluaatto',
    christmasDay: 'joulupäivä',
    boxingDay: 'tapaninpäivä',
  },
};

const sv: ReminderWords = {
  subject: 'Påminnelse:',
  due: 'Tidsfrist',
  kind: 'Typ',
  project: 'Projekt',
  open: 'Öppna tidsfristen',
  why: 'Du får detta eftersom du är antecknad som ansvarig för tidsfristen.',
  and: 'och',
  remaining: (days) => (days === 0 ? 'i dag' : days === 1 ? 'i morgon' : `${days} dagar kvar`),
  actBy: (day) => `agera senast ${day}`,
  movesTo: (day) => `tidsfristen flyttas, sista dagen är ${day}`,
  kinds: {
    call: 'utlysning eller anmälan',
    application: 'finansieringsansökan',
    claim: 'ansökan om utbetalning',
    report: 'rapport',
    agreement: 'avtal',
    invoice: 'faktura',
    meeting: 'möte',
    other: 'annan tidsfrist',
  },
  bases: {
    statutory: 'lagstadgad',
    decision: 'enligt beslut',
    call: 'enligt utlysning',
    contract: 'enligt avtal',
    internal: 'egen',
  },
  days: {
    saturday: 'lördag',
    sunday: 'söndag',
    newYearsDay: 'nyårsdagen',
    epiphany: 'trettondagen',
    goodFriday: 'långfredagen',
    easterMonday: 'annandag påsk',
    mayDay: 'första maj',
    ascensionDay: 'Kristi himmelsfärdsdag',
    midsummerEve: 'midsommarafton',
    midsummerDay: 'midsommardagen',
    allSaintsDay: 'alla helgons dag',
    independenceDay: 'självständighetsdagen',
    christmasEve: 'julafton',
    christmasDay: 'juldagen',
    boxingDay: 'annandag jul',
  },
};

const en: ReminderWords = {
  subject: 'Reminder:',
  due: 'Due',
  kind: 'Kind',
  project: 'Project',
  open: 'Open the deadline',
  why: 'You get this because you are named as the owner of the deadline.',
  and: 'and',
  remaining: (days) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `${days} days left`),
  actBy: (day) => `act by ${day}`,
  movesTo: (day) => `the deadline moves, the last day is ${day}`,
  kinds: {
    call: 'call or sign-up',
    application: 'application',
    claim: 'payment claim',
    report: 'report',
    agreement: 'agreement',
    invoice: 'invoice',
    meeting: 'meeting',
    other: 'other deadline',
  },
  bases: {
    statutory: 'statutory',
    decision: 'by decision',
    call: 'by call',
    contract: 'by contract',
    internal: 'our own',
  },
  days: {
    saturday: 'Saturday',
    sunday: 'Sunday',
    newYearsDay: "New Year's Day",
    epiphany: 'Epiphany',
    goodFriday: 'Good Friday',
    easterMonday: 'Easter Monday',
    mayDay: 'May Day',
    ascensionDay: 'Ascension Day',
    midsummerEve: 'Midsummer Eve',
    midsummerDay: 'Midsummer Day',
    allSaintsDay: "All Saints' Day",
    independenceDay: 'Independence Day',
    christmasEve: 'Christmas Eve',
    christmasDay: 'Christmas Day',
    boxingDay: 'Boxing Day',
  },
};

export const WORDS: Record<Language, ReminderWords> = { fi, sv, en };
