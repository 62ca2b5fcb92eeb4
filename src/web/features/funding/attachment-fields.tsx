import { Button, Checkbox, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import type { Entry, EntryValues } from '../../ui/entry-form';

type Attachment = components['schemas']['AttachmentAnswer'];
type AttachmentBody = components['schemas']['AttachmentBody'];

const MAX = 20;
const PLACES = Array.from({ length: MAX }, (_, at) => at);
export const ATTACHMENT_STATES = ['missing', 'ready', 'sent'] as const;

const text = (values: EntryValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};
const used = (values: EntryValues) =>
  PLACES.filter((at) => text(values, `attachment${at}name`).trim() !== '');

export function attachmentValues(attachments: readonly Attachment[]): Record<string, string | boolean> {
  return Object.fromEntries(
    PLACES.flatMap((at) => [
      [`attachment${at}name`, attachments[at]?.name ?? ''],
      [`attachment${at}required`, attachments[at]?.required ?? false],
      [`attachment${at}state`, attachments[at]?.state ?? 'missing'],
    ]),
  );
}

export function attachmentLabels(t: TFunction): Record<string, string> {
  return Object.fromEntries(
    PLACES.flatMap((at) =>
      (['name', 'required', 'state'] as const).map((part) => [
        `attachment${at}${part}`,
        `${t('funding:attachment.number', { number: at + 1 })}: ${t(`funding:attachment.${part}`)}`,
      ]),
    ),
  );
}

/** The checklist as the interface takes it; notes that the form does not show are kept. */
export function attachmentBodies(values: EntryValues, before: readonly Attachment[]): AttachmentBody[] {
  return used(values).map((at) => ({
    name: text(values, `attachment${at}name`).trim(),
    required: values[`attachment${at}required`] === true,
    state: ATTACHMENT_STATES.find((one) => one === text(values, `attachment${at}state`)) ?? 'missing',
    note: before[at]?.note ?? null,
  }));
}

/** `/attachments/0/state` is the state of the first one in use. */
export function attachmentFieldOf(pointer: string, values: EntryValues): string | null {
  const match = /^\/attachments\/(\d+)\/(\w+)$/.exec(pointer);
  const at = match ? used(values)[Number(match[1])] : undefined;
  return match && at !== undefined ? `attachment${at}${match[2] ?? 'name'}` : null;
}

interface Props {
  entry: Entry<EntryValues>;
  shown: number;
  onMore: () => void;
}

/** The attachments of an application: which must be there, and which are. */
export function AttachmentFields({ entry, shown, onMore }: Props) {
  const { t } = useTranslation();
  const { values } = entry.form;
  return (
    <Fieldset legend={t('funding:attachment.title')}>
      <Stack gap="sm">
        {PLACES.slice(0, shown).map((at) => {
          const name = entry.field(`attachment${at}name`);
          const state = entry.field(`attachment${at}state`);
          return (
            <Group key={at} align="end" gap="sm" wrap="wrap">
              <TextInput
                {...name}
                value={text(values, `attachment${at}name`)}
                maxLength={200}
                style={{ flex: '2 1 200px' }}
              />
              <Select
                {...state}
                label={t('funding:attachment.state')}
                value={text(values, `attachment${at}state`)}
                onChange={(value) => entry.form.setFieldValue(`attachment${at}state`, value ?? 'missing')}
                allowDeselect={false}
                style={{ flex: '1 1 120px' }}
                data={ATTACHMENT_STATES.map((value) => ({
                  value,
                  label: t(`funding:attachment.states.${value}`),
                }))}
              />
              <Checkbox
                {...entry.tick(`attachment${at}required`)}
                label={t('funding:attachment.required')}
                mb={8}
              />
            </Group>
          );
        })}
        {shown < MAX && (
          <div>
            <Button variant="default" size="xs" onClick={onMore}>
              {t('funding:attachment.add')}
            </Button>
          </div>
        )}
      </Stack>
    </Fieldset>
  );
}
