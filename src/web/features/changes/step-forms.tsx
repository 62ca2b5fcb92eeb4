import { Modal, Select, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANGE_OUTCOMES } from '../../../shared/change-request.js';
import { api, idempotent, ifMatch, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { useConfirm } from '../../ui/confirm';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useProblemWords } from '../../ui/problem-words';
import { useFaults } from '../../ui/use-faults';
import { type Change, useRenewChanges } from './queries';

interface Props {
  change: Change;
  onClose: () => void;
}

/** Records that the request was filed, and from when it is asked for. */
export function FileForm({ change, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewChanges();
  const entry = useEntry({
    initialValues: { filedOn: today, effectiveOn: today },
    version: change.version,
    labels: { filedOn: t('changes:field.filedOn'), effectiveOn: t('changes:field.effectiveOn') },
    validate: ({ filedOn, effectiveOn }) => ({
      filedOn: faults.day(filedOn),
      effectiveOn: faults.day(effectiveOn),
    }),
    save: (values, { version }) =>
      read(
        api.POST('/api/v1/change-requests/{id}/file', {
          params: { path: { id: change.id }, header: ifMatch(version) },
          body: values,
        }),
      ),
    saved: t('changes:file.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  return (
    <Dialog title={t('changes:file.title', { number: change.number })} onClose={onClose}>
      <EntryForm entry={entry} submit={t('changes:file.submit')} onCancel={onClose}>
        <DayInput {...entry.field('filedOn')} required />
        <DayInput {...entry.field('effectiveOn')} required description={t('changes:field.effectiveHint')} />
      </EntryForm>
    </Dialog>
  );
}

/** Records the funder's answer; an approval takes effect at once. */
export function DecideForm({ change, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewChanges();
  const entry = useEntry({
    initialValues: { outcome: 'approved', decidedOn: today, number: '', note: '' },
    version: change.version,
    labels: {
      outcome: t('changes:field.outcome'),
      decidedOn: t('changes:field.decidedOn'),
      number: t('changes:field.number'),
      note: t('changes:field.note'),
    },
    validate: ({ decidedOn, number }) => ({
      decidedOn: faults.day(decidedOn),
      number: faults.text(number),
    }),
    save: ({ outcome, note, ...values }, { version, key }) =>
      read(
        api.POST('/api/v1/change-requests/{id}/decide', {
          params: { path: { id: change.id }, header: { ...ifMatch(version), ...idempotent(key) } },
          body: {
            ...values,
            outcome: outcome === 'approved' ? 'approved' : 'rejected',
            note: note.trim() === '' ? null : note,
          },
        }),
      ),
    saved: t('changes:decide.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const { onChange: choose, ...outcome } = entry.field('outcome');
  return (
    <Dialog title={t('changes:decide.title', { number: change.number })} onClose={onClose}>
      <p>{t('changes:decide.text')}</p>
      <EntryForm entry={entry} submit={t('changes:decide.submit')} onCancel={onClose}>
        <Select
          {...outcome}
          required
          allowDeselect={false}
          onChange={(value) => choose(value ?? 'approved')}
          data={CHANGE_OUTCOMES.map((value) => ({ value, label: t(`changes:state.${value}`) }))}
        />
        <DayInput {...entry.field('decidedOn')} required />
        <TextInput {...entry.field('number')} required maxLength={100} />
        <Textarea {...entry.field('note')} autosize minRows={2} maxLength={4000} />
      </EntryForm>
    </Dialog>
  );
}

/** Asks first, then withdraws a filed request or throws a draft away; a refusal is told. */
export function useStep({ id, version, number }: Change): (step: 'withdraw' | 'remove') => () => void {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const problemWords = useProblemWords();
  const renew = useRenewChanges();
  const send = useMutation({
    mutationFn: async (step: 'withdraw' | 'remove') => {
      const params = { path: { id }, header: ifMatch(version) };
      if (step === 'remove') await read(api.DELETE('/api/v1/change-requests/{id}', { params }));
      else await read(api.POST('/api/v1/change-requests/{id}/withdraw', { params }));
    },
    onSuccess: (_answer, step) =>
      notifications.show({ message: t(`changes:${step}.saved`), color: 'petrol' }),
    onError: (error) => {
      const { title, detail } = problemWords(error);
      notifications.show({ title, message: detail, color: 'red' });
    },
    onSettled: renew,
  });
  return (step) => () =>
    confirm({
      title: t(`changes:${step}.title`, { number }),
      text: t(`changes:${step}.text`),
      confirm: t(`changes:${step}.submit`),
      danger: step === 'remove',
      onConfirm: () => send.mutate(step),
    });
}

function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {children}
    </Modal>
  );
}
