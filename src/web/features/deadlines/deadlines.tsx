import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { DEADLINE_KINDS, DEADLINE_STATES } from '../../../shared/deadline.js';
import { useAsOn } from '../../app/as-on';
import { daysBetween, formatDayNear } from '../../app/days';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { currentLanguage } from '../../i18n';
import { deadlineTitle } from '../../app/deadline-title';
import { AppLink, withAsOn } from '../../ui/app-link';
import { DataTable } from '../../ui/data-table';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { ProposalsBanner } from '../changes/proposals';
import { useColumns } from './columns';
import { MonthView } from './month-view';
import { type Deadline, type DeadlineFilter, useDeadlines } from './queries';
import classes from './words.module.css';

const VIEWS = ['months', 'table', 'calendar'] as const;
/** How far ahead the answer of the screen looks. */
const SOON_DAYS = 30;

/** What falls due, when, and whose it is. */
export function Deadlines() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const mayChange = useMayChange('deadlines.change');
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'months';
  const filter = filterOf(params);
  const query = useDeadlines(filter);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const add = () => void navigate(withAsOn('/deadlines/new', params));
  useKeys(mayChange ? { n: add } : {});
  const set = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const more = query.hasNextPage
    ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage }
    : undefined;

  return (
    <>
      <PageHead
        title={t('deadlines:title')}
        answer={rows && <Answer rows={rows} />}
        actions={
          mayChange && (
            <Button component={AppLink} to="/deadlines/new">
              {t('deadlines:add')}
            </Button>
          )
        }
      />
      <ProposalsBanner />
      <Group gap="sm" mb="md" align="end" className="no-print">
        <SegmentedControl
          aria-label={t('deadlines:view.label')}
          value={view}
          onChange={(chosen) => set('view', chosen === 'months' ? null : chosen)}
          data={VIEWS.map((one) => ({ value: one, label: t(`deadlines:view.${one}`) }))}
        />
        <Filters params={params} set={set} />
      </Group>
      <QueryView query={query}>
        {() => {
          if (view === 'calendar') return <MonthView rows={rows ?? []} />;
          if (view === 'table') return <WholeTable rows={rows} more={more} />;
          return <ByMonth rows={rows ?? []} more={more} />;
        }}
      </QueryView>
    </>
  );
}

function filterOf(params: URLSearchParams): DeadlineFilter {
  const asked = params.get('state') ?? 'open';
  const state = DEADLINE_STATES.find((one) => one === asked);
  const kind = DEADLINE_KINDS.find((one) => one === params.get('kind'));
  const owner = ['me', 'none'].find((one) => one === params.get('owner'));
  const project = params.get('project');
  return {
    ...(project ? { project } : {}),
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(owner ? { owner } : {}),
  };
}

interface FiltersProps {
  params: URLSearchParams;
  set: (name: string, value: string | null) => void;
}

function Filters({ params, set }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('deadlines:filter.state')}
        w={150}
        allowDeselect={false}
        value={params.get('state') ?? 'open'}
        onChange={(value) => set('state', value === 'open' ? null : value)}
        data={[
          ...DEADLINE_STATES.map((state) => ({ value: state, label: t(`deadlines:state.${state}`) })),
          { value: 'all', label: t('deadlines:filter.all') },
        ]}
      />
      <Select
        label={t('deadlines:filter.kind')}
        w={220}
        clearable
        placeholder={t('deadlines:filter.all')}
        value={params.get('kind')}
        onChange={(value) => set('kind', value)}
        data={DEADLINE_KINDS.map((kind) => ({ value: kind, label: t(`deadlines:kind.${kind}`) }))}
        clearButtonProps={{ 'aria-label': t('deadlines:filter.clearKind') }}
      />
      <Select
        label={t('deadlines:filter.owner')}
        w={180}
        clearable
        placeholder={t('deadlines:filter.all')}
        value={params.get('owner')}
        onChange={(value) => set('owner', value)}
        data={[
          { value: 'me', label: t('deadlines:owner.me') },
          { value: 'none', label: t('deadlines:owner.none') },
        ]}
        clearButtonProps={{ 'aria-label': t('deadlines:filter.clearOwner') }}
      />
    </>
  );
}

/** "2 määräaikaa 30 päivän sisällä, seuraava la 31.10. …; 3 ilman vastuuhenkilöä." */
function Answer({ rows }: { rows: readonly Deadline[] }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const open = rows.filter(({ state }) => state === 'open');
  const ahead = open.filter(({ effectiveOn }) => daysBetween(day, effectiveOn) >= 0);
  const soon = ahead.filter(({ effectiveOn }) => daysBetween(day, effectiveOn) <= SOON_DAYS);
  const late = open.length - ahead.length;
  const ownerless = open.filter(({ owner }) => owner === null).length;
  const [next] = ahead;
  const parts = [
    t('deadlines:answer.soon', { count: soon.length, days: SOON_DAYS }),
    ...(next
      ? [
          t('deadlines:answer.next', {
            day: formatDayNear(next.date, day, currentLanguage()),
            title: deadlineTitle(next),
          }),
        ]
      : []),
    ...(late > 0 ? [t('deadlines:answer.late', { count: late })] : []),
    ...(ownerless > 0 ? [t('deadlines:answer.ownerless', { count: ownerless })] : []),
  ];
  return <>{parts.join(' ')}</>;
}

interface ListProps {
  rows: readonly Deadline[];
  more: { load: () => void; loading: boolean } | undefined;
}

function WholeTable({ rows, more }: { rows: readonly Deadline[] | undefined; more: ListProps['more'] }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('deadlines:view.table')}>
      <DataTable
        id="deadlines"
        label={t('deadlines:title')}
        columns={useColumns()}
        rows={rows}
        rowId={(row) => row.id}
        rowLink={(row) => `/deadlines/${row.id}`}
        empty={t('deadlines:empty')}
        more={more}
      />
    </Sheet>
  );
}

function ByMonth({ rows, more }: ListProps) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const columns = useColumns();
  const months = [...new Set(rows.map(({ date }) => date.slice(0, 7)))].sort();
  if (months.length === 0) return <Sheet title={t('deadlines:view.months')}>{t('deadlines:empty')}</Sheet>;
  return (
    <div className={classes.months}>
      {months.map((month) => (
        <Sheet key={month} title={capital(formatDayNear(month, day, currentLanguage()))}>
          <DataTable
            id={`month-${month}`}
            plain
            label={formatDayNear(month, day, currentLanguage())}
            columns={columns}
            rows={rows.filter(({ date }) => date.startsWith(month))}
            rowId={(row) => row.id}
            rowLink={(row) => `/deadlines/${row.id}`}
          />
        </Sheet>
      ))}
      {more && (
        <Button variant="default" loading={more.loading} onClick={more.load}>
          {t('common:table.more')}
        </Button>
      )}
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
