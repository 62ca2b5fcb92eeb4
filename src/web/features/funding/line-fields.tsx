import { Button, Checkbox, Fieldset, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { FUNDING_CLASSES } from '../../../shared/funding.js';
import { type Cents, cents, formatAmount, sumCents } from '../../../shared/money/index.js';
import { AmountInput } from '../../ui/amount-input';
import { CoverBar, type CoverPart } from '../../ui/charts';
import { enteredCents } from '../../ui/cents';
import type { Entry, EntryValues } from '../../ui/entry-form';
import { Still } from '../../ui/still';
import type { components } from '../../api/schema';
import { SCOPES } from './amount-fields';

type AmountLine = components['schemas']['AmountLineAnswer'];
type LineBody = components['schemas']['AmountLineBody'];

/** How many sources and years a form offers at most; more come in through the interface. */
export const MAX_SOURCES = 12;
export const MAX_YEARS = 7;

const SOURCES = Array.from({ length: MAX_SOURCES }, (_, at) => at);
const text = (values: EntryValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};
const amountField = (at: number, year: number) => `source${at}of${year}`;

/** The years of the form, from its first to its last. */
function yearsOf(values: EntryValues): number[] {
  const [first, last] = [Number(text(values, 'firstYear')), Number(text(values, 'lastYear'))];
  if (!(first >= 1990 && last >= first && last <= 2100)) return [];
  return Array.from({ length: Math.min(MAX_YEARS, last - first + 1) }, (_, at) => first + at);
}

/** What the grid cannot show is kept as it is: ranges, and what belongs to a part or an organisation. */
const isKept = ({ exactness, partId, organisationId }: AmountLine) =>
  exactness === 'range' || partId !== null || organisationId !== null;

/** A period known to the day, the month or the year, or not at all. */
export type YearSpan = { starts: string | null; ends: string | null } | null;

/** The years of the grid: those of the lines, else of the period, else this one and the next. */
function spanOf(lines: readonly AmountLine[], today: string, period: YearSpan): [number, number] {
  const years = lines.map(({ year }) => year);
  if (years.length > 0) return [Math.min(...years), Math.max(...years)];
  const [starts, ends] = [period?.starts, period?.ends].map((day) => (day ? Number(day.slice(0, 4)) : null));
  const first = starts ?? ends ?? Number(today.slice(0, 4));
  return [first, Math.min(ends ?? first + 1, first + MAX_YEARS - 1)];
}

/** The values of the grid: one row per scope and source, one column per year, the years of other lines if told. */
export function lineValues(
  lines: readonly AmountLine[],
  today: string,
  { like = lines, period = null }: { like?: readonly AmountLine[]; period?: YearSpan } = {},
): Record<string, string | boolean> {
  const shown = lines.filter((line) => !isKept(line));
  const [first, last] = spanOf(like, today, period);
  const values: Record<string, string | boolean> = { firstYear: String(first), lastYear: String(last) };
  const keys = [...new Set(shown.map(({ scope, fundingClass }) => `${scope} ${fundingClass}`))];
  for (const at of SOURCES) {
    const [scope = 'own', fundingClass = ''] = keys[at]?.split(' ') ?? [];
    values[`source${at}scope`] = scope;
    values[`source${at}class`] = fundingClass;
    const own = shown.filter((line) => line.scope === scope && line.fundingClass === fundingClass);
    values[`source${at}approximate`] = own.some(({ exactness }) => exactness === 'approximate');
    for (const line of own) values[amountField(at, line.year)] = line.amount ?? '';
  }
  return values;
}

/** Names of the fields, each with its source's number. */
export function lineLabels(t: TFunction): Record<string, string> {
  const labels: Record<string, string> = {
    firstYear: t('funding:lines.firstYear'),
    lastYear: t('funding:lines.lastYear'),
  };
  for (const at of SOURCES) {
    const name = t('funding:plan.lineNumber', { number: at + 1 });
    labels[`source${at}scope`] = `${name}: ${t('funding:lines.scope')}`;
    labels[`source${at}class`] = `${name}: ${t('funding:plan.line.class')}`;
    labels[`source${at}approximate`] = `${name}: ${t('funding:plan.line.approximate')}`;
    for (let year = 1990; year <= 2100; year += 1) labels[amountField(at, year)] = `${name}: ${year}`;
  }
  return labels;
}

interface Cell {
  at: number;
  year: number;
}

const usedCells = (values: EntryValues): Cell[] =>
  SOURCES.filter((at) => text(values, `source${at}class`) !== '').flatMap((at) =>
    yearsOf(values)
      .filter((year) => text(values, amountField(at, year)).trim() !== '')
      .map((year) => ({ at, year })),
  );

/** The lines as the interface takes them; an empty cell is no line. */
export function lineBodies(values: EntryValues, before: readonly AmountLine[]): LineBody[] {
  const shown = usedCells(values).map(({ at, year }): LineBody => ({
    scope: SCOPES.find((one) => one === text(values, `source${at}scope`)) ?? 'own',
    year,
    fundingClass: FUNDING_CLASSES.find((one) => one === text(values, `source${at}class`)) ?? 'stateGrant',
    exactness: values[`source${at}approximate`] === true ? 'approximate' : 'exact',
    amount: text(values, amountField(at, year)),
  }));
  const kept = before.filter(isKept).map(({ organisation: _named, ...line }): LineBody => line);
  return [...shown, ...kept];
}

/** `/lines/2/amount` is a cell of the grid; `/lines` alone is about the sum. */
export function lineFieldOf(pointer: string, values: EntryValues): string | null {
  const match = /^\/lines(?:\/(\d+)\/(\w+))?$/.exec(pointer);
  if (!match) return null;
  const cell = usedCells(values)[Number(match[1] ?? 0)];
  if (match[1] === undefined || !cell) return 'lastYear';
  return match[2] === 'amount' ? amountField(cell.at, cell.year) : `source${cell.at}class`;
}

/** Words for amounts that cannot be sent. */
export function lineFaults(
  values: EntryValues,
  amount: (value: string) => string | null,
): Record<string, string | null> {
  return Object.fromEntries(
    usedCells(values).map(({ at, year }) => [
      amountField(at, year),
      amount(text(values, amountField(at, year))),
    ]),
  );
}

interface Props {
  entry: Entry<EntryValues>;
  /** How many sources are shown, and the way to show one more. */
  sources: number;
  onMore: () => void;
}

/** Years and sources: who pays what when, with the running sums and what they leave uncovered. */
export function LineFields({ entry, sources, onMore }: Props) {
  const { t } = useTranslation();
  const years = yearsOf(entry.form.values);
  return (
    <Fieldset legend={t('funding:lines.title')}>
      <Stack gap="sm">
        <Group grow align="start">
          {(['firstYear', 'lastYear'] as const).map((name) => (
            <Still key={name} of={entry.shown([name])}>
              <YearSelect entry={entry} name={name} />
            </Still>
          ))}
        </Group>
        {SOURCES.slice(0, sources).map((at) => (
          <Still key={at} of={[years, ...entry.shown(namesOf(at, years))]}>
            <SourceRow entry={entry} at={at} years={years} />
          </Still>
        ))}
        {sources < MAX_SOURCES && (
          <div>
            <Button variant="default" size="xs" onClick={onMore}>
              {t('funding:lines.add')}
            </Button>
          </div>
        )}
        <RunningSums values={entry.form.values} />
      </Stack>
    </Fieldset>
  );
}

/** The fields of a source. */
const namesOf = (at: number, years: readonly number[]): string[] => [
  ...['scope', 'class', 'approximate'].map((part) => `source${at}${part}`),
  ...years.map((year) => amountField(at, year)),
];

function YearSelect({ entry, name }: { entry: Entry<EntryValues>; name: 'firstYear' | 'lastYear' }) {
  const chosen = Number(text(entry.form.values, name));
  const years = Array.from({ length: 21 }, (_, at) => String(chosen - 10 + at));
  return (
    <Select
      {...entry.field(name)}
      value={String(chosen)}
      onChange={(value) => entry.form.setFieldValue(name, value ?? String(chosen))}
      allowDeselect={false}
      data={years}
    />
  );
}

function SourceRow({ entry, at, years }: { entry: Entry<EntryValues>; at: number; years: number[] }) {
  const { t } = useTranslation();
  const { values } = entry.form;
  const choice = (part: 'scope' | 'class') => {
    const { error, id } = entry.field(`source${at}${part}`);
    return {
      ...{ error, id, allowDeselect: false, value: text(values, `source${at}${part}`) },
      onChange: (value: string | null) => entry.form.setFieldValue(`source${at}${part}`, value ?? ''),
    };
  };
  const chosen = text(values, `source${at}class`) !== '';
  return (
    <Fieldset legend={t('funding:plan.lineNumber', { number: at + 1 })}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            {...choice('class')}
            label={t('funding:plan.line.class')}
            data={[
              { value: '', label: t('funding:plan.noLine') },
              ...FUNDING_CLASSES.map((value) => ({ value, label: t(`funding:class.${value}`) })),
            ]}
          />
          <Select
            {...choice('scope')}
            label={t('funding:lines.scope')}
            data={SCOPES.map((value) => ({ value, label: t(`funding:scope.${value}`) }))}
          />
        </SimpleGrid>
        {chosen && (
          <>
            <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="sm">
              {years.map((year) => {
                const field = entry.field(amountField(at, year));
                return (
                  <AmountInput
                    key={year}
                    {...field}
                    value={text(values, amountField(at, year))}
                    label={String(year)}
                    description=" "
                  />
                );
              })}
            </SimpleGrid>
            <Checkbox {...entry.tick(`source${at}approximate`)} label={t('funding:plan.line.approximate')} />
          </>
        )}
      </Stack>
    </Fieldset>
  );
}

/** The sums so far, per scope, and what they leave of the cost that the same form states. */
function RunningSums({ values }: { values: EntryValues }) {
  const { t } = useTranslation();
  const cells = usedCells(values);
  return SCOPES.map((scope) => {
    const own = cells.filter(({ at }) => text(values, `source${at}scope`) === scope);
    const cost = costOf(values, scope);
    if (own.length === 0) return null;
    const of = (cell: Cell) => enteredCents(text(values, amountField(cell.at, cell.year)));
    const sum = sumCents(own.flatMap((cell) => of(cell) ?? []));
    const years = [...new Set(own.map(({ year }) => year))].sort();
    return (
      <div key={scope} aria-live="polite">
        <strong>{t(`funding:scope.${scope}`)}</strong>{' '}
        {years.map((year) => (
          <span key={year} className="dim">
            {year}:{' '}
            {formatAmount(
              sumCents(own.filter((cell) => cell.year === year).flatMap((cell) => of(cell) ?? [])),
            )}
            {' · '}
          </span>
        ))}
        {t('funding:lines.sum', { sum: formatAmount(sum) })}
        {cost !== null && cost < sum && <> · {t('funding:lines.over', { cost: formatAmount(cost) })}</>}
        {cost !== null && <SumsBar label={t('funding:lines.title')} sum={sum} cost={cost} />}
      </div>
    );
  });
}

function SumsBar({ label, sum, cost }: { label: string; sum: Cents; cost: Cents }) {
  const { t } = useTranslation();
  const open = cost > sum ? cents(cost - sum) : null;
  const parts: CoverPart[] = [
    { id: 'sum', name: t('funding:plan.covered'), amountCents: sum, fill: 'series-1' },
    ...(open === null
      ? []
      : [
          {
            id: 'open',
            name: t('funding:plan.uncovered'),
            amountCents: open,
            fill: 'hatch-bad' as const,
            strong: true,
          },
        ]),
  ];
  return <CoverBar label={label} parts={parts} open={false} />;
}

function costOf(values: EntryValues, scope: string): Cents | null {
  const total = enteredCents(text(values, `${scope}Total`));
  if (total !== null) return total;
  const [grant, own] = [
    enteredCents(text(values, `${scope}Grant`)),
    enteredCents(text(values, `${scope}OwnContribution`)),
  ];
  return grant !== null && own !== null ? sumCents([grant, own]) : null;
}
