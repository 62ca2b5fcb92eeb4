import { Button, Checkbox, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_MODELS } from '../../../shared/funding.js';
import { AmountInput } from '../../ui/amount-input';
import { DayInput } from '../../ui/day-input';
import { FieldError } from '../../ui/entry-form';
import {
  type CostDraft,
  emptyStaff,
  emptyTravel,
  isModel,
  STAFF_KINDS,
  type StaffDraft,
  type TravelDraft,
} from './cost-draft';

export interface FieldsProps {
  draft: CostDraft;
  set: (changes: Partial<CostDraft>) => void;
  /** Words of what was refused, by field such as `staff.0.on`. */
  errors: Readonly<Record<string, string>>;
}

const errorOf = (errors: FieldsProps['errors'], name: string): ReactNode =>
  errors[name] ? <FieldError>{errors[name]}</FieldError> : undefined;

/** The inputs that the chosen cost model takes. */
export function CostFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Select
        label={t('costs:field.model')}
        data={COST_MODELS.map((value) => ({ value, label: t(`costs:model.${value}`) }))}
        value={draft.model}
        allowDeselect={false}
        error={errorOf(errors, 'model')}
        onChange={(model) => model && isModel(model) && set({ model })}
      />
      {draft.model === 'lumpSum' ? (
        <LumpSumFields draft={draft} set={set} errors={errors} />
      ) : (
        <>
          {draft.model === 'flatRate' && (
            <TextInput
              label={t('costs:field.flatRate')}
              description={t('costs:field.flatRateHint')}
              value={draft.flatRate}
              inputMode="decimal"
              maxLength={10}
              error={errorOf(errors, 'flatRate')}
              onChange={(event) => set({ flatRate: event.currentTarget.value })}
            />
          )}
          <StaffFields draft={draft} set={set} errors={errors} />
          <OtherFields draft={draft} set={set} errors={errors} />
        </>
      )}
      <TextInput
        label={t('costs:field.supportRate')}
        description={t('costs:field.supportRateHint')}
        value={draft.supportRate}
        inputMode="decimal"
        maxLength={10}
        error={errorOf(errors, 'supportRate')}
        onChange={(event) => set({ supportRate: event.currentTarget.value })}
      />
    </Stack>
  );
}

function LumpSumFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <AmountInput
        label={t('costs:field.lumpSum')}
        description={t('costs:field.lumpSumHint')}
        value={draft.lumpSum}
        error={errorOf(errors, 'lumpSum')}
        onChange={(lumpSum) => set({ lumpSum })}
      />
      <Checkbox
        label={t('costs:field.proven')}
        checked={draft.proven}
        onChange={(event) => set({ proven: event.currentTarget.checked })}
      />
    </>
  );
}

function StaffFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  const change = (at: number, changes: Partial<StaffDraft>) =>
    set({ staff: draft.staff.map((row, index) => (index === at ? { ...row, ...changes } : row)) });
  return (
    <>
      {draft.staff.map((row, at) => (
        <StaffRow
          key={at}
          row={row}
          number={at + 1}
          error={(name) => errorOf(errors, `staff.${at}.${name}`)}
          change={(changes) => change(at, changes)}
          remove={() => set({ staff: draft.staff.filter((_, index) => index !== at) })}
        />
      ))}
      <div>
        <Button variant="default" onClick={() => set({ staff: [...draft.staff, emptyStaff()] })}>
          {t('costs:action.addStaff')}
        </Button>
      </div>
    </>
  );
}

interface StaffRowProps {
  row: StaffDraft;
  number: number;
  error: (name: string) => ReactNode;
  change: (changes: Partial<StaffDraft>) => void;
  remove: () => void;
}

function StaffRow({ row, number, error, change, remove }: StaffRowProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('costs:field.staffNumber', { number })}>
      <Stack gap="sm">
        <Select
          label={t('costs:field.staffKind')}
          data={STAFF_KINDS.map((value) => ({ value, label: t(`costs:staffKind.${value}`) }))}
          value={row.kind}
          allowDeselect={false}
          error={error('kind')}
          onChange={(kind) => change({ kind: STAFF_KINDS.find((one) => one === kind) ?? row.kind })}
        />
        <TextInput
          label={t('costs:field.staffName')}
          value={row.name}
          maxLength={120}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <AmountInput
          label={t(`costs:staffAmount.${row.kind}`)}
          value={row.amount}
          error={error('amount')}
          onChange={(amount) => change({ amount })}
        />
        {row.kind === 'unitCost' && (
          <TextInput
            label={t('costs:field.hours')}
            value={row.hours}
            inputMode="decimal"
            maxLength={12}
            error={error('hours')}
            onChange={(event) => change({ hours: event.currentTarget.value })}
          />
        )}
        {row.kind !== 'costs' && (
          <DayInput
            label={t('costs:field.costDay')}
            description={t('costs:field.costDayHint')}
            value={row.on}
            error={error('on')}
            onChange={(on) => change({ on })}
          />
        )}
        {row.kind === 'salary' && (
          <Checkbox
            label={t('costs:field.teachingStaff')}
            checked={row.teachingStaff}
            onChange={(event) => change({ teachingStaff: event.currentTarget.checked })}
          />
        )}
        <div>
          <Button variant="subtle" onClick={remove} aria-label={t('costs:action.removeStaff', { number })}>
            {t('common:action.remove')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}

function OtherFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  const amount = (name: 'purchasedServices' | 'travel' | 'equipment' | 'other', word: string) => (
    <AmountInput
      label={t(`explanation:term.${word}`)}
      value={draft[name]}
      error={errorOf(errors, name)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <details open={draft.model !== 'flatRate' || undefined}>
      <summary>{t('costs:field.others')}</summary>
      <Stack gap="sm" mt="sm">
        {amount('purchasedServices', 'purchasedServices')}
        {amount('travel', 'travelCosts')}
        <TravelDays draft={draft} set={set} errors={errors} />
        {amount('equipment', 'equipmentCosts')}
        {amount('other', 'otherCosts')}
      </Stack>
    </details>
  );
}

function TravelDays({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  const rows = draft.travelDays;
  const change = (at: number, changes: Partial<TravelDraft>) =>
    set({ travelDays: rows.map((row, index) => (index === at ? { ...row, ...changes } : row)) });
  return (
    <>
      {rows.map((row, at) => (
        <Group key={at} align="flex-start" grow>
          <AmountInput
            label={t('explanation:term.unitPrice')}
            value={row.unitPrice}
            error={errorOf(errors, `travelDays.${at}.unitPrice`) ?? errorOf(errors, 'travelDays')}
            onChange={(unitPrice) => change(at, { unitPrice })}
          />
          <TextInput
            label={t('explanation:term.days')}
            description={t('costs:field.daysHint')}
            value={row.days}
            inputMode="numeric"
            maxLength={6}
            onChange={(event) => change(at, { days: event.currentTarget.value })}
          />
        </Group>
      ))}
      <div>
        <Button variant="default" onClick={() => set({ travelDays: [...rows, emptyTravel()] })}>
          {t('costs:action.addTravelDays')}
        </Button>
      </div>
    </>
  );
}
