import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_CATEGORIES } from '../../../shared/cost-categories.js';
import { sumCents } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { type Cents, cents, centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { Money } from '../../ui/money';
import type { Column } from '../../ui/table-column';
import type { Budget } from './queries';
import { useCategoryWord } from './words';

interface Row {
  category: string;
  amounts: ReadonlyMap<number, Cents>;
}

/** The budget that counted on the page's day, to be read: cost category by year. */
export function BudgetTable({ budget }: { budget: Budget }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const categoryWord = useCategoryWord();
  const { lines } = budget;
  const rows = useMemo(
    () =>
      COST_CATEGORIES.flatMap((costCategory): Row[] => {
        const own = lines.filter((line) => line.costCategory === costCategory);
        if (own.length === 0) return [];
        const amounts = own.flatMap(({ year, amount }) => {
          const known = centsOf(amount);
          return known === null ? [] : [[year, known] as const];
        });
        return [{ category: categoryWord(costCategory), amounts: new Map(amounts) }];
      }),
    [lines, categoryWord],
  );
  const columns = useMemo((): Column<Row>[] => {
    const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => a - b);
    return [
      { id: 'category', header: t('plan:budget.category'), value: ({ category }) => category },
      ...years.map((year): Column<Row> => ({
        ...{ id: String(year), header: String(year), kind: 'money', total: 'sum' },
        // What no line names is not budgeted, which is known.
        value: ({ amounts }) => amounts.get(year) ?? cents(0n),
        cell: ({ amounts }) => (amounts.has(year) ? <Money value={amounts.get(year)} /> : '–'),
      })),
      {
        ...{ id: 'all', header: t('plan:allYears'), kind: 'money', total: 'sum' },
        value: ({ amounts }) => sumCents([...amounts.values()]),
      },
    ];
  }, [lines, t]);
  if (budget.number === 0) return <p className="dim">{t('finance:budget.none')}</p>;
  return (
    <>
      <p className="dim">
        {t('plan:versions.number', { number: budget.number })},{' '}
        {t('plan:versions.counted', { day: formatDay(day) })}
      </p>
      <DataTable
        id="budget"
        label={t('finance:budget.title')}
        columns={columns}
        rows={rows}
        rowId={({ category }) => category}
      />
    </>
  );
}
