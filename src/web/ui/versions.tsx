import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionCause } from '../../shared/funding.js';
import { formatAmount } from '../../shared/money/index.js';
import { formatDay, formatInstant } from '../app/days';
import { useMaySee } from '../app/session';
import { centsOf } from './cents';
import { DataTable } from './data-table';
import { Money } from './money';
import { StatusTag } from './status-tag';
import type { Column } from './table-column';
import { changesBetween, type VersionFigure } from './version-changes';
import classes from './versions.module.css';

/** A version as both plans and budgets tell of it. */
export interface Version {
  readonly number: number;
  readonly countsFrom: string | null;
  readonly supersededOn: string | null;
  readonly cause: VersionCause;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly recordedBy: { readonly name: string } | null;
  readonly total: string | null;
}

interface ListProps {
  id: string;
  label: string;
  /** Newest first. */
  versions: readonly Version[];
  /** The page's day, whose version is marked. */
  day: string;
}

/** Every version: when, by whom (for those who may read the audit trail), why, from when it counted, and its sum. */
export function VersionList({ id, label, versions, day }: ListProps) {
  const { t } = useTranslation();
  const seesWriters = useMaySee('audit.read');
  const columns = useMemo((): Column<Version>[] => {
    const by: Column<Version> = {
      ...{ id: 'by', header: t('plan:versions.by') },
      value: ({ recordedBy }) => recordedBy?.name ?? t('plan:versions.system'),
    };
    const why = ({ cause, reason }: Version) => [t(`plan:cause.${cause}`), reason].filter(Boolean).join(': ');
    return [
      {
        id: 'number',
        header: t('plan:versions.after'),
        value: ({ number }) => t('plan:versions.number', { number }),
        cell: (version) => (
          <>
            {t('plan:versions.number', { number: version.number })}{' '}
            {countsOn(version, day) && (
              <StatusTag tone="ok">{t('plan:versions.counted', { day: formatDay(day) })}</StatusTag>
            )}
          </>
        ),
      },
      {
        ...{ id: 'when', header: t('plan:versions.when'), value: ({ recordedAt }) => recordedAt },
        cell: ({ recordedAt }) => formatInstant(recordedAt),
      },
      ...(seesWriters ? [by] : []),
      { id: 'why', header: t('plan:versions.why'), value: why },
      {
        ...{ id: 'counts', header: t('plan:versions.counts'), value: ({ countsFrom }) => countsFrom },
        cell: ({ countsFrom, supersededOn }) =>
          [
            countsFrom === null
              ? t('plan:versions.always')
              : t('plan:versions.since', { day: formatDay(countsFrom) }),
            supersededOn === null ? '' : t('plan:versions.until', { day: formatDay(supersededOn) }),
          ]
            .filter(Boolean)
            .join(', '),
      },
      {
        ...{ id: 'total', header: t('plan:versions.total'), kind: 'money' },
        value: ({ total }) => centsOf(total),
      },
    ];
  }, [t, day, seesWriters]);
  return (
    <DataTable
      id={id}
      label={label}
      plain
      columns={columns}
      rows={versions}
      rowId={({ number }) => String(number)}
      empty={t('plan:versions.none')}
    />
  );
}

/** Which two versions are compared: the newest with the one before it, until others are chosen. */
export function usePair(versions: readonly Version[]) {
  const [chosen, setChosen] = useState<{ before?: number; after?: number }>({});
  const before = chosen.before ?? versions[1]?.number ?? versions[0]?.number ?? 0;
  const after = chosen.after ?? versions[0]?.number ?? 0;
  return { before, after, choose: (changes: typeof chosen) => setChosen({ ...chosen, ...changes }) };
}

interface PairProps {
  versions: readonly Version[];
  pair: ReturnType<typeof usePair>;
}

/** Chooses two versions. */
export function PairSelects({ versions, pair }: PairProps) {
  const { t } = useTranslation();
  const data = versions.map(({ number, recordedAt }) => ({
    value: String(number),
    label: `${t('plan:versions.number', { number })} · ${formatInstant(recordedAt)}`,
  }));
  return (
    <div className={classes.pair}>
      {(['before', 'after'] as const).map((side) => (
        <Select
          key={side}
          label={t(`plan:versions.${side}`)}
          data={data}
          value={String(pair[side])}
          allowDeselect={false}
          onChange={(number) => number && pair.choose({ [side]: Number(number) })}
        />
      ))}
    </div>
  );
}

interface CompareProps {
  pair: { before: number; after: number };
  before: readonly VersionFigure[];
  after: readonly VersionFigure[];
}

/** Two versions side by side; what differs stands out by tint, weight and the figure of the change. */
export function VersionCompare({ pair, before, after }: CompareProps) {
  const { t } = useTranslation();
  const rows = changesBetween(before, after);
  return (
    <>
      {rows.every(({ changed }) => !changed) && <p className="dim">{t('plan:versions.same')}</p>}
      <div
        className={classes.region}
        role="region"
        aria-label={t('common:table.region', { name: t('plan:versions.compared', pair) })}
        tabIndex={0}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('plan:versions.figure')}</th>
              <th scope="col">{t('plan:versions.number', { number: pair.before })}</th>
              <th scope="col">{t('plan:versions.number', { number: pair.after })}</th>
              <th scope="col">{t('plan:versions.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-changed={row.changed || undefined}>
                <th scope="row">{row.label}</th>
                <td data-label={t('plan:versions.number', { number: pair.before })}>
                  {figureOf(row.before)}
                </td>
                <td data-label={t('plan:versions.number', { number: pair.after })}>{figureOf(row.after)}</td>
                <td data-label={t('plan:versions.difference')}>
                  {row.changed ? (signed(row.difference) ?? t('plan:versions.differs')) : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function figureOf(figure: VersionFigure | undefined) {
  return figure ? <Money value={figure.amount} estimate={figure.approximate === true} /> : '–';
}

/** Null where no amount tells what changed. */
function signed(difference: ReturnType<typeof changesBetween>[number]['difference']): string | null {
  if (difference === null || difference === 0n) return null;
  return difference > 0n ? `+${formatAmount(difference)}` : formatAmount(difference);
}

function countsOn({ countsFrom, supersededOn }: Version, day: string): boolean {
  return (countsFrom === null || countsFrom <= day) && (supersededOn === null || supersededOn > day);
}
