import { ActionIcon, Button, Fieldset, Select, Stack, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { sourceText } from '../../../shared/explanation-source.js';
import type { components } from '../../api/schema';
import type { Entry, EntryValues } from '../../ui/entry-form';
import { useRuleWords } from '../../ui/rule-words';
import { Still } from '../../ui/still';
import {
  type RuleContentValues,
  contentOf,
  fieldOfPointer,
  newestOf,
  valuesAfter,
} from './instruments/later-values';
import { RuleContent, useRuleChoices } from './instruments/rule-content';
import { type Instrument, useInstrument } from './queries';

type OverrideBody = components['schemas']['RuleOverrideBody'];

/** How many rules a form can override; more come in through the interface. */
const MAX = 20;
const PARTS = ['rule', 'variant', 'unit', 'value', 'values', 'base', 'every', 'rounding', 'note'] as const;
type Part = (typeof PARTS)[number];

const PLACES = Array.from({ length: MAX }, (_, at) => String(at));
const nameOf = (place: string, part: Part) => `override${place}${part}`;
const textOf = (value: EntryValues[string] | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: EntryValues[string] | undefined): string[] => (Array.isArray(value) ? value : []);

/** No override yet; `overrides` holds the places in use, in the order in which they are shown and sent. */
export const noOverrides: EntryValues = { overrides: [] };

const emptyOf = (place: string): EntryValues =>
  Object.fromEntries(PARTS.map((part) => [nameOf(place, part), part === 'values' ? [] : '']));

/** Names of the fields, each with its number. */
export function overrideLabels(t: TFunction): Record<string, string> {
  const labels: Record<string, string> = { overrides: t('funding:decision.overrides') };
  for (const place of PLACES) {
    const number = t('funding:decision.overrideNumber', { number: Number(place) + 1 });
    for (const part of PARTS) labels[nameOf(place, part)] = `${number}: ${partWord(t, part)}`;
  }
  return labels;
}

function partWord(t: TFunction, part: Part): string {
  if (part === 'note') return t('funding:decision.overrideNote');
  if (part === 'value' || part === 'values') return t('funding:decision.overrideValue');
  return t(`funding:instruments.later.${part}`);
}

function contentAt(values: EntryValues, place: string): RuleContentValues {
  const text = (part: Part) => textOf(values[nameOf(place, part)]);
  return {
    ...{ rule: text('rule'), variant: text('variant'), unit: text('unit'), value: text('value') },
    ...{ base: text('base'), every: text('every'), rounding: text('rounding') },
    values: listOf(values[nameOf(place, 'values')]),
  };
}

/** The overrides as the interface takes them. */
export function overrideBodies(values: EntryValues): OverrideBody[] {
  return listOf(values['overrides']).map((place) => ({
    ...contentOf(contentAt(values, place)),
    note: textOf(values[nameOf(place, 'note')]).trim() || null,
  }));
}

/** A row without a rule says nothing; it is filled or taken away. */
export function overrideFaults(
  values: EntryValues,
  text: (value: string) => string | null,
): Record<string, string | null> {
  return Object.fromEntries(
    listOf(values['overrides']).map((place) => [
      nameOf(place, 'rule'),
      text(textOf(values[nameOf(place, 'rule')])),
    ]),
  );
}

/** `/overrides/1/values/0` is the value of the second row shown. */
export function overrideFieldOf(pointer: string, values: EntryValues): string | null {
  const match = /^\/overrides\/(\d+)(\/.*)$/.exec(pointer);
  const place = match ? listOf(values['overrides'])[Number(match[1])] : undefined;
  if (!match || place === undefined) return null;
  const inner = match[2] ?? '';
  const name = fieldOfPointer(inner, contentAt(values, place)) ?? inner.slice(1);
  return nameOf(place, PARTS.find((part) => part === name) ?? 'rule');
}

/** Rules that the decision puts in the place of the instrument's, or adds to them, for this project only. */
export function OverrideFields({ entry, instrument }: { entry: Entry<EntryValues>; instrument: string }) {
  const { t } = useTranslation();
  const found = useInstrument(instrument).data;
  const { values, setValues } = entry.form;
  const places = listOf(values['overrides']);
  const free = PLACES.find((place) => !places.includes(place));
  return (
    <Fieldset legend={t('funding:decision.overrides')} id={entry.idOf('overrides')}>
      <Stack gap="sm">
        <p className="dim" style={{ margin: 0 }}>
          {t('funding:decision.overrideHint')}
        </p>
        {places.map((place, at) => (
          <Still key={place} of={[found, at, ...entry.shown(PARTS.map((part) => nameOf(place, part)))]}>
            <OverrideRow
              entry={entry}
              place={place}
              number={at + 1}
              instrument={found}
              onRemove={() =>
                setValues((now) => ({
                  ...emptyOf(place),
                  overrides: listOf(now['overrides']).filter((one) => one !== place),
                }))
              }
            />
          </Still>
        ))}
        {free !== undefined && (
          <div>
            <Button
              variant="default"
              size="xs"
              onClick={() => setValues({ ...emptyOf(free), overrides: [...places, free] })}
            >
              {t('funding:decision.addOverride')}
            </Button>
          </div>
        )}
      </Stack>
    </Fieldset>
  );
}

interface RowProps {
  entry: Entry<EntryValues>;
  place: string;
  number: number;
  instrument: Instrument | undefined;
  onRemove: () => void;
}

function OverrideRow({ entry, place, number, instrument, onRemove }: RowProps) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const choices = useRuleChoices(instrument);
  const content = contentAt(entry.form.values, place);
  const now = instrument && newestOf(instrument, content.rule);
  const inputOf = (part: Part) => ({ ...entry.field(nameOf(place, part)), label: partWord(t, part) });
  const name = t('funding:decision.overrideNumber', { number });
  return (
    <Fieldset legend={name}>
      <Stack gap="sm">
        <div style={{ display: 'flex', gap: 8, alignItems: 'flex-start' }}>
          <Select
            {...inputOf('rule')}
            value={content.rule || null}
            required
            searchable
            allowDeselect={false}
            style={{ flex: 1, minWidth: 0 }}
            description={
              content.rule === ''
                ? undefined
                : now
                  ? t('funding:decision.overridden', {
                      value: words.value(now),
                      source: sourceText(now.source),
                    })
                  : t('funding:decision.overrideAdds')
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(choice) => {
              if (choice === null || !instrument) return;
              const next = Object.entries(valuesAfter(newestOf(instrument, choice), choice));
              entry.form.setValues(
                Object.fromEntries(next.map(([part, value]) => [`override${place}${part}`, value])),
              );
            }}
            data={choices}
          />
          <ActionIcon
            variant="default"
            size={36}
            mt={25}
            aria-label={t('funding:decision.removeOverride', { name })}
            onClick={onRemove}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
        {content.rule !== '' && (
          <RuleContent
            values={content}
            field={(part) => ({ ...inputOf(part), value: content[part] })}
            isNew={now === undefined}
          />
        )}
        {content.rule !== '' && (
          <Textarea
            {...inputOf('note')}
            value={textOf(entry.form.values[nameOf(place, 'note')])}
            description={t('funding:decision.overrideNoteHint')}
            maxLength={1000}
            autosize
            minRows={1}
          />
        )}
      </Stack>
    </Fieldset>
  );
}
