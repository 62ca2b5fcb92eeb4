import { Modal, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_MODELS, OUTCOMES } from '../../../shared/funding.js';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { api, idempotent, read } from '../../api/client';
import type { components } from '../../api/schema';
import { AmountInput } from '../../ui/amount-input';
import { DayInput } from '../../ui/day-input';
import { type Entry, EntryForm, type EntryValues, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { Still } from '../../ui/still';
import {
  AmountFields,
  type AmountValues,
  amountBodies,
  amountFieldOf,
  amountLabels,
  noAmounts,
} from './amount-fields';
import { LineFields, lineBodies, lineFaults, lineFieldOf, lineLabels, lineValues } from './line-fields';
import {
  OverrideFields,
  noOverrides,
  overrideBodies,
  overrideFaults,
  overrideFieldOf,
  overrideLabels,
} from './override-fields';
import {
  PartModelFields,
  partModelBodies,
  partModelFieldOf,
  partModelLabels,
  useParts,
} from './part-model-fields';
import { type Application, useRenewFunding, withFieldNames } from './queries';

type DecisionBody = components['schemas']['NewDecisionBody'];

interface Props {
  application: Application;
  /** A later decision that something granted is to be paid back. */
  repayment?: boolean;
  onClose: () => void;
}

/** A decision answers about what was applied for: the own part, the whole, or both; without amounts the whole. */
function expectedScopes({ amounts }: Application): Partial<AmountValues> {
  const asked = amounts.length > 0 ? amounts.map(({ scope }) => scope) : (['whole'] as const);
  return Object.fromEntries(asked.map((scope) => [`${scope}Exactness`, 'exact']));
}

/** Names of the fields; there are hundreds, so they are not made anew with every key that is pressed. */
function useLabels(parts: ReturnType<typeof useParts>): Record<string, string> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      number: t('funding:field.number'),
      decided: t('funding:field.decided'),
      outcome: t('funding:field.outcome'),
      rate: t('funding:field.rate'),
      periodStarts: t('funding:field.periodStarts'),
      periodEnds: t('funding:field.periodEnds'),
      conditions: t('funding:field.conditions'),
      note: t('funding:field.note'),
      costModel: t('funding:field.costModel'),
      appealUntil: t('funding:field.appealUntil'),
      repaid: t('funding:decision.toRepay'),
      ...partModelLabels(t, parts),
      ...overrideLabels(t),
      ...amountLabels(t),
      ...lineLabels(t),
    }),
    [t, parts],
  );
}

