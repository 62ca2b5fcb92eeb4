import { Checkbox, Modal, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedTime } from '../../../shared/calendar/index.js';
import { useAsOn } from '../../app/as-on';
import { api, idempotent, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';
import { DayInput } from '../../ui/day-input';
import { type Entry, EntryForm, type EntryValues, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { RecordSelect } from '../projects/record-select';
import {
  AmountFields,
  type AmountValues,
  amountBodies,
  amountFieldOf,
  amountLabels,
  amountValues,
} from './amount-fields';
import {
  AttachmentFields,
  attachmentBodies,
  attachmentFieldOf,
  attachmentLabels,
  attachmentValues,
} from './attachment-fields';
import {
  LineFields,
  lineBodies,
  lineFaults,
  lineFieldOf,
  lineLabels,
  lineValues,
  type YearSpan,
} from './line-fields';
import { type Application, useCalls, useInstruments, useRenewFunding, withFieldNames } from './queries';
import { localText } from './words';

type Content = components['schemas']['ApplicationContentBody'];

/** A new application, a draft that is changed, or the answer to a request to supplement. */
type Purpose =
  | { kind: 'new' }
  | { kind: 'draft'; application: Application }
  | { kind: 'answer'; application: Application; supplementId: string };

interface Props {
  /** The period, where it is known, says which years the sources begin with. */
  project: { id: string; code: string; periods?: { planned: YearSpan } };
  purpose?: Purpose;
  onClose: () => void;
}

const text = (values: EntryValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** A clock time as the interface takes it: `16.15` and `16.15.05` become `16:15` and `16:15:05`. */
export function wireTime(typed: string): string | null {
  if (typed === '') return null;
  const parsed = parseTypedTime(typed);
  if (parsed.ok) return parsed.value.toString().slice(0, 5);
  return typed.replaceAll('.', ':');
}

/** The values of an application; one without sources begins with the years planned for its project. */
function valuesOf(
  application: Application | null,
  { today, period }: { today: string; period: YearSpan },
): Record<string, string | boolean> {
  return {
    instrument: application?.instrument.code ?? '',
    callId: application?.call?.id ?? '',
    isSubmitted: true,
    submitted: today,
    submittedTime: '',
    answered: today,
    answerNote: '',
    funderOrganisationId: application?.funderOrganisationId ?? '',
    priorityAxis: application?.priorityAxis ?? '',
    funderProjectCode: application?.funderProjectCode ?? '',
    note: application?.note ?? '',
    ...amountValues(application?.amounts ?? []),
    ...lineValues(application?.lines ?? [], today, { period }),
    ...attachmentValues(application?.attachments ?? []),
  };
}

function labelsOf(t: TFunction): Record<string, string> {
  return {
    instrument: t('funding:field.instrument'),
    callId: t('funding:field.call'),
    isSubmitted: t('funding:application.isSubmitted'),
    submitted: t('funding:field.submitted'),
    submittedTime: t('funding:field.submittedTime'),
    answered: t('funding:supplement.answered'),
    answerNote: t('funding:supplement.answerNote'),
    funderOrganisationId: t('funding:field.funder'),
    priorityAxis: t('funding:field.priorityAxis'),
    funderProjectCode: t('funding:field.funderProjectCode'),
    note: t('funding:field.note'),
    ...amountLabels(t),
    ...lineLabels(t),
    ...attachmentLabels(t),
  };
}

/** The texts of the amounts among the values. */
const amountsOf = (values: EntryValues): AmountValues => values as AmountValues;

function contentOf(values: EntryValues, before: Application | null): Content {
  return {
    instrument: text(values, 'instrument'),
    callId: text(values, 'callId') || null,
    funderOrganisationId: text(values, 'funderOrganisationId') || null,
    priorityAxis: text(values, 'priorityAxis') || null,
    funderProjectCode: text(values, 'funderProjectCode') || null,
    note: text(values, 'note') || null,
    amounts: amountBodies(amountsOf(values)),
    lines: lineBodies(values, before?.lines ?? []),
    attachments: attachmentBodies(values, before?.attachments ?? []),
  };
}

async function send(
  projectId: string,
  purpose: Purpose,
  values: EntryValues,
  sent: { version: number; key: string },
): Promise<unknown> {
  const before = purpose.kind === 'new' ? null : purpose.application;
  const content = contentOf(values, before);
  if (purpose.kind === 'draft') {
    return read(
      api.PUT('/api/v1/applications/{id}', {
        params: { path: { id: purpose.application.id }, header: ifMatch(sent.version) },
        body: content,
      }),
    );
  }
  const header = idempotent(sent.key);
  if (purpose.kind === 'answer') {
    const path = { id: purpose.application.id, supplementId: purpose.supplementId };
    return read(
      api.POST('/api/v1/applications/{id}/supplements/{supplementId}/answer', {
        params: { path, header },
        body: { answered: text(values, 'answered'), note: text(values, 'answerNote') || null, content },
      }),
    );
  }
  const submitted = values['isSubmitted'] === true;
  return read(
    api.POST('/api/v1/applications', {
      params: { header },
      body: {
        ...content,
        project: projectId,
        draft: !submitted,
        submitted: submitted ? text(values, 'submitted') : null,
        submittedTime: submitted ? wireTime(text(values, 'submittedTime')) : null,
      },
    }),
  );
}

/** The form's values, checks and sending. */
function useApplicationEntry({ project, purpose = { kind: 'new' }, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  const before = purpose.kind === 'new' ? null : purpose.application;
  const labels = useMemo(() => labelsOf(t), [t]);
  const start = { today, period: project.periods?.planned ?? null };
  return useEntry<EntryValues>({
    initialValues: valuesOf(before, start),
    ...(before ? { version: before.version } : {}),
    labels,
    validate: (values) => ({
      instrument: faults.text(text(values, 'instrument')),
      submitted:
        purpose.kind === 'new' && values['isSubmitted'] === true
          ? faults.day(text(values, 'submitted'))
          : null,
      answered: purpose.kind === 'answer' ? faults.day(text(values, 'answered')) : null,
      ...lineFaults(values, faults.amount),
    }),
    save: (values, sent) =>
      withFieldNames(send(project.id, purpose, values, sent), (pointer) => {
        const inner = pointer.replace(/^\/content/, '');
        return (
          amountFieldOf(inner, amountsOf(values)) ??
          lineFieldOf(inner, values) ??
          attachmentFieldOf(inner, values)
        );
      }),
    ...(purpose.kind === 'draft'
      ? {
          reload: async () => {
            const path = { id: purpose.application.id };
            const stored = await read(api.GET('/api/v1/applications/{id}', { params: { path } }));
            return { values: valuesOf(stored, start), version: stored.version };
          },
        }
      : {}),
    saved: (values) => {
      const isDraft = purpose.kind === 'new' && values['isSubmitted'] !== true;
      return t(`funding:application.savedAs.${isDraft ? 'draft' : purpose.kind}`, { code: project.code });
    },
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

/** Records an application, changes a draft, or answers what the funder asked for. */
export function ApplicationForm(props: Props) {
  const { project, purpose = { kind: 'new' as const }, onClose } = props;
  const { t } = useTranslation();
  const entry = useApplicationEntry(props);
  const before = purpose.kind === 'new' ? null : purpose.application;
  const [sources, setSources] = useState(() => countOf(before?.lines.length ?? 0));
  const [attachments, setAttachments] = useState((before?.attachments.length ?? 0) + 1);
  const isDraft =
    purpose.kind === 'draft' || (purpose.kind === 'new' && entry.form.values['isSubmitted'] !== true);
  const verb = isDraft ? t('funding:application.saveDraft') : t(`funding:application.verb.${purpose.kind}`);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`${project.code}: ${t(`funding:application.verb.${purpose.kind}`)}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={verb} onCancel={onClose} wide>
        <Days entry={entry} kind={purpose.kind} />
        <Terms entry={entry} />
        <AmountFields entry={entry} scope="own" />
        <AmountFields entry={entry} scope="whole" />
        <LineFields entry={entry} sources={sources} onMore={() => setSources(sources + 1)} />
        <AttachmentFields entry={entry} shown={attachments} onMore={() => setAttachments(attachments + 1)} />
        <Textarea
          {...entry.field('note')}
          value={text(entry.form.values, 'note')}
          maxLength={2000}
          autosize
          minRows={2}
        />
      </EntryForm>
    </Modal>
  );
}

const countOf = (lines: number) => Math.min(12, Math.max(1, lines));

/** When it was submitted or answered. */
function Days({ entry, kind }: { entry: Entry<EntryValues>; kind: Purpose['kind'] }) {
  const field = (name: string) => {
    const { onChange, ...rest } = entry.field(name);
    const change = (value: string) => void onChange(value);
    return {
      ...rest,
      label: entry.labels[name] ?? '',
      onChange: change,
      value: text(entry.form.values, name),
    };
  };
  const { t } = useTranslation();
  if (kind === 'draft') return null;
  if (kind === 'answer') {
    return (
      <>
        <DayInput {...field('answered')} required />
        <Textarea
          {...entry.field('answerNote')}
          value={text(entry.form.values, 'answerNote')}
          maxLength={4000}
          autosize
          minRows={2}
        />
      </>
    );
  }
  return (
    <>
      <Checkbox
        {...entry.tick('isSubmitted')}
        label={t('funding:application.isSubmitted')}
        description={t('funding:application.draftHint')}
      />
      {entry.form.values['isSubmitted'] === true && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayInput {...field('submitted')} required />
          <TextInput
            {...entry.field('submittedTime')}
            value={text(entry.form.values, 'submittedTime')}
            description={t('funding:field.submittedTimeHint')}
            maxLength={8}
          />
        </SimpleGrid>
      )}
    </>
  );
}

/** What it is applied from: instrument, call, funder. */
function Terms({ entry }: { entry: Entry<EntryValues> }) {
  const { t } = useTranslation();
  const instruments = useInstruments();
  const calls = useCalls();
  const { values, setFieldValue } = entry.form;
  const instrument = text(values, 'instrument');
  const ofInstrument = (calls.data ?? []).filter((call) => call.instrument.code === instrument);
  const known = (name: string) => ({
    ...entry.field(name),
    label: entry.labels[name] ?? '',
    value: text(values, name) || null,
  });
  return (
    <>
      <Select
        {...known('instrument')}
        required
        searchable
        onChange={(code) => {
          setFieldValue('instrument', code ?? '');
          setFieldValue('callId', '');
        }}
        data={(instruments.data?.items ?? []).map((one) => ({ value: one.code, label: localText(one.name) }))}
      />
      {ofInstrument.length > 0 && (
        <Select
          {...known('callId')}
          onChange={(id) => setFieldValue('callId', id ?? '')}
          data={ofInstrument.map((call) => ({ value: call.id, label: call.title }))}
        />
      )}
      <RecordSelect
        {...known('funderOrganisationId')}
        of="organisations"
        known={[]}
        description={t('funding:field.funderHint')}
        onChange={(id) => setFieldValue('funderOrganisationId', id ?? '')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(['priorityAxis', 'funderProjectCode'] as const).map((name) => (
          <TextInput key={name} {...entry.field(name)} value={text(values, name)} maxLength={60} />
        ))}
      </SimpleGrid>
    </>
  );
}
