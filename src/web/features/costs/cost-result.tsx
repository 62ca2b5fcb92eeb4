import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import type { CostFigures } from './queries';

type Figure = CostFigures[number];

/** One figure as the door to its explanation; nothing where it is no part of the estimate. */
export function FigureDoor({ figure, of }: { figure: Figure | undefined; of?: string }) {
  const { t } = useTranslation();
  if (!figure) return null;
  return (
    <>
      {figure.unconfirmed && <StatusTag tone="open">{t('explanation:unconfirmed')}</StatusTag>}{' '}
      <ExplainedFigure
        figure={figure.figure}
        explanation={figure.explanation}
        {...(of ? { what: t('explanation:of', { word: t(`explanation:term.${figure.figure}`), of }) } : {})}
      >
        <Money value={figure.amount} />
      </ExplainedFigure>
    </>
  );
}

/** The figures of one estimate from staff costs to the own contribution. */
export function CostResult({ figures }: { figures: CostFigures }) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): Column<Figure>[] => [
      {
        id: 'figure',
        header: t('costs:column.figure'),
        value: (row) => t(`explanation:term.${row.figure}`),
        cell: (row) =>
          row.figure === 'totalCost' ? (
            <strong>{t(`explanation:term.${row.figure}`)}</strong>
          ) : (
            t(`explanation:term.${row.figure}`)
          ),
      },
      {
        id: 'amount',
        header: t('costs:column.amount'),
        kind: 'money',
        value: (row) => centsOf(row.amount),
        cell: (row) => <FigureDoor figure={row} />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      id="cost-result"
      label={t('costs:result.title')}
      plain
      columns={columns}
      rows={figures}
      rowId={(row) => row.figure}
    />
  );
}
