import { Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { PartialDayInput } from '../projects/partial-day-input';
import { wireTime } from './application-form';
import { type Call, useInstruments, useRenewFunding } from './queries';
import { localText } from './words';

type CallBody = components['schemas']['CallBody'];

interface Props {
  /** The call there is; without it a new one is entered. */
  call?: Call;
  onClose: () => void;
}

const valuesOf = (call: Call | undefined) => ({
  instrument: call?.instrument.code ?? '',
  title: call?.title ?? '',
  opens: call?.opens ?? '',
  opensTime: call?.opensTime?.replace(':', '.') ?? '',
  closes: call?.closes ?? '',
  closesTime: call?.closesTime?.replace(':', '.') ?? '',
  requirements: call?.requirements.join('\n') ?? '',
  source: call?.source ?? '',
  note: call?.note ?? '',
});

function bodyOf(values: ReturnType<typeof valuesOf>, call: Call | undefined): CallBody {
  const lines = values.requirements.split('\n').map((line) => line.trim());
  return {
    instrument: values.instrument,
    title: values.title,
    funderOrganisationId: call?.funderOrganisationId ?? null,
    opens: values.opens || null,
    opensTime: wireTime(values.opensTime.trim()),
    closes: values.closes || null,
    closesTime: wireTime(values.closesTime.trim()),
    requirements: [...new Set(lines.filter((line) => line !== ''))],
    source: values.source.trim() || null,
    note: values.note.trim() || null,
  };
}

/** The form's values, checks and sending. */
function useCallEntry({ call, onClose }: Props) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  return useEntry({
    initialValues: valuesOf(call),
    ...(call ? { version: call.version } : {}),
    labels: {
      instrument: t('funding:field.instrument'),
      title: t('funding:call.name'),
      opens: t('funding:call.opens'),
      opensTime: t('funding:call.opensTime'),
      closes: t('funding:call.closes'),
      closesTime: t('funding:call.closesTime'),
      requirements: t('funding:call.requirements'),
      source: t('funding:field.source'),
      note: t('funding:field.note'),
    },
    validate: ({ instrument, title }) => ({ instrument: faults.text(instrument), title: faults.text(title) }),
    save: (values, { version }) => {
      const body = bodyOf(values, call);
      if (!call) return read(api.POST('/api/v1/calls', { body }));
      const params = { path: { id: call.id }, header: ifMatch(version) };
      return read(api.PUT('/api/v1/calls/{id}', { params, body }));
    },
    ...(call
      ? {
          reload: async () => {
            const stored = await read(api.GET('/api/v1/calls/{id}', { params: { path: { id: call.id } } }));
            return { values: valuesOf(stored), version: stored.version };
          },
        }
      : {}),
    saved: ({ title }) => t('funding:call.saved', { title: title.trim() }),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

/** A call: what it is of, when it opens and closes, what it asks for. */
export function CallForm(props: Props) {
  const { call, onClose } = props;
  const { t } = useTranslation();
  const instruments = useInstruments();
  const entry = useCallEntry(props);
  const verb = t(call ? 'funding:call.edit' : 'funding:call.add');
  const { onChange: choose, ...instrument } = entry.field('instrument');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={verb}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={verb} onCancel={onClose}>
        <TextInput {...entry.field('title')} required maxLength={300} />
        <Select
          {...instrument}
          required
          searchable
          value={instrument.value || null}
          onChange={(code) => choose(code ?? '')}
          data={(instruments.data?.items ?? []).map((one) => ({
            value: one.code,
            label: localText(one.name),
          }))}
        />
        <Group grow align="end">
          <PartialDayInput {...entry.field('opens')} />
          <TextInput {...entry.field('opensTime')} maxLength={5} />
        </Group>
        <Group grow align="end">
          <PartialDayInput {...entry.field('closes')} />
          <TextInput {...entry.field('closesTime')} maxLength={5} />
        </Group>
        <Textarea
          {...entry.field('requirements')}
          description={t('funding:call.requirementsHint')}
          autosize
          minRows={3}
        />
        <TextInput {...entry.field('source')} maxLength={500} />
        <Textarea {...entry.field('note')} maxLength={2000} autosize minRows={2} />
      </EntryForm>
    </Modal>
  );
}
