import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWire, sumCents } from '../../../shared/money/index.js';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import { Sheet } from '../../ui/sheet';
import { StatusTag, type Tone } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { type CoverGrid, type CoverGroup, type FundingClass, useCoverExplained } from './queries';

interface Row {
  id: string;
  year: number;
  kind: CoverGroup['kind'];
  code: string;
  fundingClass: FundingClass | null;
  security: 'secured' | 'probable' | 'uncovered';
  /** Why it is as sure as it is; several where several decisions or agreements carry it. */
  parts: readonly CoverGroup['cells'][number]['items'][number][];
  amount: string | null;
  approximate: boolean;
}

const TONES: Record<Row['security'], Tone> = { secured: 'ok', probable: 'wait', uncovered: 'bad' };

/** Every source of every plan behind the bars: whose it is, how sure and why. */
export function CoverRows({ grid, without }: { grid: CoverGrid; without: string }) {
  const { t } = useTranslation();
  const rows = useMemo(() => grid.groups.flatMap(rowsOf), [grid]);
  const columns = useCoverColumns(without);
  return (
    <Sheet title={t('portfolio:rows.title')} sub={t('portfolio:rows.sub')}>
      <DataTable
        id="cover"
        label={t('portfolio:rows.title')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLink={(row) => `/projects/${encodeURIComponent(row.code)}`}
        rowTone={(row) => (row.security === 'uncovered' ? 'bad' : undefined)}
        rowNote={(row) => (row.approximate ? t('common:fact.estimate') : null)}
        sort="year"
        empty={t('portfolio:rows.empty')}
      />
    </Sheet>
  );
}

function rowsOf({ year, kind, cells, plans }: CoverGroup): Row[] {
  const covered = cells.flatMap(({ fundingClass, security, items }) =>
    [...new Set(items.map(({ project }) => project.code))].map((code): Row => {
      const parts = items.filter(({ project }) => project.code === code);
      const amount = formatWire(sumCents(parts.flatMap((part) => centsOf(part.amount) ?? [])));
      return {
        ...{ id: `${year} ${code} ${fundingClass} ${security}`, year, kind, code, fundingClass, security },
        ...{ parts, amount, approximate: parts.some((part) => part.approximate) },
      };
    }),
  );
  const open = plans
    .filter((plan) => plan.uncovered === null || (centsOf(plan.uncovered) ?? 0n) > 0n)
    .map(({ project: { code }, uncovered: amount, approximate }): Row => ({
      ...{ id: `${year} ${code} uncovered`, year, kind, code, fundingClass: null, security: 'uncovered' },
      ...{ parts: [], amount, approximate },
    }));
  return [...covered, ...open];
}

function useCoverColumns(without: string): Column<Row>[] {
  const { t } = useTranslation();
  const explained = useCoverExplained(without);
  const basisWords = ({ parts }: Row) =>
    [
      ...new Set(
        parts.map(({ basis, record }) => `${t(`portfolio:basis.${basis}`)}${record ? ` (${record})` : ''}`),
      ),
    ].join('; ');
  return [
    { id: 'code', header: t('portfolio:column.project'), value: (row) => row.code },
    {
      id: 'year',
      header: t('portfolio:column.year'),
      value: (row) => String(row.year),
      choice: true,
    },
    {
      id: 'kind',
      header: t('portfolio:column.kind'),
      value: (row) => row.kind,
      text: (row) => t(`portfolio:kind.${row.kind}`),
      choice: true,
    },
    {
      id: 'class',
      header: t('portfolio:column.class'),
      value: (row) => row.fundingClass,
      text: (row) => (row.fundingClass ? t(`funding:class.${row.fundingClass}`) : ''),
      cell: (row) => (row.fundingClass ? t(`funding:class.${row.fundingClass}`) : '–'),
      choice: true,
    },
    {
      id: 'security',
      header: t('portfolio:column.security'),
      value: (row) => row.security,
      text: (row) => t(`portfolio:security.${row.security}`),
      cell: (row) => (
        <StatusTag tone={TONES[row.security]}>{t(`portfolio:security.${row.security}`)}</StatusTag>
      ),
      choice: true,
    },
    {
      id: 'basis',
      header: t('portfolio:column.basis'),
      value: (row) => basisWords(row) || null,
      text: basisWords,
      cell: (row) => basisWords(row) || '–',
    },
    {
      id: 'amount',
      header: t('portfolio:column.amount'),
      kind: 'money',
      value: (row) => centsOf(row.amount),
      cell: (row) => (
        <ExplainedFigure
          figure={row.security}
          of={`${row.year}`}
          query={explained({
            ...{ year: row.year, kind: row.kind, figure: row.security, project: row.code },
            ...(row.fundingClass ? { fundingClass: row.fundingClass } : {}),
          })}
        >
          <Money value={row.amount} />
        </ExplainedFigure>
      ),
    },
  ];
}
