import { Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OUTCOMES } from '../../../shared/funding.js';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { api, idempotent, read } from '../../api/client';
import type { components } from '../../api/schema';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { AmountFields, amountBodies, amountFieldOf, amountLabels, noAmounts } from './amount-fields';
import { type Application, useRenewFunding, withFieldNames } from './queries';

type DecisionBody = components['schemas']['NewDecisionBody'];

interface Props {
  application: Application;
  onClose: () => void;
}

/** The form's values, checks and sending. */
function useDecisionEntry({ application, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  return useEntry({
    initialValues: {
      ...{ number: '', decided: today, outcome: 'granted', rate: '', periodStarts: '', periodEnds: '' },
      ...{ conditions: '', note: '', ...noAmounts, wholeExactness: 'exact' },
    },
    labels: {
      number: t('funding:field.number'),
      decided: t('funding:field.decided'),
      outcome: t('funding:field.outcome'),
      rate: t('funding:field.rate'),
      periodStarts: t('funding:field.periodStarts'),
      periodEnds: t('funding:field.periodEnds'),
      conditions: t('funding:field.conditions'),
      note: t('funding:field.note'),
      ...amountLabels(t),
    },
    validate: ({ number, decided, periodStarts, periodEnds }) => ({
      number: faults.text(number),
      decided: faults.day(decided),
      periodStarts: faults.day(periodStarts, false),
      periodEnds: faults.day(periodEnds, false),
    }),
    save: (values, { key }) =>
      withFieldNames(
        read(
          api.POST('/api/v1/applications/{id}/decisions', {
            params: { path: { id: application.id }, header: idempotent(key) },
            body: decisionBody(values),
          }),
        ),
        (pointer) => amountFieldOf(pointer, values) ?? periodFieldOf(pointer),
      ),
    saved: t('funding:decision.saved', { code: application.project.code }),
    onSaved: () => {
      renew();
      onClose();
    },
  });
}

/** Records the funder's decision on an application. */
export function DecisionForm({ application, onClose }: Props) {
  const { t } = useTranslation();
  const entry = useDecisionEntry({ application, onClose });
  const { onChange: chooseOutcome, ...outcome } = entry.field('outcome');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${application.project.code}: ${t('funding:decision.record')}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p>
        {t('funding:decision.once')}{' '}
        {application.submitted &&
          t('funding:decision.submittedOn', { day: formatDay(application.submitted) })}
      </p>
      <EntryForm entry={entry} submit={t('funding:decision.record')} onCancel={onClose}>
        <TextInput {...entry.field('number')} required maxLength={100} />
        <DayInput {...entry.field('decided')} required />
        <Select
          {...outcome}
          required
          allowDeselect={false}
          onChange={(value) => chooseOutcome(value ?? 'granted')}
          data={OUTCOMES.map((value) => ({ value, label: t(`funding:state.${value}`) }))}
        />
        {isGrant(outcome.value) && (
          <>
            <AmountFields entry={entry} scope="whole" exactOnly />
            <AmountFields entry={entry} scope="own" exactOnly />
            <TextInput {...entry.field('rate')} inputMode="decimal" maxLength={12} />
            <DayInput {...entry.field('periodStarts')} />
            <DayInput {...entry.field('periodEnds')} />
            <Textarea {...entry.field('conditions')} maxLength={4000} autosize minRows={2} />
          </>
        )}
        <Textarea {...entry.field('note')} maxLength={2000} autosize minRows={2} />
      </EntryForm>
    </Modal>
  );
}

type Values = Record<
  'number' | 'decided' | 'outcome' | 'rate' | 'periodStarts' | 'periodEnds' | 'conditions' | 'note',
  string
> &
  typeof noAmounts;

const isGrant = (outcome: string) => outcome === 'granted' || outcome === 'partly';

/** What belongs to a grant is left out where nothing was granted. */
function decisionBody(values: Values): DecisionBody {
  const outcome = OUTCOMES.find((one) => one === values.outcome) ?? 'granted';
  const grant = isGrant(outcome);
  const given = (text: string) => (grant && text.trim() ? text.trim() : null);
  return {
    number: values.number,
    decided: values.decided,
    outcome,
    amounts: grant ? amountBodies(values) : [],
    rate: given(values.rate.replace(',', '.')),
    periodStarts: given(values.periodStarts),
    periodEnds: given(values.periodEnds),
    conditions: given(values.conditions),
    note: values.note.trim() || null,
  };
}

/** The project's own rules on its decided period come back under the project's names. */
function periodFieldOf(pointer: string): string | null {
  if (pointer === '/periods/decided/starts') return 'periodStarts';
  return pointer === '/periods/decided/ends' ? 'periodEnds' : null;
}
