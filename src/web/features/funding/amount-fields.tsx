import { Fieldset, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../ui/amount-input';
import type { Entry, EntryValues } from '../../ui/entry-form';
import { Still } from '../../ui/still';
import type { components } from '../../api/schema';
import type { FundingAmount } from './queries';

export type AmountBody = components['schemas']['AmountBody'];
type Scope = AmountBody['scope'];

export const SCOPES: readonly Scope[] = ['own', 'whole'];
const PARTS = [
  'Exactness',
  'Total',
  'Min',
  'Max',
  'Grant',
  'OwnContribution',
  'SupportRate',
  'OwnRate',
] as const;
type Part = (typeof PARTS)[number];
type FieldName = `${Scope}${Part}`;

/** The amounts of a form, flat: `ownTotal`, `wholeGrant`. */
export type AmountValues = Record<FieldName, string>;

const fieldName = (scope: Scope, part: Part): FieldName => `${scope}${part}`;
const bodyKey = (part: Part) => (part.charAt(0).toLowerCase() + part.slice(1)) as keyof AmountBody;

export const noAmounts = Object.fromEntries(
  SCOPES.flatMap((scope) => PARTS.map((part) => [fieldName(scope, part), ''])),
) as AmountValues;

/** The values of amounts that are stored. */
export function amountValues(amounts: readonly FundingAmount[]): AmountValues {
  const values = { ...noAmounts };
  for (const amount of amounts) {
    for (const part of PARTS) {
      values[fieldName(amount.scope, part)] = String(amount[bodyKey(part)] ?? '').replace(
        /^(\d+)\.(\d+)$/,
        part.endsWith('Rate') ? '$1,$2' : '$1.$2',
      );
    }
  }
  return values;
}

/** Names of the fields, each with the scope, as the summary of errors shows them. */
export function amountLabels(t: TFunction): Record<FieldName, string> {
  return Object.fromEntries(
    SCOPES.flatMap((scope) =>
      PARTS.map((part) => [
        fieldName(scope, part),
        `${t(`funding:amount.${bodyKey(part)}`)} (${t(`funding:scope.${scope}`)})`,
      ]),
    ),
  ) as Record<FieldName, string>;
}

/** The scopes about which something was entered, in the order in which they are sent. */
export function enteredScopes(values: AmountValues): Scope[] {
  return SCOPES.filter((scope) => values[fieldName(scope, 'Exactness')] !== '');
}

/** The amounts as the interface takes them; what was left empty is unknown. */
export function amountBodies(values: AmountValues): AmountBody[] {
  return enteredScopes(values).map((scope) => {
    const text = (part: Part) => values[fieldName(scope, part)].trim() || null;
    const isRange = text('Exactness') === 'range';
    return {
      scope,
      exactness: values[fieldName(scope, 'Exactness')] as AmountBody['exactness'],
      total: isRange ? null : text('Total'),
      min: isRange ? text('Min') : null,
      max: isRange ? text('Max') : null,
      grant: isRange ? null : text('Grant'),
      ownContribution: isRange ? null : text('OwnContribution'),
      supportRate: text('SupportRate')?.replace(',', '.') ?? null,
      ownRate: text('OwnRate')?.replace(',', '.') ?? null,
    };
  });
}

/** The form's name of a field that the server refused: `/amounts/0/total` → `ownTotal`. */
export function amountFieldOf(pointer: string, values: AmountValues): string | null {
  const match = /^\/amounts(?:\/(\d+)\/(\w+))?$/.exec(pointer);
  if (!match) return null;
  const scope = enteredScopes(values)[Number(match[1] ?? 0)] ?? 'whole';
  const part = PARTS.find((one) => bodyKey(one) === match[2]) ?? 'Exactness';
  return fieldName(scope, part);
}

const textOf = (value: EntryValues[string] | undefined): string => (typeof value === 'string' ? value : '');

interface Props<Values extends EntryValues> {
  entry: Entry<Values>;
  scope: Scope;
  /** A decision states exact amounts only. */
  exactOnly?: boolean;
}

/** One amount: how exactly it is known, and then what is known. */
export function AmountFields<Values extends EntryValues>(props: Props<Values>) {
  const { entry, scope, exactOnly } = props;
  return (
    <Still of={[exactOnly, ...entry.shown(PARTS.map((part) => fieldName(scope, part)))]}>
      <AmountOfScope {...props} />
    </Still>
  );
}

function AmountOfScope<Values extends EntryValues>({ entry, scope, exactOnly = false }: Props<Values>) {
  const { t } = useTranslation();
  const field = (part: Part) => {
    const name = fieldName(scope, part);
    return {
      ...entry.field(name),
      value: textOf(entry.form.values[name]),
      label: t(`funding:amount.${bodyKey(part)}`),
    };
  };
  const exactness = textOf(entry.form.values[fieldName(scope, 'Exactness')]);
  const choices = exactOnly ? (['exact'] as const) : (['exact', 'approximate', 'range'] as const);
  const { onChange: choose, ...exactnessField } = field('Exactness');
  return (
    <Fieldset legend={t(`funding:amount.${scope}Total`)}>
      <Stack gap="sm">
        <Select
          {...exactnessField}
          onChange={(value) => choose(value ?? '')}
          allowDeselect={false}
          data={[
            { value: '', label: t('common:fact.unknown') },
            ...choices.map((value) => ({ value, label: t(`funding:exactness.${value}`) })),
          ]}
        />
        {exactness === 'range' && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <AmountInput {...field('Min')} required />
            <AmountInput {...field('Max')} required />
          </SimpleGrid>
        )}
        {(exactness === 'exact' || exactness === 'approximate') && (
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <AmountInput {...field('Grant')} required={exactOnly} />
            <AmountInput {...field('OwnContribution')} />
            <AmountInput {...field('Total')} />
          </SimpleGrid>
        )}
        {exactness !== '' && !exactOnly && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput {...field('SupportRate')} inputMode="decimal" maxLength={12} />
            <TextInput {...field('OwnRate')} inputMode="decimal" maxLength={12} />
          </SimpleGrid>
        )}
      </Stack>
    </Fieldset>
  );
}
