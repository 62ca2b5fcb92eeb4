import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FUNDING_CLASSES } from '../../../shared/funding.js';
import { api, ifMatch, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { AmountInput } from '../../ui/amount-input';
import { type Entry, EntryForm, type EntryValues, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { useRenewFunding, withFieldNames } from '../funding/queries';
import classes from './plan.module.css';
import { keyOf, useSourceWord } from './sources';
import type { ProjectPlan } from './queries';

type YearPlan = ProjectPlan['plans'][number];
type Line = YearPlan['lines'][number];

interface Props {
  project: { id: string; code: string };
  plan: ProjectPlan;
  /** The implementer whose plan is written; null is the project as a whole. */
  partId: string | null;
  onClose: () => void;
}

const MORE = 2;
const costName = (year: number) => `cost${year}`;
const cellName = (row: number, year: number) => `cell${row}x${year}`;
const classNameOf = (row: number) => `class${row}`;
const textOf = (value: EntryValues[string] | undefined) => (typeof value === 'string' ? value : '');

/** The plan of one implementer as a table to be typed through: one save writes every year that changed. */
export function PlanTableForm({ project, plan, partId, onClose }: Props) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const stored = plan.plans.filter((one) => one.partId === partId);
  const known = stored.map(({ year }) => year);
  const [years, setYears] = useState(() => (known.length > 0 ? known : [Number(day.slice(0, 4))]));
  const sources = [
    ...new Map(stored.flatMap(({ lines }) => lines.map((line) => [keyOf(line), line] as const))).values(),
  ];
  const rows: (Line | null)[] = [...sources, ...Array.from({ length: MORE }, () => null)];
  const entry = useTableEntry({ project, plan, partId, onClose }, stored, rows, years);
  const next = Math.max(...years) + 1;
  return (
    <EntryForm entry={entry} submit={t('plan:save')} onCancel={onClose}>
      <p className="dim">{t('plan:keys')}</p>
      <Cells entry={entry} rows={rows} years={years} />
      <Group>
        {next <= 2100 && (
          <Button variant="subtle" onClick={() => setYears((before) => [...before, next])}>
            {t('plan:addYear', { year: next })}
          </Button>
        )}
      </Group>
      <TextInput {...entry.field('reason')} value={textOf(entry.form.values['reason'])} maxLength={500} />
    </EntryForm>
  );
}

interface CellsProps {
  entry: Entry<EntryValues>;
  rows: readonly (Line | null)[];
  years: readonly number[];
}

/** Sources down, years across, the cost below. */
function Cells({ entry, rows, years }: CellsProps) {
  const { t } = useTranslation();
  const sourceWord = useSourceWord();
  const amounts = (nameOf: (year: number) => string) =>
    years.map((year) => {
      const { value, label, ...input } = entry.field(nameOf(year));
      return (
        <td key={year} className={classes.cell}>
          <AmountInput {...input} label={String(label)} labelHidden value={textOf(value)} />
        </td>
      );
    });
  return (
    <div
      className={classes.region}
      role="group"
      aria-label={t('common:table.region', { name: t('plan:title') })}
      onKeyDown={moveRow}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan:source')}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line, row) => (
            <tr key={row}>
              <th scope="row">
                {line ? (
                  sourceWord(line)
                ) : (
                  <Select
                    {...entry.field(classNameOf(row))}
                    label={entry.labels[classNameOf(row)]}
                    value={textOf(entry.form.values[classNameOf(row)])}
                    data={[
                      { value: '', label: t('funding:plan.noLine') },
                      ...FUNDING_CLASSES.map((value) => ({ value, label: t(`funding:class.${value}`) })),
                    ]}
                  />
                )}
              </th>
              {amounts((year) => cellName(row, year))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('plan:cost')}</th>
            {amounts(costName)}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function useTableEntry(
  { project, plan, partId, onClose }: Props,
  stored: readonly YearPlan[],
  rows: readonly (Line | null)[],
  years: readonly number[],
) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  const sourceWord = useSourceWord();
  const labels: Record<string, string> = { reason: t('plan:reason') };
  const initialValues: EntryValues = { reason: '' };
  rows.forEach((line, row) => {
    const source = line ? sourceWord(line) : t('plan:newSource', { number: row + 1 });
    if (!line) {
      labels[classNameOf(row)] = source;
      initialValues[classNameOf(row)] = '';
    }
    for (const year of years) {
      labels[cellName(row, year)] = t('plan:cell', { source, year });
      initialValues[cellName(row, year)] = line ? (amountIn(stored, year, line)?.amount ?? '') : '';
    }
  });
  for (const year of years) {
    labels[costName(year)] = t('plan:costOf', { year });
    initialValues[costName(year)] = stored.find((one) => one.year === year)?.total ?? '';
  }
  return useEntry<EntryValues>({
    initialValues,
    version: plan.version,
    labels,
    validate: (values) =>
      Object.fromEntries(
        Object.keys(labels)
          .filter((name) => /^(cell|cost)/.test(name))
          .map((name) => [name, faults.amount(textOf(values[name]), false)]),
      ),
    save: (values, { version }) =>
      withFieldNames(
        read(
          api.PUT('/api/v1/projects/{id}/funding-plan', {
            params: { path: { id: project.id }, header: ifMatch(version) },
            body: {
              reason: textOf(values['reason']).trim() || null,
              plans: years.map((year) => bodyOf(values, stored, rows, year, partId)),
            },
          }),
        ),
        (pointer) => {
          const year = years[Number(/^\/plans\/(\d+)/.exec(pointer)?.[1])];
          return year === undefined ? null : costName(year);
        },
      ),
    saved: t('plan:saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

function amountIn(stored: readonly YearPlan[], year: number, line: Line): Line | undefined {
  return stored.find((one) => one.year === year)?.lines.find((one) => keyOf(one) === keyOf(line));
}

/** A year as it is sent: what the table does not show, such as notes, stays as it was. */
function bodyOf(
  values: EntryValues,
  stored: readonly YearPlan[],
  rows: readonly (Line | null)[],
  year: number,
  partId: string | null,
) {
  const before = stored.find((one) => one.year === year);
  return {
    partId,
    year,
    status: before?.status ?? ('preliminary' as const),
    total: textOf(values[costName(year)]).trim() || null,
    exactness: before?.exactness ?? ('exact' as const),
    volume: before?.volume ?? null,
    volumeNote: before?.volumeNote ?? null,
    note: before?.note ?? null,
    lines: rows.flatMap((line, row) => {
      const amount = textOf(values[cellName(row, year)]).trim();
      const fundingClass =
        line?.fundingClass ?? FUNDING_CLASSES.find((one) => one === values[classNameOf(row)]);
      if (amount === '' || !fundingClass) return [];
      const known = line && amountIn(stored, year, line);
      return [
        {
          ...{ fundingClass, amount, instrument: line?.instrument ?? null },
          organisationId: line?.organisation?.id ?? null,
          exactness: known?.exactness ?? ('exact' as const),
          note: known?.note ?? null,
        },
      ];
    }),
  };
}

/** Arrows go to the same column of the next row, as in a spreadsheet. */
function moveRow(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const input = event.target;
  if (!step || !(input instanceof HTMLInputElement) || input.getAttribute('role') === 'combobox') return;
  const cell = input.closest('td');
  const row = cell?.parentElement;
  const other = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  const target = cell && other?.children[cell.cellIndex]?.querySelector('input');
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.select();
}