/** The form's values, checks and sending. */
function useDecisionEntry(
  { application, repayment = false, onClose }: Props,
  parts: ReturnType<typeof useParts>,
) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  const labels = useLabels(parts);
  return useEntry<EntryValues>({
    initialValues: {
      ...{
        costModel: '',
        appealUntil: '',
        repaid: '',
        ...lineValues([], today, { like: application.lines }),
      },
      ...noOverrides,
      ...{
        number: '',
        decided: today,
        outcome: repayment ? 'repayment' : 'granted',
        rate: '',
        periodStarts: '',
        periodEnds: '',
      },
      ...{ conditions: '', note: '', ...noAmounts, ...expectedScopes(application) },
    },
    labels,
    validate: (values) => faultsOf(values, repayment, faults),
    save: (values, { key }) =>
      withFieldNames(
        read(
          api.POST('/api/v1/applications/{id}/decisions', {
            params: { path: { id: application.id }, header: idempotent(key) },
            body: decisionBody(values, application.decision?.amounts[0]?.scope ?? 'own', parts),
          }),
        ),
        (pointer) => fieldOf(pointer, values, repayment, parts),
      ),
    saved: t('funding:decision.saved', { code: application.project.code }),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

/** What of it cannot be sent. */
function faultsOf(values: EntryValues, repayment: boolean, faults: ReturnType<typeof useFaults>) {
  return {
    number: faults.text(text(values, 'number')),
    decided: faults.day(text(values, 'decided')),
    periodStarts: faults.day(text(values, 'periodStarts'), false),
    periodEnds: faults.day(text(values, 'periodEnds'), false),
    appealUntil: faults.day(text(values, 'appealUntil'), false),
    repaid: repayment ? faults.amount(text(values, 'repaid')) : null,
    ...lineFaults(values, faults.amount),
    ...(isGrant(text(values, 'outcome')) ? overrideFaults(values, faults.text) : {}),
  };
}

/** The field of the form that a refusal is about. */
function fieldOf(
  pointer: string,
  values: EntryValues,
  repayment: boolean,
  parts: ReturnType<typeof useParts>,
): string | null {
  return (
    (repayment && pointer.startsWith('/amounts') ? 'repaid' : null) ??
    amountFieldOf(pointer, values as AmountValues) ??
    lineFieldOf(pointer, values) ??
    overrideFieldOf(pointer, values) ??
    partModelFieldOf(pointer, values, parts) ??
    periodFieldOf(pointer)
  );
}

/** Records the funder's decision on an application, or later that something granted is to be paid back. */
export function DecisionForm(props: Props) {
  const { application, repayment = false, onClose } = props;
  const { t } = useTranslation();
  const parts = useParts(application.project.id);
  const entry = useDecisionEntry(props, parts);
  const verb = t(repayment ? 'funding:act.repay' : 'funding:decision.record');
  const field = fieldsOf(entry);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`${application.project.code}: ${verb}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p>
        {t(repayment ? 'funding:decision.repaymentText' : 'funding:decision.once')}{' '}
        {!repayment &&
          application.submitted &&
          t('funding:decision.submittedOn', { day: formatDay(application.submitted) })}
      </p>
      <EntryForm entry={entry} submit={verb} onCancel={onClose} wide>
        <TextInput {...field('number')} required maxLength={100} />
        <Still of={entry.shown(['decided', 'appealUntil'])}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <DayInput {...field('decided')} required />
            <DayInput {...field('appealUntil')} />
          </SimpleGrid>
        </Still>
        {repayment ? (
          <AmountInput {...field('repaid')} required />
        ) : (
          <Select
            {...field('outcome')}
            required
            allowDeselect={false}
            onChange={(value) => entry.form.setFieldValue('outcome', value ?? 'granted')}
            data={OUTCOMES.map((value) => ({ value, label: t(`funding:state.${value}`) }))}
          />
        )}
        {isGrant(text(entry.form.values, 'outcome')) && (
          <GrantFields entry={entry} application={application} parts={parts} />
        )}
        <Still of={entry.shown(['note'])}>
          <Textarea {...field('note')} maxLength={2000} autosize minRows={2} />
        </Still>
      </EntryForm>
    </Modal>
  );
}

interface GrantProps {
  entry: Entry<EntryValues>;
  application: Application;
  parts: ReturnType<typeof useParts>;
}

/** What belongs to a grant: money, sources, rate, period, cost model, and the rules it overrides. */
function GrantFields({ entry, application, parts }: GrantProps) {
  const { t } = useTranslation();
  const [sources, setSources] = useState(1);
  const field = fieldsOf(entry);
  return (
    <>
      <AmountFields entry={entry} scope="whole" exactOnly />
      <AmountFields entry={entry} scope="own" exactOnly />
      <LineFields entry={entry} sources={sources} onMore={() => setSources(sources + 1)} />
      <Still of={entry.shown(['rate', 'periodStarts', 'periodEnds', 'costModel'])}>
        <TextInput {...field('rate')} inputMode="decimal" maxLength={12} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayInput {...field('periodStarts')} />
          <DayInput {...field('periodEnds')} />
        </SimpleGrid>
        <Select
          {...field('costModel')}
          allowDeselect={false}
          onChange={(value) => entry.form.setFieldValue('costModel', value ?? '')}
          data={[
            { value: '', label: t('common:fact.unknown') },
            ...COST_MODELS.map((value) => ({ value, label: t(`funding:costModel.${value}`) })),
          ]}
        />
      </Still>
      <Still of={[parts, ...entry.shown(Object.keys(partModelLabels(t, parts)))]}>
        <PartModelFields entry={entry} parts={parts} />
      </Still>
      <OverrideFields entry={entry} instrument={application.instrument.code} />
      <Still of={entry.shown(['conditions'])}>
        <Textarea {...field('conditions')} maxLength={4000} autosize minRows={2} />
      </Still>
    </>
  );
}

const text = (values: EntryValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** The fields of the form that hold text. */
function fieldsOf(entry: Entry<EntryValues>) {
  return (name: string) => ({
    ...entry.field(name),
    label: entry.labels[name] ?? name,
    value: text(entry.form.values, name),
  });
}

const isGrant = (outcome: string) => outcome === 'granted' || outcome === 'partly';

/** What belongs to a grant is left out where nothing was granted. */
function decisionBody(
  values: EntryValues,
  repaidScope: 'whole' | 'own',
  parts: Parameters<typeof partModelBodies>[1],
): DecisionBody {
  const given = (name: string) => text(values, name).trim() || null;
  const common = {
    number: text(values, 'number'),
    decided: text(values, 'decided'),
    appealUntil: given('appealUntil'),
    note: given('note'),
  };
  if (text(values, 'outcome') === 'repayment') {
    const total = text(values, 'repaid');
    return { ...common, outcome: 'repayment', amounts: [{ scope: repaidScope, exactness: 'exact', total }] };
  }
  const outcome = OUTCOMES.find((one) => one === text(values, 'outcome')) ?? 'granted';
  if (!isGrant(outcome)) return { ...common, outcome, amounts: [] };
  return {
    ...common,
    outcome,
    amounts: amountBodies(values as AmountValues),
    lines: lineBodies(values, []),
    rate: given('rate')?.replace(',', '.') ?? null,
    periodStarts: given('periodStarts'),
    periodEnds: given('periodEnds'),
    costModel: COST_MODELS.find((one) => one === text(values, 'costModel')) ?? null,
    partCostModels: partModelBodies(values, parts),
    overrides: overrideBodies(values),
    conditions: given('conditions'),
  };
}

/** The project's own rules on its decided period come back under the project's names. */
function periodFieldOf(pointer: string): string | null {
  if (pointer === '/periods/decided/starts') return 'periodStarts';
  return pointer === '/periods/decided/ends' ? 'periodEnds' : null;
}
