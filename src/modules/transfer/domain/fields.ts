import type { Words } from '../../../shared/words.js';

/** What a row of the spreadsheet may say of a project, in the order of the template. */
export const FIELDS = [
  'code',
  'name',
  'nameSv',
  'aliases',
  'ownRole',
  'status',
  'lead',
  'partners',
  'plannedPeriod',
  'plannedStarts',
  'plannedEnds',
  'decidedStarts',
  'decidedEnds',
  'actualStarts',
  'actualEnds',
  'instrument',
  'funder',
  'funderProjectCode',
  'submitted',
  'appliedOwn',
  'appliedWhole',
  'outcome',
  'decisionNumber',
  'decided',
  'grantedOwn',
  'grantedOwnGrant',
  'grantedWhole',
  'grantedWholeGrant',
  'note',
] as const;
/** One of {@link FIELDS}. */
export type Field = (typeof FIELDS)[number];

/** The fields that hold money. */
export const AMOUNT_FIELDS = [
  'appliedOwn',
  'appliedWhole',
  'grantedOwn',
  'grantedOwnGrant',
  'grantedWhole',
  'grantedWholeGrant',
] as const satisfies readonly Field[];
/** One of {@link AMOUNT_FIELDS}. */
export type AmountField = (typeof AMOUNT_FIELDS)[number];

/** The fields that hold a day, month or year. */
export const DAY_FIELDS = [
  'plannedStarts',
  'plannedEnds',
  'decidedStarts',
  'decidedEnds',
  'actualStarts',
  'actualEnds',
  'submitted',
  'decided',
] as const satisfies readonly Field[];
/** One of {@link DAY_FIELDS}. */
export type DayField = (typeof DAY_FIELDS)[number];

/** Only read, never written: the template has a column for each end. */
export const READ_ONLY_FIELDS: readonly Field[] = ['plannedPeriod'];

