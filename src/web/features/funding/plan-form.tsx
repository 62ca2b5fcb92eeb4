import { Checkbox, Fieldset, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { FUNDING_CLASSES, PLAN_STATUSES } from '../../../shared/funding.js';
import { api, ifMatch, read } from '../../api/client';
import { AmountInput } from '../../ui/amount-input';
import { type Entry, EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { type FundingPlan, type FundingPlanBody, readPlan, useRenewFunding, withFieldNames } from './queries';

const LINE_PARTS = ['class', 'amount', 'approximate', 'note'] as const;

type LineField = `line${number}${(typeof LINE_PARTS)[number]}`;
const lineField = (at: number, part: (typeof LINE_PARTS)[number]): LineField => `line${at}${part}`;

interface Props {
  project: { id: string; code: string };
  /** The plan there is; without it a new one is entered. */
  plan?: FundingPlan;
  onClose: () => void;
}

/** Names of the fields, those of the lines with their number. */
function planLabels(t: TFunction, places: readonly number[]): Record<string, string> {
  return {
    year: t('funding:plan.year'),
    status: t('funding:plan.status'),
    total: t('funding:plan.total'),
    approximate: t('funding:plan.approximate'),
    volume: t('funding:plan.volume'),
    volumeNote: t('funding:plan.volumeNote'),
    note: t('funding:field.note'),
    ...Object.fromEntries(
      places.flatMap((at) =>
        LINE_PARTS.map((part) => [lineField(at, part), `${at + 1}. ${t(`funding:plan.line.${part}`)}`]),
      ),
    ),
  };
}

/** The form's values, checks and sending. */
function usePlanEntry({ project, plan, onClose }: Props, lines: number, places: readonly number[]) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  return useEntry<Record<string, string | boolean>>({
    initialValues: valuesOf(plan, lines),
    ...(plan ? { version: plan.version } : {}),
    labels: planLabels(t, places),
    validate: (values) => ({
      year: /^(19[9]\d|20\d\d)$/.test(textOf(values['year'])) ? null : t('funding:plan.yearFault'),
      total: faults.amount(textOf(values['total']), false),
      ...Object.fromEntries(
        usedLines(values, places).map((at) => [
          lineField(at, 'amount'),
          faults.amount(textOf(values[lineField(at, 'amount')])),
        ]),
      ),
    }),
    save: (values, { version }) =>
      withFieldNames(
        read(
          api.PUT('/api/v1/projects/{id}/funding-plan/{year}', {
            params: {
              path: { id: project.id, year: textOf(values['year']) },
              ...(plan ? { header: ifMatch(version) } : {}),
            },
            body: bodyOf(values, places),
          }),
        ),
        (pointer) => lineFieldOf(pointer, usedLines(values, places)),
      ),
    ...(plan
      ? {
          reload: async () => {
            const stored = await readPlan(project.id, plan.year);
            return { values: valuesOf(stored, lines), version: stored.version };
          },
        }
      : {}),
    saved: t('funding:plan.saved', { code: project.code }),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

/** The funding plan of a year: what it costs and who pays; the rest shows as uncovered. */
export function PlanForm({ project, plan, onClose }: Props) {
  const { t } = useTranslation();
  const lines = Math.max(4, (plan?.lines.length ?? 0) + 2);
  const places = Array.from({ length: lines }, (_, at) => at);
  const entry = usePlanEntry({ project, plan, onClose }, lines, places);
  const text = textFields(entry);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`${project.code}: ${t('funding:plan.title')}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t('funding:plan.save')} onCancel={onClose}>
        <TextInput
          {...text('year')}
          required
          disabled={plan !== undefined}
          inputMode="numeric"
          maxLength={4}
        />
        <Select
          {...text('status')}
          required
          allowDeselect={false}
          data={PLAN_STATUSES.map((value) => ({ value, label: t(`funding:plan.statuses.${value}`) }))}
        />
        <AmountInput {...text('total')} description={t('funding:plan.totalHint')} />
        <Checkbox {...entry.tick('approximate')} />
        {places.map((at) => (
          <PlanLine key={at} entry={entry} at={at} />
        ))}
        <AmountInput {...text('volume')} description={t('funding:plan.volumeHint')} />
        <TextInput {...text('volumeNote')} maxLength={500} />
        <TextInput {...text('note')} maxLength={2000} />
      </EntryForm>
    </Modal>
  );
}

/** One source: chosen first, then its amount. */
function PlanLine({ entry, at }: { entry: Entry<Values>; at: number }) {
  const { t } = useTranslation();
  const text = textFields(entry);
  return (
    <Fieldset legend={t('funding:plan.lineNumber', { number: at + 1 })}>
      <Stack gap="sm">
        <Select
          {...text(lineField(at, 'class'))}
          label={t('funding:plan.line.class')}
          allowDeselect={false}
          data={[
            { value: '', label: t('funding:plan.noLine') },
            ...FUNDING_CLASSES.map((value) => ({ value, label: t(`funding:class.${value}`) })),
          ]}
        />
        {textOf(entry.form.values[lineField(at, 'class')]) !== '' && (
          <>
            <AmountInput {...text(lineField(at, 'amount'))} label={t('funding:plan.line.amount')} required />
            <Group>
              <Checkbox
                {...entry.tick(lineField(at, 'approximate'))}
                label={t('funding:plan.line.approximate')}
              />
            </Group>
            <TextInput {...text(lineField(at, 'note'))} label={t('funding:plan.line.note')} maxLength={500} />
          </>
        )}
      </Stack>
    </Fieldset>
  );
}

/** The fields of the form that hold text. */
function textFields(entry: Entry<Values>) {
  return (name: string) => ({
    ...entry.field(name),
    label: entry.labels[name] ?? name,
    value: textOf(entry.form.values[name]),
  });
}

type Values = Record<string, string | boolean>;

const textOf = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : '');

const usedLines = (values: Values, places: readonly number[]) =>
  places.filter((at) => textOf(values[lineField(at, 'class')]) !== '');

function valuesOf(plan: FundingPlan | undefined, lines: number): Values {
  const values: Values = {
    year: plan ? String(plan.year) : '',
    status: plan?.status ?? 'preliminary',
    total: plan?.total ?? '',
    approximate: plan?.exactness === 'approximate',
    volume: plan?.volume ?? '',
    volumeNote: plan?.volumeNote ?? '',
    note: plan?.note ?? '',
  };
  for (let at = 0; at < lines; at += 1) {
    const line = plan?.lines[at];
    values[lineField(at, 'class')] = line?.fundingClass ?? '';
    values[lineField(at, 'amount')] = line?.amount ?? '';
    values[lineField(at, 'approximate')] = line?.exactness === 'approximate';
    values[lineField(at, 'note')] = line?.note ?? '';
  }
  return values;
}

function bodyOf(values: Values, places: readonly number[]): FundingPlanBody {
  const given = (name: string) => textOf(values[name]).trim() || null;
  const exactness = (name: string) => (values[name] === true ? 'approximate' : 'exact');
  return {
    status: PLAN_STATUSES.find((one) => one === values['status']) ?? 'preliminary',
    total: given('total'),
    exactness: exactness('approximate'),
    volume: given('volume'),
    volumeNote: given('volumeNote'),
    note: given('note'),
    lines: usedLines(values, places).map((at) => ({
      fundingClass: FUNDING_CLASSES.find((one) => one === values[lineField(at, 'class')]) ?? 'stateGrant',
      amount: textOf(values[lineField(at, 'amount')]),
      exactness: exactness(lineField(at, 'approximate')),
      note: given(lineField(at, 'note')),
    })),
  };
}

/** `/lines/0/amount` is the amount of the first line in use; `/lines` alone is about their sum. */
function lineFieldOf(pointer: string, used: readonly number[]): string | null {
  const match = /^\/lines(?:\/(\d+)\/(\w+))?$/.exec(pointer);
  if (!match) return null;
  if (match[1] === undefined) return 'total';
  const part = LINE_PARTS.find((one) => one === match[2]) ?? 'class';
  return lineField(used[Number(match[1])] ?? 0, part);
}
