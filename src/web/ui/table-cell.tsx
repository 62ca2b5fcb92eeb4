import { useTranslation } from 'react-i18next';
import { cents, sumCents } from '../../shared/money/index.js';
import { isCents } from './cents';
import { Day } from './day';
import { Money } from './money';
import type { Column } from './table-column';

/** A cell by its column's kind; what is not known says so. */
export function CellContent<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { t } = useTranslation();
  if (column.cell) return <>{column.cell(row)}</>;
  const value = column.value(row);
  if (column.kind === 'money') return <Money value={isCents(value) ? value : null} />;
  if (column.kind === 'day') return <Day value={typeof value === 'string' ? value : null} />;
  if (value === null || value === undefined || value === '') {
    return <span className="unknown">{t('common:fact.unknown')}</span>;
  }
  return <>{column.text ? column.text(row) : String(value)}</>;
}

/** The figure under the strong rule. Rows without a known amount are counted beside the sum, not as zero. */
export function TotalContent<Row>({ column, rows }: { column: Column<Row>; rows: Row[] }) {
  const { t } = useTranslation();
  if (column.total === undefined) return null;
  if (column.total !== 'sum')
    return isCents(column.total) ? <Money value={column.total} /> : <>{column.total}</>;
  const known = rows.map((row) => column.value(row)).filter(isCents);
  const unknown = rows.length - known.length;
  return (
    <>
      <Money value={known.length > 0 || rows.length === 0 ? cents(sumCents(known)) : null} />
      {unknown > 0 && known.length > 0 && (
        <div className="dim">{t('common:table.unknownBeside', { count: unknown })}</div>
      )}
    </>
  );
}
