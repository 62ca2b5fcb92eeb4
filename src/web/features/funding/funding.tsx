import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/day';
import { Money } from '../../ui/money';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import { FundingTabs } from '../portfolio/tabs';
import { nameOf } from '../projects/words';
import { InstrumentCatalogue } from './instruments/catalogue';
import { type Application, type FundingAmount, useApplications } from './queries';
import { PublicRecordMark, StateTag, localText } from './words';

/** Which decisions wait, what was decided, and the terms of every instrument. */
export function Funding() {
  const { t } = useTranslation();
  const applications = useApplications();
  const rows = applications.data?.pages.flatMap((page) => page.items);
  const pending = rows?.filter((row) => row.state === 'pending').length ?? 0;
  return (
    <>
      <PageHead
        title={t('funding:title')}
        above={<FundingTabs />}
        answer={
          rows &&
          t('funding:answer', { count: pending, all: rows.filter((row) => row.state !== 'draft').length })
        }
        actions={
          <>
            <Button component={AppLink} to="/funding/cost-calculator" variant="default">
              {t('costs:link')}
            </Button>
            <Button component={AppLink} to="/funding/calls" variant="default">
              {t('funding:call.title')}
            </Button>
          </>
        }
      />
      <Sheet title={t('funding:list.title')} sub={t('funding:list.sub')}>
        <QueryView query={applications}>
          {() => (
            <ApplicationTable
              rows={rows ?? []}
              more={
                applications.hasNextPage
                  ? {
                      load: () => void applications.fetchNextPage(),
                      loading: applications.isFetchingNextPage,
                    }
                  : undefined
              }
            />
          )}
        </QueryView>
      </Sheet>
      <InstrumentCatalogue />
    </>
  );
}

interface TableProps {
  rows: readonly Application[];
  more: { load: () => void; loading: boolean } | undefined;
}

function ApplicationTable({ rows, more }: TableProps) {
  const { t } = useTranslation();
  const columns = useApplicationColumns();
  const noteOf = (row: Application) => inexactWords(t, row);
  return (
    <DataTable
      id="applications"
      label={t('funding:list.title')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLink={(row) => `/projects/${encodeURIComponent(row.project.code)}`}
      rowTone={(row) => (row.state === 'pending' ? 'wait' : undefined)}
      sort="project"
      rowNote={noteOf}
      empty={t('funding:list.empty')}
      more={more}
    />
  );
}

function useApplicationColumns(): Column<Application>[] {
  const { t } = useTranslation();
  return useMemo(
    (): Column<Application>[] => [
      {
        id: 'project',
        header: t('funding:field.project'),
        value: (row) => row.project.code,
      },
      {
        id: 'name',
        header: t('funding:field.projectName'),
        value: (row) => nameOf(row.project),
        hidden: true,
      },
      {
        id: 'state',
        header: t('funding:field.state'),
        value: (row) => row.state,
        text: (row) => t(`funding:state.${row.state}`),
        cell: (row) => <StateTag state={row.state} />,
        choice: true,
      },
      {
        id: 'instrument',
        header: t('funding:field.instrument'),
        value: (row) => localText(row.instrument.name),
        choice: true,
      },
      {
        id: 'funder',
        header: t('funding:field.funder'),
        value: (row) => localText(row.funder),
        hidden: true,
      },
      { id: 'submitted', header: t('funding:field.submitted'), kind: 'day', value: (row) => row.submitted },
      { id: 'waiting', header: t('funding:field.waiting'), kind: 'number', value: (row) => row.waitingDays },
      decidedColumn(t),
      { id: 'number', header: t('funding:field.number'), value: (row) => row.decision?.number, hidden: true },
      {
        id: 'own',
        header: t('funding:amount.ownTotal'),
        kind: 'money',
        value: (row) => centsOf(amountOf(row, 'own')?.total),
        cell: (row) => <TotalOf amount={amountOf(row, 'own')} />,
      },
      {
        id: 'whole',
        header: t('funding:amount.wholeTotal'),
        kind: 'money',
        value: (row) => centsOf(amountOf(row, 'whole')?.total),
        cell: (row) => <TotalOf amount={amountOf(row, 'whole')} />,
      },
    ],
    [t],
  );
}

/** The day of the decision, with a mark where it came from public registers. */
function decidedColumn(t: TFunction): Column<Application> {
  return {
    id: 'decided',
    header: t('funding:field.decided'),
    kind: 'day',
    value: (row) => row.decision?.decided,
    cell: (row) =>
      row.decision ? (
        <>
          <Day value={row.decision.decided} /> <PublicRecordMark decision={row.decision} />
        </>
      ) : (
        '–'
      ),
  };
}

/** The decided amount once money is granted, else the one applied for. */
function amountOf({ state, decision, amounts }: Application, scope: FundingAmount['scope']) {
  const granted = state === 'granted' || state === 'partly';
  return (granted && decision ? decision.amounts : amounts).find((amount) => amount.scope === scope);
}

/** What a bare figure in a file would hide: a round amount is no exact one, and a range is not unknown. */
function inexactWords(t: TFunction, row: Application): string | null {
  const words = (['own', 'whole'] as const).flatMap((scope) => {
    const amount = amountOf(row, scope);
    if (!amount || amount.exactness === 'exact') return [];
    const of = t(`funding:amount.${scope}Total`);
    const [min, max, total] = [centsOf(amount.min), centsOf(amount.max), centsOf(amount.total)];
    if (min !== null && max !== null) return [`${of} ${formatAmount(min)}–${formatAmount(max)}`];
    if (total === null) return [];
    return [`${of} ${t('common:fact.approximate', { amount: formatAmount(total) })}`];
  });
  return words.length === 0 ? null : words.join(', ');
}

/** The total as exactly as it is known; the column says whose it is. */
function TotalOf({ amount }: { amount: FundingAmount | undefined }) {
  return (
    <Money
      value={amount?.total}
      approximate={amount?.exactness === 'approximate'}
      {...(amount?.exactness === 'range' ? { range: [amount.min, amount.max] as const } : {})}
    />
  );
}