/** The words of the template, and the others by which a header is known; all without regard to case. */
export const HEADERS: Readonly<Record<Field, Words & { also: readonly string[] }>> = {
  code: {
    ...{ fi: 'Tunnus', sv: 'Kod', en: 'Code' },
    also: ['hankkeen tunnus', 'hanketunnus', 'lyhenne', 'koodi', 'projektkod', 'förkortning', 'project code'],
  },
  name: {
    ...{ fi: 'Nimi', sv: 'Namn', en: 'Name' },
    also: [
      'hanke',
      'hankkeen nimi',
      'nimi suomeksi',
      'projekt',
      'projektets namn',
      'projektnamn',
      'project',
      'project name',
    ],
  },
  nameSv: {
    ...{ fi: 'Nimi ruotsiksi', sv: 'Namn på svenska', en: 'Name in Swedish' },
    also: ['ruotsinkielinen nimi', 'svenskt namn'],
  },
  aliases: {
    ...{ fi: 'Muut nimet', sv: 'Andra namn', en: 'Other names' },
    also: ['rinnakkaisnimet', 'muu nimi', 'aliases'],
  },
  ownRole: {
    ...{ fi: 'Oma rooli', sv: 'Egen roll', en: 'Own role' },
    also: ['rooli', 'roolimme', 'roll', 'role'],
  },
  status: {
    ...{ fi: 'Tila', sv: 'Status', en: 'Status' },
    also: ['hankkeen tila', 'vaihe', 'tilanne', 'läge', 'state'],
  },
  lead: {
    ...{ fi: 'Päätoteuttaja', sv: 'Huvudgenomförare', en: 'Lead partner' },
    also: [
      'hallinnoija',
      'hakija',
      'vastuuorganisaatio',
      'administrerande organisation',
      'lead',
      'coordinator',
    ],
  },
  partners: {
    ...{ fi: 'Kumppanit', sv: 'Partner', en: 'Partners' },
    also: ['osatoteuttajat', 'yhteistyökumppanit', 'toteuttajat', 'delgenomförare', 'samarbetspartner'],
  },
  plannedPeriod: {
    ...{ fi: 'Hankekausi', sv: 'Projektperiod', en: 'Project period' },
    also: ['kausi', 'toteutusaika', 'aika', 'hankeaika', 'period', 'projekttid', 'duration'],
  },
  plannedStarts: {
    ...{ fi: 'Suunniteltu alku', sv: 'Planerad början', en: 'Planned start' },
    also: [
      'alku',
      'alkaa',
      'alkamispäivä',
      'alkupäivä',
      'aloitus',
      'alkupvm',
      'kausi alkaa',
      'början',
      'börjar',
      'startdatum',
      'start',
      'starts',
      'start date',
    ],
  },
  plannedEnds: {
    ...{ fi: 'Suunniteltu loppu', sv: 'Planerat slut', en: 'Planned end' },
    also: [
      'loppu',
      'päättyy',
      'päättymispäivä',
      'loppupäivä',
      'loppupvm',
      'kausi päättyy',
      'slut',
      'slutar',
      'slutdatum',
      'end',
      'ends',
      'end date',
    ],
  },
  decidedStarts: {
    ...{ fi: 'Päätetty alku', sv: 'Beslutad början', en: 'Decided start' },
    also: ['päätetty kausi alkaa', 'käyttöaika alkaa'],
  },
  decidedEnds: {
    ...{ fi: 'Päätetty loppu', sv: 'Beslutat slut', en: 'Decided end' },
    also: ['päätetty kausi päättyy', 'käyttöaika päättyy'],
  },
  actualStarts: {
    ...{ fi: 'Toteutunut alku', sv: 'Faktisk början', en: 'Actual start' },
    also: ['alkoi', 'började', 'started'],
  },
  actualEnds: {
    ...{ fi: 'Toteutunut loppu', sv: 'Faktiskt slut', en: 'Actual end' },
    also: ['päättyi', 'slutade', 'ended'],
  },
  instrument: {
    ...{ fi: 'Rahoitusinstrumentti', sv: 'Finansieringsinstrument', en: 'Funding instrument' },
    also: [
      'rahoitusohjelma',
      'rahoitusmuoto',
      'ohjelma',
      'rahoitus',
      'instrument',
      'finansieringsprogram',
      'programme',
    ],
  },
  funder: {
    ...{ fi: 'Rahoittaja', sv: 'Finansiär', en: 'Funder' },
    also: ['rahoittava viranomainen', 'myöntäjä', 'päärahoittaja'],
  },
  funderProjectCode: {
    ...{ fi: 'Hankekoodi rahoittajalla', sv: 'Finansiärens projektkod', en: 'Funder’s project code' },
    also: ['hankekoodi', 'projektikoodi', 'eura-koodi', 'eura', "funder's project code"],
  },
  submitted: {
    ...{ fi: 'Hakemus jätetty', sv: 'Ansökan inlämnad', en: 'Application submitted' },
    also: ['haettu pvm', 'hakupäivä', 'jätetty', 'inlämnad', 'submitted'],
  },
  appliedOwn: {
    ...{ fi: 'Haettu, oma osuus', sv: 'Sökt, egen andel', en: 'Applied for, own part' },
    also: ['haettu oma osuus', 'oma osuus', 'oma osahanke', 'osuutemme', 'egen andel', 'own part'],
  },
  appliedWhole: {
    ...{ fi: 'Haettu, koko hanke', sv: 'Sökt, hela projektet', en: 'Applied for, whole project' },
    also: [
      'haettu koko hanke',
      'haettu',
      'koko hanke',
      'kokonaisbudjetti',
      'budjetti',
      'kustannusarvio',
      'sökt',
      'totalbudget',
      'applied for',
      'total budget',
    ],
  },
  outcome: {
    ...{ fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
    also: ['ratkaisu', 'rahoituspäätös', 'päätöksen ratkaisu', 'finansieringsbeslut', 'outcome'],
  },
  decisionNumber: {
    ...{ fi: 'Päätöksen numero', sv: 'Beslutets nummer', en: 'Decision number' },
    also: ['päätösnumero', 'diaarinumero', 'dnro', 'diarienummer', 'registry number'],
  },
  decided: {
    ...{ fi: 'Päätöspäivä', sv: 'Beslutsdag', en: 'Decision date' },
    also: ['päätös annettu', 'päätöspvm', 'beslutsdatum', 'decided'],
  },
  grantedOwn: {
    ...{ fi: 'Myönnetty, oma osuus', sv: 'Beviljat, egen andel', en: 'Granted, own part' },
    also: ['myönnetty oma osuus', 'päätetty oma osuus'],
  },
  grantedOwnGrant: {
    ...{ fi: 'Avustus, oma osuus', sv: 'Bidrag, egen andel', en: 'Grant, own part' },
    also: ['avustus oma osuus', 'oma avustus'],
  },
  grantedWhole: {
    ...{ fi: 'Myönnetty, koko hanke', sv: 'Beviljat, hela projektet', en: 'Granted, whole project' },
    also: ['myönnetty koko hanke', 'myönnetty', 'päätetty rahoitus', 'beviljat', 'granted'],
  },
  grantedWholeGrant: {
    ...{ fi: 'Avustus, koko hanke', sv: 'Bidrag, hela projektet', en: 'Grant, whole project' },
    also: ['avustus koko hanke', 'avustus', 'bidrag', 'grant'],
  },
  note: {
    ...{ fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' },
    also: [
      'huomautukset',
      'lisätiedot',
      'lisätieto',
      'kommentti',
      'muuta',
      'tilläggsuppgifter',
      'notes',
      'comment',
    ],
  },
};
