import type { CostCategory } from './cost-categories.js';
import { type ExplainedRounding } from './explanation.js';
import type { CostModel } from './funding.js';
import type { RuleBase, RuleKey, RuleTopic } from './instrument-rules.js';
import type { Words } from './words.js';

/*
 * The words of rules where they leave the house as a file. They are the words of the page: words.spec.ts compares the
 * two.
 */

/** What rules are about. */
export const RULE_TOPIC_WORDS: Readonly<Record<RuleTopic, Words>> = {
  support: {
    fi: 'Tuki ja omarahoitus',
    sv: 'Stöd och självfinansiering',
    en: 'Support and own contribution',
  },
  costModels: { fi: 'Kustannusmallit', sv: 'Kostnadsmodeller', en: 'Cost models' },
  rates: {
    fi: 'Sivukulut ja yksikkökustannukset',
    sv: 'Lönebikostnader och enhetskostnader',
    en: 'Side costs and unit costs',
  },
  calls: { fi: 'Haku ja päätös', sv: 'Utlysning och beslut', en: 'Call and decision' },
  claims: { fi: 'Maksatus', sv: 'Utbetalning', en: 'Payment claims' },
  reporting: { fi: 'Selvitykset', sv: 'Redovisningar', en: 'Reports' },
  changes: { fi: 'Muutokset', sv: 'Ändringar', en: 'Changes' },
  use: {
    fi: 'Käyttö, palautus ja säilytys',
    sv: 'Användning, återbetalning och förvaring',
    en: 'Use, repayment and retention',
  },
};

/** What a rule is called. */
export const RULE_NAME_WORDS: Readonly<Record<RuleKey, Words>> = {
  maximumSupportRate: { fi: 'Tuki enintään', sv: 'Stöd högst', en: 'Support at most' },
  typicalOwnShare: {
    fi: 'Tavanomainen omarahoitus',
    sv: 'Sedvanlig självfinansiering',
    en: 'Usual own contribution',
  },
  allowedFundingClasses: {
    fi: 'Sallitut rahoituslähteet',
    sv: 'Tillåtna finansieringskällor',
    en: 'Allowed sources of funding',
  },
  flatRate: { fi: 'Prosenttimääräinen korvaus', sv: 'Procentuell ersättning', en: 'Flat rate' },
  lumpSumMaximum: { fi: 'Kertakorvaus enintään', sv: 'Engångsersättning högst', en: 'Lump sum at most' },
  standardLumpSum: {
    fi: 'Vakiokertakorvaus',
    sv: 'Standardiserad engångsersättning',
    en: 'Standard lump sum',
  },
  staffUnitCostHours: {
    fi: 'Palkan yksikkökustannuksen vuositunnit',
    sv: 'Årstimmar för lönens enhetskostnad',
    en: 'Hours a year of the staff unit cost',
  },
  sideCostRate: { fi: 'Vakiosivukulut', sv: 'Standardlönebikostnader', en: 'Standard side costs' },
  travelUnitCosts: {
    fi: 'Matkojen yksikkökustannukset',
    sv: 'Enhetskostnader för resor',
    en: 'Travel unit costs',
  },
  oneCostModel: { fi: 'Yksi kustannusmalli', sv: 'En kostnadsmodell', en: 'One cost model' },
  claimChain: {
    fi: 'Maksatuskausien ketju',
    sv: 'Kedja av utbetalningsperioder',
    en: 'Chain of claim periods',
  },
  finalClaimAfter: {
    fi: 'Viimeinen maksatushakemus',
    sv: 'Sista ansökan om utbetalning',
    en: 'Final payment claim',
  },
  jointLiability: { fi: 'Yhteisvastuu', sv: 'Solidariskt ansvar', en: 'Joint liability' },
  decisionPerImplementer: {
    fi: 'Päätös toteuttajittain',
    sv: 'Beslut per genomförare',
    en: 'A decision per implementer',
  },
  projectCodeFormat: { fi: 'Hankekoodin muoto', sv: 'Projektkodens form', en: 'Form of the project code' },
  changesNotRetroactive: {
    fi: 'Muutokset eivät taannehdi',
    sv: 'Ändringar är inte retroaktiva',
    en: 'Changes are not retroactive',
  },
  changeLeadTime: {
    fi: 'Muutoshakemus viimeistään ennen loppua',
    sv: 'Ändringsansökan senast före slutet',
    en: 'Change request at the latest before the end',
  },
  changeAmountThreshold: {
    fi: 'Muutoksen raja euroina',
    sv: 'Ändringsgräns i euro',
    en: 'Change threshold in euros',
  },
  changePercentThreshold: {
    fi: 'Muutoksen raja prosentteina',
    sv: 'Ändringsgräns i procent',
    en: 'Change threshold in percent',
  },
  usePurposeAndPeriod: {
    fi: 'Käyttötarkoitus ja käyttöaika',
    sv: 'Ändamål och användningstid',
    en: 'Purpose and use period',
  },
  returnUnused: {
    fi: 'Käyttämättömän palautus',
    sv: 'Återbetalning av oanvända medel',
    en: 'Return of unused money',
  },
  repaymentThreshold: {
    fi: 'Palautuksen alaraja',
    sv: 'Nedre gräns för återbetalning',
    en: 'Repayment threshold',
  },
  ownShareRounding: {
    fi: 'Omarahoituksen pyöristys',
    sv: 'Avrundning av självfinansieringen',
    en: 'Rounding of the own contribution',
  },
  usePeriod: { fi: 'Käyttöaika', sv: 'Användningstid', en: 'Use period' },
  reportDue: { fi: 'Selvitys viimeistään', sv: 'Redovisning senast', en: 'Report due' },
  instalments: { fi: 'Maksueriä', sv: 'Rater', en: 'Instalments' },
  callCadence: { fi: 'Haku toistuu', sv: 'Utlysningen återkommer', en: 'The call recurs' },
  peerReview: { fi: 'Vertaisarviointi', sv: 'Kollegial granskning', en: 'Peer review' },
  multiYear: { fi: 'Monivuotinen', sv: 'Flerårig', en: 'Multi-year' },
  estimateThenDecision: {
    fi: 'Arvio ennen päätöstä',
    sv: 'Uppskattning före beslut',
    en: 'Estimate before the decision',
  },
  basisContract: { fi: 'Perustana sopimus', sv: 'Grundar sig på avtal', en: 'Rests on a contract' },
  retention: { fi: 'Säilytysaika', sv: 'Förvaringstid', en: 'Retention' },
  minimumOwnShare: {
    fi: 'Omarahoitus vähintään',
    sv: 'Självfinansiering minst',
    en: 'Own contribution at least',
  },
  exclusiveSupport: {
    fi: 'Ei päällekkäistä rahoitusta',
    sv: 'Ingen överlappande finansiering',
    en: 'No overlapping funding',
  },
  allowedCostModels: {
    fi: 'Sallitut kustannusmallit',
    sv: 'Tillåtna kostnadsmodeller',
    en: 'Allowed cost models',
  },
  allowedCostCategories: {
    fi: 'Sallitut kustannuslajit',
    sv: 'Tillåtna kostnadsslag',
    en: 'Allowed cost categories',
  },
  claimCadence: {
    fi: 'Maksatuskauden pituus',
    sv: 'Utbetalningsperiodens längd',
    en: 'Length of a claim period',
  },
  reportRequired: { fi: 'Selvitysvelvollisuus', sv: 'Redovisningsskyldighet', en: 'Duty to report' },
};

