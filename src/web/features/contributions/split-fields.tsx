import { Radio, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/days';
import { AmountInput } from '../../ui/amount-input';
import { DayInput } from '../../ui/day-input';
import { FieldError } from '../../ui/entry-form';
import { useAllocationKeys, useProjectChoices, useRegister } from './queries';
import { WAYS, draftFrom, type SplitDraft, type Way } from './split-draft';

export interface SplitPart {
  draft: SplitDraft;
  set: (changes: Partial<SplitDraft>) => void;
  errors: Record<string, string>;
}

const errorAt = (errors: Record<string, string>, field: string) =>
  errors[field] ? <FieldError>{errors[field]}</FieldError> : undefined;

/** The total, its year and its project. */
export function WhatFields({ draft, set, errors }: SplitPart) {
  const { t } = useTranslation();
  const projects = useProjectChoices();
  return (
    <>
      <AmountInput
        id="field-totalAmount"
        label={t('contributions:field.total')}
        required
        value={draft.totalAmount}
        onChange={(totalAmount) => set({ totalAmount })}
        error={errorAt(errors, 'totalAmount')}
      />
      <TextInput
        label={t('contributions:field.year')}
        required
        inputMode="numeric"
        maxLength={4}
        w={120}
        value={draft.year}
        onChange={(event) => set({ year: event.currentTarget.value })}
        error={errorAt(errors, 'year')}
      />
      <Select
        label={t('contributions:field.project')}
        description={t('contributions:new.projectHint')}
        placeholder={t('contributions:ownActivity')}
        data={projects}
        value={draft.projectId || null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common:action.remove') }}
        onChange={(projectId) => set({ projectId: projectId ?? '' })}
        error={errorAt(errors, 'projectId')}
      />
    </>
  );
}

/** How it is shared, perhaps as before. */
export function WayFields({ draft, set }: SplitPart) {
  const { t } = useTranslation();
  const keys = useAllocationKeys();
  const register = useRegister(draft.borderYear);
  const copy = (id: string | null) => {
    const key = keys.data?.items.find((one) => one.id === id);
    if (key) set(draftFrom(draft, key));
  };
  const choose = (value: string) => {
    const way = WAYS.find((one): one is Way => one === value) ?? 'percentage';
    set({ way, ...(way === 'register' ? knownFigures(draft, register) : {}) });
  };
  return (
    <>
      {(keys.data?.items.length ?? 0) > 0 && (
        <Select
          label={t('contributions:new.copy')}
          description={t('contributions:new.copyHint')}
          data={(keys.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          onChange={copy}
        />
      )}
      <Radio.Group label={t('contributions:new.way')} value={draft.way} onChange={choose}>
        <Stack gap={6} mt={6}>
          {WAYS.map((way) => (
            <Radio
              key={way}
              value={way}
              label={t(`contributions:way.${way}`)}
              description={t(`contributions:wayHint.${way}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}

/** The day and the borders of the figures: chosen from what the register has, or typed. */
export function FigureFields(part: SplitPart) {
  if (part.draft.way === 'register') return <RegisterFields {...part} />;
  return part.draft.way === 'typed' ? <TypedFields {...part} /> : null;
}

function RegisterFields({ draft, set, errors }: SplitPart) {
  const { t } = useTranslation();
  const { referenceDates, borderYears } = useRegister(draft.borderYear);
  return (
    <>
      <Select
        label={t('contributions:field.referenceDate')}
        required
        allowDeselect={false}
        data={referenceDates.map((day) => ({ value: day, label: formatDay(day) }))}
        value={draft.referenceDate}
        onChange={(referenceDate) => referenceDate && set({ referenceDate })}
        error={errorAt(errors, 'referenceDate')}
      />
      <Select
        label={t('contributions:field.borderYear')}
        description={t('contributions:new.borderYearHint')}
        required
        allowDeselect={false}
        data={borderYears.map(String)}
        value={draft.borderYear}
        onChange={(borderYear) => borderYear && set({ borderYear })}
        error={errorAt(errors, 'borderYear')}
      />
    </>
  );
}

function TypedFields({ draft, set, errors }: SplitPart) {
  const { t } = useTranslation();
  return (
    <>
      <DayInput
        label={t('contributions:field.referenceDate')}
        required
        value={draft.referenceDate}
        onChange={(referenceDate) => set({ referenceDate })}
        error={errorAt(errors, 'referenceDate')}
      />
      <TextInput
        label={t('contributions:field.borderYear')}
        description={t('contributions:new.borderYearHint')}
        required
        inputMode="numeric"
        maxLength={4}
        value={draft.borderYear}
        onChange={(event) => set({ borderYear: event.currentTarget.value })}
        error={errorAt(errors, 'borderYear')}
      />
    </>
  );
}

/** What the key is called and where it comes from. */
export function KeyWords({ draft, set, errors }: SplitPart) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('contributions:field.keyName')}
        description={t('contributions:new.keyNameHint')}
        required
        maxLength={200}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={errorAt(errors, 'name')}
      />
      <Textarea
        label={t('contributions:field.basis')}
        description={t('contributions:new.basisHint')}
        autosize
        maxLength={500}
        value={draft.basis}
        onChange={(event) => set({ basis: event.currentTarget.value })}
        error={errorAt(errors, 'basis')}
      />
      {draft.way !== 'register' && (
        <TextInput
          label={t('contributions:field.source')}
          required={draft.way === 'typed'}
          maxLength={500}
          value={draft.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
          error={errorAt(errors, 'source')}
        />
      )}
    </>
  );
}

/** The figures asked for when the register has them, else its newest. */
function knownFigures(
  draft: SplitDraft,
  { referenceDates, borderYears }: { referenceDates: string[]; borderYears: number[] },
): Partial<SplitDraft> {
  const years = borderYears.map(String);
  return {
    referenceDate: referenceDates.includes(draft.referenceDate)
      ? draft.referenceDate
      : (referenceDates.at(-1) ?? draft.referenceDate),
    borderYear: years.includes(draft.borderYear) ? draft.borderYear : (years.at(-1) ?? draft.borderYear),
  };
}
