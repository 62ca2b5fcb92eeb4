import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import type { InstrumentTotals } from './queries';

/** What is granted and what is applied for, by instrument: own parts are summed, unknown ones are listed. */
export function InstrumentsSheet({ totals }: { totals: InstrumentTotals[] }) {
  const { t } = useTranslation();
  const columns = useInstrumentColumns();
  return (
    <Sheet
      title={t('overview:instruments.title')}
      sub={
        <>
          {t('overview:instruments.sub')} <AppLink to="/funding/ladder">{t('portfolio:tabs.ladder')}</AppLink>
        </>
      }
    >
      <DataTable
        id="instruments"
        label={t('overview:instruments.title')}
        plain
        columns={columns}
        rows={totals}
        rowId={(row) => `${row.instrument.code} ${row.state}`}
        empty={t('overview:instruments.empty')}
      />
    </Sheet>
  );
}

function useInstrumentColumns(): Column<InstrumentTotals>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'instrument',
        header: t('overview:column.instrument'),
        value: (row) => row.instrument.name[currentLanguage()],
      },
      {
        id: 'state',
        header: t('overview:column.state'),
        value: (row) => row.state,
        text: (row) => t(`overview:instruments.${row.state}`),
        cell: (row) => (
          <StatusTag tone={row.state === 'granted' ? 'ok' : 'wait'}>
            {t(`overview:instruments.${row.state}`)}
          </StatusTag>
        ),
      },
      {
        id: 'count',
        header: t('overview:column.count'),
        kind: 'number',
        value: (row) => row.applications,
      },
      {
        id: 'own',
        header: t('overview:column.own'),
        kind: 'money',
        value: (row) => centsOf(row.own.from),
        cell: (row) => <Sum from={row.own.from} to={row.own.to} approximate={row.own.approximate} />,
      },
      {
        id: 'whole',
        header: t('overview:column.whole'),
        kind: 'money',
        value: (row) => centsOf(row.wholeFrom),
        cell: (row) => <Sum from={row.wholeFrom} to={row.wholeTo} approximate={row.wholeApproximate} />,
      },
      {
        id: 'unknown',
        header: t('overview:column.unknown'),
        value: (row) => row.own.unknown.map(({ code }) => code).join(', '),
        cell: (row) =>
          row.own.unknown.length === 0 ? (
            '–'
          ) : (
            <span>
              {row.own.unknown.map(({ id, code }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <AppLink to={`/projects/${code}`}>{code}</AppLink>
                </span>
              ))}
            </span>
          ),
      },
    ],
    [t],
  );
}

function Sum({ from, to, approximate }: { from: string | null; to: string | null; approximate: boolean }) {
  return from === to ? (
    <Money value={from} approximate={approximate} />
  ) : (
    <Money range={[from, to]} approximate={approximate} />
  );
}