/** What tells rules of one key apart; an administrator may enter others. */
export const RULE_VARIANT_WORDS: Readonly<Record<string, Words>> = {
  teachingStaff: {
    fi: 'ammattikorkeakoulun opetushenkilöstö',
    sv: 'yrkeshögskolans undervisningspersonal',
    en: 'teaching staff of universities of applied sciences',
  },
  otherCosts: { fi: 'kattaa muut kustannukset', sv: 'täcker övriga kostnader', en: 'covers the other costs' },
  seven: { fi: 'vaihtoehto 7 %', sv: 'alternativet 7 %', en: 'the 7% alternative' },
  oneAndHalf: { fi: 'vaihtoehto 1,5 %', sv: 'alternativet 1,5 %', en: 'the 1.5% alternative' },
};

/** What a rate is of, or what a duration is counted from. */
export const RULE_BASE_WORDS: Readonly<Record<RuleBase, Words>> = {
  eligibleCost: {
    fi: 'tukikelpoisista kustannuksista',
    sv: 'av de stödberättigande kostnaderna',
    en: 'of eligible cost',
  },
  staffCosts: { fi: 'palkkakustannuksista', sv: 'av lönekostnaderna', en: 'of staff costs' },
  salary: { fi: 'palkasta', sv: 'av lönen', en: 'of salary' },
  total: { fi: 'kokonaiskustannuksista', sv: 'av totalkostnaderna', en: 'of total cost' },
  endOfProject: { fi: 'hankkeen päättymisestä', sv: 'från projektets slut', en: 'from the project’s end' },
  endOfUsePeriod: {
    fi: 'käyttöajan päättymisestä',
    sv: 'från användningstidens slut',
    en: 'from the end of the use period',
  },
  lastPayment: { fi: 'viimeisestä maksusta', sv: 'från den sista betalningen', en: 'from the last payment' },
  endOfLastPaymentYear: {
    fi: 'viimeisen maksuvuoden lopusta',
    sv: 'från slutet av det sista betalningsåret',
    en: 'from the end of the last payment year',
  },
  decision: { fi: 'päätöksestä', sv: 'från beslutet', en: 'from the decision' },
  startOfProject: {
    fi: 'hankkeen alusta',
    sv: 'från projektets början',
    en: 'from the start of the project',
  },
  startOfUsePeriod: {
    fi: 'käyttöajan alusta',
    sv: 'från användningstidens början',
    en: 'from the start of the use period',
  },
};

