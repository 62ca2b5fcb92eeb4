import { Modal, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, idempotent, read } from '../../api/client';
import { AmountInput } from '../../ui/amount-input';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { QueryView } from '../../ui/query-view';
import { useFaults } from '../../ui/use-faults';
import { withFieldNames } from '../funding/queries';
import type { ProjectDetails } from '../projects/queries';
import { type Budget, type ChangeBody, type FundingPlan, useChangeBase, useRenewChanges } from './queries';

interface Base {
  plans: FundingPlan[];
  budget: Budget;
}

type Values = Record<string, string>;

/** Drafts a change request: period, amounts of plans and budget as they stand, to be written over, and words. */
export function ChangeForm({ project, onClose }: { project: ProjectDetails; onClose: () => void }) {
  const { t } = useTranslation();
  const base = useChangeBase(project.id);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${project.code}: ${t('changes:add')}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryView query={base}>
        {(data) => <Fields project={project} base={data} onClose={onClose} />}
      </QueryView>
    </Modal>
  );
}

function Fields({ project, base, onClose }: { project: ProjectDetails; base: Base; onClose: () => void }) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewChanges();
  const initial = initialValues(project, base);
  const names = useNames(base);
  const entry = useEntry<Values>({
    initialValues: initial,
    labels: names,
    validate: ({ starts = '', ends = '', reason = '' }) => ({
      starts: faults.day(starts, false),
      ends: faults.day(ends, false),
      reason: faults.text(reason),
    }),
    save: (values, { key }) =>
      withFieldNames(
        read(
          api.POST('/api/v1/projects/{id}/change-requests', {
            params: { path: { id: project.id }, header: idempotent(key) },
            body: bodyOf(values, initial, base),
          }),
        ),
        (pointer) =>
          /^\/period\/(starts|ends)$/.exec(pointer)?.[1] ?? (pointer === '/period' ? 'ends' : null),
      ),
    saved: t('changes:saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const field = (name: string) => {
    const { label, value, ...rest } = entry.field(name);
    return { ...rest, label: label ?? names[name] ?? name, value: value ?? '' };
  };
  return (
    <EntryForm entry={entry} submit={t('changes:saveDraft')} onCancel={onClose}>
      <p className="dim">{t('changes:formSub')}</p>
      <DayInput {...field('starts')} />
      <DayInput {...field('ends')} />
      {base.plans.map((plan) => (
        <fieldset key={plan.year}>
          <legend>{t('changes:outcome.plan', { year: plan.year })}</legend>
          <AmountInput {...field(`total_${plan.year}`)} />
          {plan.lines.map((_line, at) => (
            <AmountInput key={at} {...field(`plan_${plan.year}_${at}`)} />
          ))}
        </fieldset>
      ))}
      {base.budget.lines.length > 0 && (
        <fieldset>
          <legend>{t('changes:outcome.budget')}</legend>
          {base.budget.lines.map((_line, at) => (
            <AmountInput key={at} {...field(`budget_${at}`)} />
          ))}
        </fieldset>
      )}
      <Textarea {...field('other')} autosize minRows={2} maxLength={4000} />
      <Textarea {...field('reason')} required autosize minRows={2} maxLength={4000} />
    </EntryForm>
  );
}

/** What each field is called. */
function useNames(base: Base): Record<string, string> {
  const { t } = useTranslation();
  const names: Record<string, string> = {
    starts: t('changes:field.starts'),
    ends: t('changes:field.ends'),
    other: t('changes:field.other'),
    reason: t('changes:field.reason'),
  };
  for (const plan of base.plans) {
    names[`total_${plan.year}`] = `${t('changes:outcome.total')} ${plan.year}`;
    plan.lines.forEach((line, at) => {
      const source = t(`funding:class.${line.fundingClass}`);
      names[`plan_${plan.year}_${at}`] = [source, line.organisation?.name, plan.year]
        .filter(Boolean)
        .join(' ');
    });
  }
  base.budget.lines.forEach((line, at) => {
    names[`budget_${at}`] = `${t(`finance:category.${line.costCategory}`)} ${line.year}`;
  });
  return names;
}

function initialValues(project: ProjectDetails, { plans, budget }: Base): Values {
  const day = (value: string | null | undefined) => (value?.length === 10 ? value : '');
  const values: Values = {
    starts: day(project.periods.decided?.starts),
    ends: day(project.periods.decided?.ends),
    other: '',
    reason: '',
  };
  for (const plan of plans) {
    values[`total_${plan.year}`] = plan.total ?? '';
    plan.lines.forEach((line, at) => (values[`plan_${plan.year}_${at}`] = line.amount));
  }
  budget.lines.forEach((line, at) => (values[`budget_${at}`] = line.amount));
  return values;
}

/** Only what was written over is asked for; a plan and the budget go whole. */
function bodyOf(values: Values, initial: Values, { plans, budget }: Base): ChangeBody {
  const changed = (prefix: string) =>
    Object.keys(values).some((name) => name.startsWith(prefix) && values[name] !== initial[name]);
  const { starts = '', ends = '', other = '', reason = '' } = values;
  const asked = plans.filter(({ year }) => changed(`total_${year}`) || changed(`plan_${year}_`));
  const period = starts !== initial['starts'] || ends !== initial['ends'] ? { starts, ends } : null;
  return {
    reason,
    period,
    other: other.trim() === '' ? null : other,
    plans: asked.map((plan) => ({
      year: plan.year,
      status: plan.status,
      exactness: plan.exactness,
      total: values[`total_${plan.year}`] || null,
      volume: plan.volume,
      volumeNote: plan.volumeNote,
      note: plan.note,
      lines: plan.lines.map((line, at) => ({
        fundingClass: line.fundingClass,
        organisationId: line.organisation?.id ?? null,
        instrument: line.instrument,
        exactness: line.exactness,
        note: line.note,
        amount: values[`plan_${plan.year}_${at}`] ?? line.amount,
      })),
    })),
    budget: changed('budget_')
      ? budget.lines.map(({ costCategory, year, amount }, at) => ({
          costCategory,
          year,
          amount: values[`budget_${at}`] ?? amount,
        }))
      : null,
  };
}
