import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineTitle } from '../../app/deadline-title';
import { AppLink } from '../../ui/app-link';
import { Day, RelativeDay } from '../../ui/day';
import type { Column } from '../../ui/table-column';
import type { Deadline } from './queries';
import { DayOffWarning, Owner, StateTag } from './words';

/** The columns of every list of deadlines. */
export function useColumns(): Column<Deadline>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('deadlines:column.title'),
        value: deadlineTitle,
        cell: (row) => <Title row={row} />,
      },
      {
        id: 'dueOn',
        header: t('deadlines:column.date'),
        kind: 'day',
        value: (row) => row.date,
        cell: (row) => <Day value={row.date} time={row.time} near />,
      },
      {
        id: 'left',
        header: t('deadlines:column.left'),
        value: (row) => row.effectiveOn,
        cell: (row) => <TimeLeft row={row} />,
        text: (row) => t(`deadlines:state.${row.state}`),
      },
      {
        id: 'project',
        header: t('deadlines:column.project'),
        value: (row) => row.project?.code ?? '',
        cell: (row) => <Project row={row} />,
        choice: true,
      },
      {
        id: 'kind',
        header: t('deadlines:column.kind'),
        value: (row) => row.kind,
        text: (row) => t(`deadlines:kind.${row.kind}`),
        choice: true,
      },
      {
        id: 'basis',
        header: t('deadlines:column.basis'),
        value: (row) => row.basis,
        text: (row) => t(`deadlines:basis.${row.basis}`),
        choice: true,
        hidden: true,
      },
      {
        id: 'owner',
        header: t('deadlines:column.owner'),
        value: (row) => row.owner?.name ?? '',
        cell: (row) => <Owner deadline={row} />,
        text: (row) => row.owner?.name ?? t('deadlines:owner.none'),
        choice: true,
      },
    ],
    [t],
  );
}

function Title({ row }: { row: Deadline }) {
  return (
    <div>
      <AppLink to={`/deadlines/${row.id}`}>{deadlineTitle(row)}</AppLink>
      {row.nonWorkingDay && row.state === 'open' && (
        <div>
          <DayOffWarning dayOff={row.nonWorkingDay} statutory={row.basis === 'statutory'} />
        </div>
      )}
    </div>
  );
}

function TimeLeft({ row }: { row: Deadline }) {
  if (row.state !== 'open') return <StateTag state={row.state} />;
  return <RelativeDay value={row.date.length === 'YYYY-MM'.length ? row.date : row.effectiveOn} />;
}

function Project({ row }: { row: Deadline }) {
  if (!row.project) return <span className="dim">–</span>;
  return <AppLink to={`/projects/${row.project.id}`}>{row.project.code}</AppLink>;
}
