import type { Language, Words } from '../../../shared/words.js';
import type { Field } from './fields.js';

const DAY: Words = {
  fi: 'Päivä, kuukausi tai vuosi: 31.10.2020, 10/2020 tai 2020',
  sv: 'Dag, månad eller år: 31.10.2020, 10/2020 eller 2020',
  en: 'A day, month or year: 31.10.2020, 10/2020 or 2020',
};
const MONEY: Words = {
  fi: 'Euroina: 921 600,00. Arvio: noin 1 M€. Vaihteluväli: 200 000–300 000 €',
  sv: 'I euro: 921 600,00. Uppskattning: cirka 1 M€. Intervall: 200 000–300 000 €',
  en: 'In euro: 921 600,00. An estimate: about 1 M€. A range: 200 000–300 000 €',
};
const LIST: Words = {
  fi: 'Erota puolipisteellä',
  sv: 'Åtskilj med semikolon',
  en: 'Separate with semicolons',
};
const TEXT: Words = { fi: 'Teksti', sv: 'Text', en: 'Text' };

/** What each column of the template takes; columns with fixed words list them instead. */
export const ABOUT_FIELDS: Readonly<Record<Field, Words>> = {
  code: {
    fi: 'Isot kirjaimet, numerot ja - . _ : MONNI. Jos tunnusta ei ole, hanke tunnistetaan nimestä',
    sv: 'Versaler, siffror och - . _ : MONNI. Utan kod känns projektet igen på namnet',
    en: 'Capitals, digits and - . _ : MONNI. Without a code the project is known by its name',
  },
  name: {
    fi: 'Hankkeen nimi suomeksi; pakollinen',
    sv: 'Projektets namn på finska; obligatoriskt',
    en: 'The name in Finnish; required',
  },
  nameSv: TEXT,
  aliases: LIST,
  ownRole: TEXT,
  status: TEXT,
  lead: { fi: 'Organisaation nimi', sv: 'Organisationens namn', en: 'The name of the organisation' },
  partners: LIST,
  plannedPeriod: DAY,
  plannedStarts: DAY,
  plannedEnds: DAY,
  decidedStarts: DAY,
  decidedEnds: DAY,
  actualStarts: DAY,
  actualEnds: DAY,
  instrument: TEXT,
  funder: { fi: 'Organisaation nimi', sv: 'Organisationens namn', en: 'The name of the organisation' },
  funderProjectCode: { fi: 'Esimerkiksi S22374', sv: 'Till exempel S22374', en: 'Such as S22374' },
  submitted: DAY,
  appliedOwn: MONEY,
  appliedWhole: MONEY,
  outcome: TEXT,
  decisionNumber: TEXT,
  decided: DAY,
  grantedOwn: MONEY,
  grantedOwnGrant: MONEY,
  grantedWhole: MONEY,
  grantedWholeGrant: MONEY,
  note: TEXT,
};

/** The words around the columns on the sheet that explains the template. */
export const GUIDE: Readonly<Record<Language, { title: string; headers: string[]; rows: string[] }>> = {
  fi: {
    title: 'Ohje',
    headers: ['Sarake', 'Mitä siihen kirjoitetaan'],
    rows: [
      'Yksi rivi on yksi hanke. Sarakkeita voi jättää pois ja järjestää uudelleen.',
      'Tyhjä solu tarkoittaa: ei tiedossa. Se ei poista mitään, mikä on jo kirjattu.',
      'Saman tiedoston voi tuoda uudelleen: muuttumattomat rivit eivät lisää mitään, ja muutokset näytetään ennen tallennusta.',
    ],
  },
  sv: {
    title: 'Anvisning',
    headers: ['Kolumn', 'Vad som skrivs i den'],
    rows: [
      'En rad är ett projekt. Kolumner kan lämnas bort och ordnas om.',
      'En tom cell betyder: inte känt. Den tar inte bort något som redan har antecknats.',
      'Samma fil kan importeras på nytt: oförändrade rader lägger inte till något, och ändringar visas innan de sparas.',
    ],
  },
  en: {
    title: 'Guide',
    headers: ['Column', 'What to write in it'],
    rows: [
      'One row is one project. Columns may be left out and put in another order.',
      'An empty cell means: not known. It removes nothing that is recorded already.',
      'The same file can be imported again: unchanged rows add nothing, and changes are shown before they are stored.',
    ],
  },
};
