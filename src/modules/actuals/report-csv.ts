import { writeCsv } from '../../platform/tabular/index.js';
import type { TableCell } from '../../shared/workbook.js';
import { formatDay } from '../../shared/calendar/index.js';
import type { CostCategory } from '../../shared/cost-categories.js';
import type { Temporal } from 'temporal-polyfill';
import type { BudgetVsActual, Comparison, ReportedProject } from './domain/budget-vs-actual.js';

type Language = 'fi' | 'sv' | 'en';

const HEADERS: Record<Language, readonly string[]> = {
  fi: [
    'Hanke',
    'Nimi',
    'Kustannuslaji',
    'Talousarvio',
    'Toteuma',
    'Jäljellä',
    'Käytetty %',
    'Vuosi',
    'Tilanne',
    'Tiedossa',
    'Huomautus',
  ],
  sv: [
    'Projekt',
    'Namn',
    'Kostnadsslag',
    'Budget',
    'Utfall',
    'Kvar',
    'Använt %',
    'År',
    'Läge',
    'Känt',
    'Anmärkning',
  ],
  en: [
    'Project',
    'Name',
    'Cost category',
    'Budget',
    'Actual',
    'Available',
    'Used %',
    'Year',
    'As on',
    'Known on',
    'Note',
  ],
};
const CATEGORIES: Record<Language, Record<CostCategory, string>> = {
  fi: {
    staff: 'Palkkakustannukset',
    purchasedServices: 'Ostopalvelut',
    travel: 'Matkakustannukset',
    equipment: 'Koneet ja laitteet',
    other: 'Muut kustannukset',
    flatRate: 'Prosenttimääräinen korvaus',
    notItemised: 'Erittelemätön',
  },
  sv: {
    staff: 'Lönekostnader',
    purchasedServices: 'Köptjänster',
    travel: 'Resekostnader',
    equipment: 'Maskiner och utrustning',
    other: 'Övriga kostnader',
    flatRate: 'Procentuell ersättning',
    notItemised: 'Ospecificerat',
  },
  en: {
    staff: 'Staff costs',
    purchasedServices: 'Purchased services',
    travel: 'Travel costs',
    equipment: 'Equipment',
    other: 'Other costs',
    flatRate: 'Flat rate',
    notItemised: 'Not itemised',
  },
};
interface Words {
  all: string;
  total: string;
  example: string;
  everyYear: string;
  withoutBudget: string;
  withoutActual: string;
}
const WORDS: Record<Language, Words> = {
  fi: {
    all: 'Yhteensä',
    total: 'Kaikki yhteensä',
    example: 'Esimerkkilukuja',
    everyYear: 'kaikki',
    withoutBudget: 'Hankkeita ilman talousarviota',
    withoutActual: 'Hankkeita ilman kirjauksia',
  },
  sv: {
    all: 'Totalt',
    total: 'Alla totalt',
    example: 'Exempelsiffror',
    everyYear: 'alla',
    withoutBudget: 'Projekt utan budget',
    withoutActual: 'Projekt utan poster',
  },
  en: {
    all: 'Total',
    total: 'Grand total',
    example: 'Example figures',
    everyYear: 'all',
    withoutBudget: 'Projects without a budget',
    withoutActual: 'Projects without entries',
  },
};

/** What the report looked at; a file that left the screen has to say it itself. */
export interface CsvScope {
  asOn: Temporal.PlainDate;
  year: number | null;
  knownOn: Temporal.PlainDate | null;
}

/**
 * The report as a CSV file: a row per project and category, a sum per project, and the grand total with the number of
 * projects that one of its columns leaves out.
 */
export function budgetVsActualCsv(
  { rows, totals }: BudgetVsActual,
  { asOn, year, knownOn }: CsvScope,
  language: Language,
): string {
  const words = WORDS[language];
  const line = (
    code: string,
    name: string,
    category: string,
    comparison: Comparison,
    missing: readonly string[] = [],
  ): TableCell[] => [
    { text: code },
    { text: name },
    { text: category },
    amount(comparison.budgetCents),
    amount(comparison.actualCents),
    amount(comparison.availableCents),
    comparison.usedPercent === null ? null : { text: comparison.usedPercent.replace('.', ',') },
    { text: year === null ? words.everyYear : String(year) },
    { text: formatDay(asOn) },
    knownOn && { text: formatDay(knownOn) },
    noteOf([...(comparison.example ? [words.example] : []), ...missing]),
  ];
  const body = rows.flatMap((row) => {
    const name = nameIn(row.project, language);
    return [
      ...row.categories.map((category) =>
        line(row.project.code, name, CATEGORIES[language][category.costCategory], category),
      ),
      line(row.project.code, name, words.all, row),
    ];
  });
  const missing = [
    ...(totals.withoutBudget > 0 ? [`${words.withoutBudget}: ${totals.withoutBudget}`] : []),
    ...(totals.withoutActual > 0 ? [`${words.withoutActual}: ${totals.withoutActual}`] : []),
  ];
  return writeCsv(HEADERS[language], [...body, line('', words.total, '', totals, missing)]);
}

function noteOf(notes: readonly string[]): TableCell {
  return notes.length === 0 ? null : { text: notes.join(', ') };
}

function amount(amountCents: Comparison['budgetCents']): TableCell {
  return amountCents === null ? null : { amountCents };
}

function nameIn(project: ReportedProject, language: Language): string {
  const names = { fi: project.nameFi, sv: project.nameSv, en: project.nameEn };
  return names[language] ?? project.nameFi;
}
