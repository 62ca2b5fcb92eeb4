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
import classes from './overview.module.css';
import type { PendingDecision } from './queries';

/** Which funding decisions are awaited, and since when. */
export function PendingSheet({ decisions }: { decisions: PendingDecision[] }) {
  const { t } = useTranslation();
  const columns = usePendingColumns();
  return (
    <Sheet
      title={t('overview:pending.title')}
      sub={
        <>
          {t('overview:pending.sub')} <AppLink to="/funding/waiting">{t('portfolio:tabs.waiting')}</AppLink>
        </>
      }
    >
      <DataTable
        id="pending"
        label={t('overview:pending.title')}
        plain
        columns={columns}
        rows={decisions}
        rowId={(row) => row.id}
        rowLink={(row) => `/projects/${row.project.code}`}
        empty={t('overview:pending.empty')}
      />
    </Sheet>
  );
}

function usePendingColumns(): Column<PendingDecision>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'project',
        header: t('overview:column.project'),
        value: (row) => row.project.code,
        cell: (row) => (
          <span className={classes.name}>
            <strong>{row.project.code}</strong>
            <span className="dim block">{row.project.nameFi}</span>
          </span>
        ),
      },
      {
        id: 'funder',
        header: t('overview:column.funder'),
        value: (row) => row.funder[currentLanguage()],
        cell: (row) => (
          <span className={classes.funder}>
            {row.funder[currentLanguage()]}
            <span className="dim block">{row.instrument.name[currentLanguage()]}</span>
          </span>
        ),
      },
      {
        id: 'applied',
        header: t('overview:column.applied'),
        kind: 'money',
        value: (row) => appliedOf(row),
        cell: (row) => <Applied row={row} />,
      },
      {
        id: 'waited',
        header: t('overview:column.waited'),
        kind: 'number',
        value: (row) => row.waitingDays,
        cell: (row) => <Waited row={row} />,
      },
    ],
    [t],
  );
}

function appliedOf({ amounts }: PendingDecision) {
  const own = amounts.find((amount) => amount.scope === 'own');
  return own ? centsOf(own.total ?? own.min) : null;
}

function Applied({ row: { amounts } }: { row: PendingDecision }) {
  const { t } = useTranslation();
  const own = amounts.find((amount) => amount.scope === 'own');
  const whole = amounts.find((amount) => amount.scope === 'whole');
  return (
    <>
      {own ? (
        <Money
          value={own.total}
          {...(own.exactness === 'range' ? { range: [own.min, own.max] as const } : {})}
          approximate={own.exactness === 'approximate'}
        />
      ) : (
        <Money value={null} />
      )}
      {whole && (
        <span className="dim block">
          {t('common:fact.wholeProject')}{' '}
          <Money value={whole.total} approximate={whole.exactness === 'approximate'} />
        </span>
      )}
    </>
  );
}

function Waited({ row }: { row: PendingDecision }) {
  const { t } = useTranslation();
  return (
    <span className={classes.waited}>
      {row.waitingDays === null ? (
        <span className="unknown">{t('overview:pending.unknownDay')}</span>
      ) : (
        <span className="figure">{t('overview:days', { count: row.waitingDays })}</span>
      )}
      {row.ownRiskDays !== null && row.ownRiskDays > 0 && (
        <span className="block">
          <StatusTag tone="wait">{t('overview:pending.ownRisk', { count: row.ownRiskDays })}</StatusTag>
        </span>
      )}
    </span>
  );
}