/** How a rule rounds. */
export const RULE_ROUNDING_WORDS: Readonly<Record<ExplainedRounding, Words>> = {
  down: { fi: 'pyöristetään alaspäin', sv: 'avrundas nedåt', en: 'rounded down' },
  halfUp: {
    fi: 'pyöristetään lähimpään senttiin, puolikas ylöspäin',
    sv: 'avrundas till närmaste cent, en halv uppåt',
    en: 'rounded to the nearest cent, half a cent up',
  },
  upToEuro: {
    fi: 'pyöristetään ylös täysiin euroihin',
    sv: 'avrundas uppåt till hela euro',
    en: 'rounded up to whole euros',
  },
};

/** How costs are worked out. */
export const COST_MODEL_WORDS: Readonly<Record<CostModel, Words>> = {
  actual: { fi: 'Todelliset kustannukset', sv: 'Verkliga kostnader', en: 'Actual costs' },
  flatRate: { fi: 'Prosenttimääräinen korvaus', sv: 'Procentuell ersättning', en: 'Flat rate' },
  lumpSum: { fi: 'Kertakorvaus', sv: 'Engångsersättning', en: 'Lump sum' },
  unitCost: { fi: 'Yksikkökustannukset', sv: 'Enhetskostnader', en: 'Unit costs' },
};

/** What costs are for. */
export const COST_CATEGORY_WORDS: Readonly<Record<CostCategory | 'income', Words>> = {
  staff: { fi: 'Palkkakustannukset', sv: 'Lönekostnader', en: 'Staff costs' },
  purchasedServices: { fi: 'Ostopalvelut', sv: 'Köptjänster', en: 'Purchased services' },
  travel: { fi: 'Matkakustannukset', sv: 'Resekostnader', en: 'Travel costs' },
  equipment: { fi: 'Koneet ja laitteet', sv: 'Maskiner och utrustning', en: 'Equipment' },
  other: { fi: 'Muut kustannukset', sv: 'Övriga kostnader', en: 'Other costs' },
  flatRate: { fi: 'Prosenttimääräinen korvaus', sv: 'Procentuell ersättning', en: 'Flat rate' },
  notItemised: { fi: 'Erittelemätön', sv: 'Ospecificerat', en: 'Not itemised' },
  income: { fi: 'Tuotto', sv: 'Intäkt', en: 'Income' },
};

/** How a value is said in its unit; durations by one and by several. */
export const RULE_UNIT_WORDS: Readonly<Record<string, Words>> = {
  euroPerDay: { fi: '{{amount}}/pv', sv: '{{amount}}/dag', en: '{{amount}} a day' },
  hoursPerYear: { fi: '{{hours}} h/v', sv: '{{hours}} h/år', en: '{{hours}} h a year' },
  years_one: { fi: '{{count}} vuosi', sv: '{{count}} år', en: '{{count}} year' },
  years_other: { fi: '{{count}} vuotta', sv: '{{count}} år', en: '{{count}} years' },
  months_one: { fi: '{{count}} kuukausi', sv: '{{count}} månad', en: '{{count}} month' },
  months_other: { fi: '{{count}} kuukautta', sv: '{{count}} månader', en: '{{count}} months' },
  days_one: { fi: '{{count}} päivä', sv: '{{count}} dag', en: '{{count}} day' },
  days_other: { fi: '{{count}} päivää', sv: '{{count}} dagar', en: '{{count}} days' },
  weeks_one: { fi: '{{count}} viikko', sv: '{{count}} vecka', en: '{{count}} week' },
  weeks_other: { fi: '{{count}} viikkoa', sv: '{{count}} veckor', en: '{{count}} weeks' },
  every: { fi: 'toistuu: {{duration}}', sv: 'upprepas: {{duration}}', en: 'repeats: {{duration}}' },
};
