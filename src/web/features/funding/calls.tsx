import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { ExportLinks } from '../../ui/export-links';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/day';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag, type Tone } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { CallForm } from './call-form';
import { type Call, useCalls } from './queries';
import { localText } from './words';

const toneOf: Record<Call['state'], Tone> = { coming: 'calm', open: 'open', closed: 'calm', unknown: 'wait' };

/** The calls: which are open, when they close, what they ask for. */
export function Calls() {
  const { t } = useTranslation();
  const calls = useCalls();
  const { readOnly } = useAsOn();
  const mayChange = useMayChange('funding.application.change') && !readOnly;
  const [editing, setEditing] = useState<Call | 'new' | null>(null);
  useKeys(mayChange ? { n: () => setEditing('new') } : {});
  const columns = useCallColumns(mayChange ? setEditing : null);
  const open = calls.data?.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <>
      <PageHead
        title={t('funding:call.title')}
        answer={calls.data && t('funding:call.answer', { count: open })}
        above={<AppLink to="/funding">{t('funding:title')}</AppLink>}
        actions={mayChange && <Button onClick={() => setEditing('new')}>{t('funding:call.add')}</Button>}
      />
      <Sheet title={t('funding:call.title')} sub={t('funding:call.sub')}>
        <QueryView query={calls}>
          {(rows) => (
            <DataTable
              id="calls"
              label={t('funding:call.title')}
              columns={columns}
              rows={rows}
              rowId={(row) => row.id}
              sort="closes"
              empty={t('funding:call.empty')}
            />
          )}
        </QueryView>
        {calls.data && calls.data.length > 0 && (
          <ExportLinks path="/api/v1/calls/export" of={t('funding:call.exportAll')} />
        )}
      </Sheet>
      {editing && (
        <CallForm {...(editing === 'new' ? {} : { call: editing })} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function useCallColumns(onEdit: ((call: Call) => void) | null): Column<Call>[] {
  const { t } = useTranslation();
  return useMemo(
    (): Column<Call>[] => [
      {
        id: 'title',
        header: t('funding:call.name'),
        value: (row) => row.title,
        cell: (row) =>
          onEdit ? (
            <Button variant="subtle" size="compact-sm" px={0} onClick={() => onEdit(row)}>
              {row.title}
            </Button>
          ) : (
            row.title
          ),
      },
      {
        id: 'state',
        header: t('funding:call.state'),
        value: (row) => row.state,
        text: (row) => t(`funding:call.states.${row.state}`),
        cell: (row) => (
          <StatusTag tone={toneOf[row.state]}>{t(`funding:call.states.${row.state}`)}</StatusTag>
        ),
        choice: true,
      },
      {
        id: 'instrument',
        header: t('funding:field.instrument'),
        value: (row) => localText(row.instrument.name),
        choice: true,
      },
      { id: 'opens', header: t('funding:call.opens'), kind: 'day', value: (row) => row.opens },
      {
        id: 'closes',
        header: t('funding:call.closes'),
        kind: 'day',
        value: (row) => row.closes,
        cell: (row) => (
          <>
            <Day value={row.closes} />{' '}
            {row.closesTime && t('funding:atTime', { time: row.closesTime.replace(':', '.') })}
          </>
        ),
      },
      {
        id: 'requirements',
        header: t('funding:call.requirements'),
        value: (row) => row.requirements.join('; '),
        hidden: true,
      },
      {
        id: 'applications',
        header: t('funding:call.applications'),
        kind: 'number',
        value: (row) => row.applications,
      },
    ],
    [t, onEdit],
  );
}
