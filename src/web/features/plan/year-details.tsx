import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../ui/amount-input';
import type { Entry, EntryValues } from '../../ui/entry-form';
import { cellField, type Layout, rowsOfYear, textOf, yearField } from './plan-layout';

interface Props {
  entry: Entry<EntryValues>;
  layout: Layout;
  year: number;
}

/** What a year's plan says beside its figures: who states it, notes, how large the whole activity is. */
export function YearDetails({ entry, layout, year }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { values, errors } = entry.form;
  const text = (name: string) => ({ ...entry.field(name), value: textOf(values[name]) });
  const names = (['source', 'note', 'volume', 'volumeNote'] as const).map((part) => yearField(year, part));
  const notes = rowsOfYear(values, layout, year).map((at) => cellField(at, year, 'note'));
  // A refused field must be there for the summary's link.
  const refused = [...names, ...notes].some((name) => errors[name] !== undefined);
  return (
    <details open={open || refused} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plan:details', { year })}</summary>
      <Stack gap="sm" mt="sm" maw={720}>
        <TextInput
          {...text(yearField(year, 'source'))}
          description={t('plan:statedInHint')}
          maxLength={500}
        />
        <TextInput {...text(yearField(year, 'note'))} maxLength={2000} />
        {notes.map((name) => (
          <TextInput key={name} {...text(name)} maxLength={500} />
        ))}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <AmountInput
            {...text(yearField(year, 'volume'))}
            label={entry.labels[yearField(year, 'volume')] ?? ''}
            description={t('plan:volumeHint')}
          />
          <TextInput
            {...text(yearField(year, 'volumeNote'))}
            description={t('plan:volumeNoteHint')}
            maxLength={500}
          />
        </SimpleGrid>
      </Stack>
    </details>
  );
}
