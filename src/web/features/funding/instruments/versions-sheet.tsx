import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { helsinkiDay } from '../../../../shared/calendar/index.js';
import { formatDay } from '../../../app/days';
import { DataTable } from '../../../ui/data-table';
import { Day } from '../../../ui/day';
import { QueryView } from '../../../ui/query-view';
import { useRuleWords } from '../../../ui/rule-words';
import { Sheet } from '../../../ui/sheet';
import type { Column } from '../../../ui/table-column';
import { type InstrumentVersion, type RuleChange, useInstrumentVersions } from '../queries';

/** The versions of the rules and what each changed; decided projects keep the one they were decided under. */
export function VersionsSheet({ code }: { code: string }) {
  const { t } = useTranslation();
  const versions = useInstrumentVersions(code);
  const changeWords = useChangeWords();
  const columns = useMemo(
    (): Column<InstrumentVersion>[] => [
      { id: 'number', header: t('funding:instruments.version'), kind: 'number', value: (row) => row.number },
      {
        id: 'recorded',
        header: t('funding:instruments.recorded'),
        kind: 'day',
        value: recordedOn,
        cell: (row) => <Day value={recordedOn(row)} />,
      },
      {
        id: 'by',
        header: t('funding:instruments.recordedBy'),
        value: (row) => row.recordedBy ?? t(`funding:instruments.origins.${row.origin}`),
      },
      {
        id: 'changes',
        header: t('funding:instruments.changes'),
        value: (row) => changeWords(row).join('; '),
        cell: (row) => (
          <>
            {row.note && <div>{row.note}</div>}
            {changeWords(row).map((words) => (
              <div key={words} className={row.note ? 'dim' : undefined}>
                {words}
              </div>
            ))}
          </>
        ),
      },
    ],
    [t, changeWords],
  );
  return (
    <Sheet title={t('funding:instruments.versions')} sub={t('funding:instruments.versionsHint')}>
      <QueryView query={versions}>
        {({ pages }) => (
          <DataTable
            id="versions"
            label={t('funding:instruments.versions')}
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            rowId={(row) => String(row.number)}
            sort="-number"
            more={
              versions.hasNextPage
                ? { load: () => void versions.fetchNextPage(), loading: versions.isFetchingNextPage }
                : undefined
            }
          />
        )}
      </QueryView>
    </Sheet>
  );
}

function useChangeWords(): (version: InstrumentVersion) => string[] {
  const { t } = useTranslation();
  const words = useRuleWords();
  return useMemo(() => {
    const one = ({ kind, before, after }: RuleChange): string => {
      const rule = after ?? before;
      if (!rule) return '';
      const isOpen = kind === 'added' && rule.validFrom === null;
      return t(`funding:instruments.change.${isOpen ? 'addedOpen' : kind}`, {
        rule: words.name(rule),
        before: before ? words.value(before) : '',
        after: after ? words.value(after) : '',
        from: dayWords(rule.validFrom),
        to: dayWords(rule.validTo),
      });
    };
    return ({ number, changes, tookDelivered }) => {
      if (number === 1) return [t('funding:instruments.firstVersion')];
      const all = changes.length === 0 ? [t('funding:instruments.noChanges')] : changes.map(one);
      return tookDelivered ? [t('funding:instruments.delivered.took'), ...all] : all;
    };
  }, [t, words]);
}

const dayWords = (day: string | null) => (day === null ? '–' : formatDay(day));

/** The Helsinki day on which a version was recorded. */
const recordedOn = ({ recordedAt }: InstrumentVersion) =>
  helsinkiDay(Temporal.Instant.from(recordedAt)).toString();
