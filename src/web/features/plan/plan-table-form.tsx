import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FUNDING_CLASSES, PLAN_STATUSES } from '../../../shared/funding.js';
import { AmountInput } from '../../ui/amount-input';
import { type Entry, EntryForm, type EntryValues } from '../../ui/entry-form';
import { useInstruments } from '../funding/queries';
import { localText } from '../funding/words';
import { RecordSelect } from '../projects/record-select';
import classes from '../../ui/year-table.module.css';
import {
  cellField,
  type Layout,
  type Row,
  sourceField,
  type SourcePart,
  textOf,
  yearField,
} from './plan-layout';
import type { DecidedPlan } from './plan-of-decision';
import type { ProjectPlan } from './queries';
import { useSourceWord } from './sources';
import { usePlanEntry } from './use-plan-entry';
import { YearDetails } from './year-details';

interface Props {
  project: { id: string; code: string };
  plan: ProjectPlan;
  /** The implementer whose plan is written; null is the project as a whole. */
  partId: string | null;
  /** What was decided, to begin with where nothing is planned yet. */
  decided: DecidedPlan | null;
  onClose: () => void;
}

/** The plan of one implementer as a table to be typed through: one save writes every year that changed. */
export function PlanTableForm({ plan, partId, decided, onClose }: Props) {
  const { t } = useTranslation();
  const { entry, layout, begun, addSource, addYear } = usePlanEntry({ plan, partId, decided, onClose });
  return (
    <EntryForm entry={entry} submit={t('plan:save')} onCancel={onClose} wide>
      {begun && <p>{t('plan:fromDecision', { number: decided?.number ?? '' })}</p>}
      <p className="dim">{t('plan:keys')}</p>
      <Cells entry={entry} layout={layout} />
      <Group align="end">
        <Button variant="default" onClick={addSource}>
          {t('plan:addSource')}
        </Button>
        <YearSelect years={layout.years} onAdd={addYear} />
      </Group>
      {layout.years.map((year) => (
        <YearDetails key={year} entry={entry} layout={layout} year={year} />
      ))}
      <TextInput
        {...entry.field('reason')}
        value={textOf(entry.form.values['reason'])}
        maxLength={500}
        maw={560}
      />
    </EntryForm>
  );
}

/** Years around those that are there. */
function YearSelect({ years, onAdd }: { years: readonly number[]; onAdd: (year: number) => void }) {
  const { t } = useTranslation();
  const [first, last] = [Math.max(1990, Math.min(...years) - 10), Math.min(2100, Math.max(...years) + 10)];
  const offered = Array.from({ length: last - first + 1 }, (_, at) => last - at);
  return (
    <Select
      label={t('plan:addYear')}
      placeholder={t('plan:chooseYear')}
      searchable
      value={null}
      onChange={(year) => year !== null && onAdd(Number(year))}
      data={offered.filter((year) => !years.includes(year)).map(String)}
    />
  );
}

interface CellsProps {
  entry: Entry<EntryValues>;
  layout: Layout;
}

/** Sources down, years across, the status above and the cost below. */
function Cells({ entry, layout: { rows, years } }: CellsProps) {
  const { t } = useTranslation();
  const amounts = (names: (year: number) => { amount: string; estimate: string }) =>
    years.map((year) => (
      <td key={year} className={classes.cell} data-label={year}>
        <AmountCell entry={entry} {...names(year)} />
      </td>
    ));
  return (
    <div
      className={classes.region}
      role="group"
      aria-label={t('common:table.region', { name: t('plan:title') })}
      onKeyDown={moveRow}
    >
      <table className={`${classes.table} ${classes.cards}`}>
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
          <tr>
            <th scope="row">{t('plan:status')}</th>
            {years.map((year) => (
              <td key={year} className={classes.cell} data-label={year}>
                <StatusCell entry={entry} name={yearField(year, 'status')} />
              </td>
            ))}
          </tr>
          {rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">
                <RowHead entry={entry} row={row} at={at} />
              </th>
              {amounts((year) => ({
                amount: cellField(at, year, 'amount'),
                estimate: cellField(at, year, 'estimate'),
              }))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('plan:cost')}</th>
            {amounts((year) => ({
              amount: yearField(year, 'cost'),
              estimate: yearField(year, 'costEstimate'),
            }))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function StatusCell({ entry, name }: { entry: Entry<EntryValues>; name: string }) {
  const { t } = useTranslation();
  const { label, value: _value, ...field } = entry.field(name);
  return (
    <Select
      {...field}
      aria-label={label}
      value={textOf(entry.form.values[name]) || 'preliminary'}
      allowDeselect={false}
      data={PLAN_STATUSES.map((value) => ({ value, label: t(`plan:statuses.${value}`) }))}
    />
  );
}

/** An amount, and whether it is an estimate. */
function AmountCell({
  entry,
  amount,
  estimate,
}: {
  entry: Entry<EntryValues>;
  amount: string;
  estimate: string;
}) {
  const { t } = useTranslation();
  const { value, label, ...input } = entry.field(amount);
  return (
    <div>
      <AmountInput {...input} label={String(label)} labelHidden value={textOf(value)} />
      <Checkbox
        {...entry.tick(estimate)}
        checked={entry.form.values[estimate] === true}
        size="xs"
        label={t('common:fact.estimate')}
        aria-label={entry.labels[estimate]}
      />
    </div>
  );
}

/** What a source is; of a new one it is chosen: class first, then whose money and by which instrument. */
function RowHead({ entry, row, at }: { entry: Entry<EntryValues>; row: Row; at: number }) {
  const { t } = useTranslation();
  const sourceWord = useSourceWord();
  const instruments = useInstruments();
  if (row) return sourceWord(row.source);
  const field = (part: SourcePart) => {
    const name = sourceField(at, part);
    return {
      ...entry.field(name),
      label: entry.labels[name] ?? name,
      value: textOf(entry.form.values[name]),
      onChange: (value: string | null) => entry.form.setFieldValue(name, value ?? ''),
    };
  };
  const organisation = field('organisation');
  return (
    <Stack gap="xs">
      <Select
        {...field('class')}
        data={[
          { value: '', label: t('funding:plan.noLine') },
          ...FUNDING_CLASSES.map((value) => ({ value, label: t(`funding:class.${value}`) })),
        ]}
      />
      {textOf(entry.form.values[sourceField(at, 'class')]) !== '' && (
        <>
          <RecordSelect {...organisation} value={organisation.value || null} of="organisations" known={[]} />
          <Select
            {...field('instrument')}
            searchable
            data={[
              { value: '', label: t('plan:ownInstrument') },
              ...(instruments.data?.items ?? []).map((one) => ({
                value: one.code,
                label: localText(one.name),
              })),
            ]}
          />
        </>
      )}
    </Stack>
  );
}

/** Arrows go to the same column of the next row, as in a spreadsheet. */
function moveRow(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const input = event.target;
  if (!step || !(input instanceof HTMLInputElement) || input.inputMode !== 'decimal') return;
  const cell = input.closest('td');
  const row = cell?.parentElement;
  const other = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  const target =
    cell && other?.children[cell.cellIndex]?.querySelector<HTMLInputElement>('input[inputmode=decimal]');
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.select();
}
