import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../app/days';
import type { components } from '../../api/schema';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import { useProjectHistory } from './queries';

type Entry = components['schemas']['HistoryEntryAnswer'];

/** Who changed what and when, old and new, from the audit trail; read only when asked for. */
export function ProjectHistory({ code }: { code: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const history = useProjectHistory(code, open);
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Sheet
      title={t('projects:history.title')}
      sub={t('projects:history.sub')}
      actions={
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={open}
          onClick={() => setOpen((was) => !was)}
        >
          {t(open ? 'projects:history.hide' : 'projects:history.show')}
        </Button>
      }
    >
      {open && history.isError && <ProblemView error={history.error} />}
      {open && history.isLoading && <p className="dim">{t('common:state.loading')}</p>}
      {open && (
        <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {entries.map((entry) => (
            <HistoryLine key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {open && history.hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('common:table.more')}
        </Button>
      )}
    </Sheet>
  );
}

function HistoryLine({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation();
  const fieldName = (field: string) => {
    const key = `projects:history.field.${field}`;
    return i18n.exists(key) ? t(key) : field;
  };
  return (
    <li style={{ padding: '8px 0', borderTop: '1px solid var(--line-faint)' }}>
      <span className="figure">{formatInstant(entry.at)}</span>{' '}
      {entry.actor && <span className="dim">{entry.actor}</span>}
      <div>
        {t(`projects:history.record.${entry.record}`)}: {t(`projects:history.${entry.operation}`)}
      </div>
      {entry.changes.map(({ field, old, new: next }) => (
        <div key={field} className="dim">
          {fieldName(field)}: {entry.operation === 'insert' ? '' : `${old ?? '–'} → `}
          {entry.operation === 'delete' ? '–' : (next ?? '–')}
        </div>
      ))}
    </li>
  );
}
