import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { FigureDoor } from './cost-result';
import { type CostEstimate, type CostEstimates, type CostSum, explainSum } from './queries';

const SHOWN = ['staffCosts', 'flatRateCosts', 'totalCost', 'support', 'ownContribution'] as const;
type Shown = (typeof SHOWN)[number];

interface Props {
  projectId: string;
  estimates: CostEstimates;
}

/** Each estimate, and the sums of years, of implementers and of all below, where sorting does not mix them. */
export function EstimateTables({ projectId, estimates: { items, rollUp } }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <ItemTable items={items} />
      {items.length > 1 && (
        <>
          <h3 style={{ margin: '20px 0 4px' }}>{t('costs:sum.title')}</h3>
          <SumTable projectId={projectId} sums={rollUp} />
          <LeftOut sums={rollUp} />
        </>
      )}
    </>
  );
}

function ItemTable({ items }: { items: readonly CostEstimate[] }) {
  const { t } = useTranslation();
  const columns = useMemo((): Column<CostEstimate>[] => {
    const name = ({ year, partName }: CostEstimate) => [year, partName].filter(Boolean).join(' · ');
    return [
      { id: 'of', header: t('costs:column.of'), value: name },
      { id: 'model', header: t('costs:field.model'), value: ({ model }) => t(`costs:model.${model}`) },
      ...SHOWN.map((figure) =>
        moneyColumn<CostEstimate>(figure, t(`explanation:term.${figure}`), (row) => {
          const found = row.figures.find((one) => one.figure === figure);
          return [found?.amount, <FigureDoor key={figure} figure={found} of={name(row)} />];
        }),
      ),
    ];
  }, [t]);
  return (
    <DataTable
      id="cost-estimates"
      label={t('costs:title')}
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
    />
  );
}

function SumTable({ projectId, sums }: { projectId: string; sums: readonly CostSum[] }) {
  const { t } = useTranslation();
  const columns = useMemo((): Column<CostSum>[] => {
    const name = ({ year, part }: CostSum) =>
      part
        ? t('costs:sum.part', { name: part.name })
        : year === null
          ? t('costs:sum.all')
          : t('costs:sum.year', { year });
    return [
      {
        id: 'of',
        header: t('costs:sum.of'),
        value: name,
        cell: (row) => (row.year === null && !row.part ? <strong>{name(row)}</strong> : name(row)),
      },
      ...SHOWN.map((figure) =>
        moneyColumn<CostSum>(figure, t(`explanation:term.${figure}`), (row) => {
          const found = row.figures.find((one) => one.figure === figure);
          const what = t('explanation:of', { word: t(`explanation:term.${figure}`), of: name(row) });
          if (!found) return [undefined, null];
          return [
            found.amount,
            <span key={figure}>
              {found.unconfirmed && <StatusTag tone="open">{t('explanation:unconfirmed')}</StatusTag>}{' '}
              <ExplainedFigure figure={figure} what={what} query={explainSum(projectId, row)}>
                <Money value={found.amount} />
              </ExplainedFigure>
            </span>,
          ];
        }),
      ),
    ];
  }, [t, projectId]);
  return (
    <DataTable
      id="cost-sums"
      label={t('costs:sum.title')}
      plain
      columns={columns}
      rows={sums}
      rowId={({ year, part }) => `sum ${part?.id ?? year ?? ''}`}
    />
  );
}

function moneyColumn<Row>(
  id: Shown,
  header: string,
  read: (row: Row) => readonly [amount: string | null | undefined, door: ReactNode],
): Column<Row> {
  return { id, header, kind: 'money', value: (row) => centsOf(read(row)[0]), cell: (row) => read(row)[1] };
}

/** What the sums do not hold: implementers without an estimate, and the whole beside its parts. */
function LeftOut({ sums }: { sums: readonly CostSum[] }) {
  const { t } = useTranslation();
  return sums.map(({ year, missingParts, wholeBeside }) =>
    year === null || (missingParts.length === 0 && !wholeBeside) ? null : (
      <p key={year} className="dim">
        {missingParts.length > 0 && t('costs:sum.missing', { year, names: missingParts.join(', ') })}{' '}
        {wholeBeside && t('costs:sum.wholeBeside', { year })}
      </p>
    ),
  );
}
