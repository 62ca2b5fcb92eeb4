import { type CsvCell, writeCsv } from '../../platform/tabular/index.js';
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
    'Tilanne',
    'Huomautus',
  ],
  sv: ['Projekt', 'Namn', 'Kostnadsslag', 'Budget', 'Utfall', 'Kvar', 'Använt %', 'Läge', 'Anmärkning'],
  en: ['Project', 'Name', 'Cost category', 'Budget', 'Actual', 'Available', 'Used %', 'As on', 'Note'],
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
const WORDS: Record<Language, { all: string; total: string; example: string }> = {
  fi: { all: 'Yhteensä', total: 'Kaikki yhteensä', example: 'Esimerkkilukuja' },
  sv: { all: 'Totalt', total: 'Alla totalt', example: 'Exempelsiffror' },
  en: { all: 'Total', total: 'Grand total', example: 'Example figures' },
};

/** The report as a CSV file: a row per project and category, a sum per project, and the grand total. */
export function budgetVsActualCsv(
  { rows, totals }: BudgetVsActual,
  asOn: Temporal.PlainDate,
  language: Language,
): string {
  const words = WORDS[language];
  const line = (code: string, name: string, category: string, comparison: Comparison): CsvCell[] => [
    { text: code },
    { text: name },
    { text: category },
    amount(comparison.budgetCents),
    amount(comparison.actualCents),
    amount(comparison.availableCents),
    comparison.usedPercent === null ? null : { text: comparison.usedPercent.replace('.', ',') },
    { text: formatDay(asOn) },
    comparison.example ? { text: words.example } : null,
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
  return writeCsv(HEADERS[language], [...body, line('', words.total, '', totals)]);
}

function amount(amountCents: Comparison['budgetCents']): CsvCell {
  return amountCents === null ? null : { amountCents };
}

function nameIn(project: ReportedProject, language: Language): string {
  const names = { fi: project.nameFi, sv: project.nameSv, en: project.nameEn };
  return names[language] ?? project.nameFi;
}
