import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DEADLINE_BASES, DEADLINE_KINDS } from '../../../shared/deadline.js';
import { useOwners, useProjectChoices } from './queries';
import { leadWords } from './words';

const LEADS = ['P60D', 'P30D', 'P14D', 'P7D', 'P3D', 'P1D', 'P0D', 'PT2H', 'PT1H', 'PT15M', 'PT1M'];

type Name = 'title' | 'kind' | 'basis' | 'projectId' | 'ownerId' | 'leads' | 'note';

interface FieldProps {
  id: string;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: ReactNode;
}

interface DeadlineFieldsProps {
  field: (name: Name) => FieldProps;
  /** Between what it is and whose it is: when it is due. */
  due?: ReactNode;
}

/** What a deadline is, whose it is and when to remind of it. */
export function DeadlineFields({ field, due }: DeadlineFieldsProps) {
  const { t } = useTranslation();
  const owners = useOwners();
  const projects = useProjectChoices();
  const text = (name: Name) => {
    const { value, ...rest } = field(name);
    return { ...rest, value: typeof value === 'string' ? value : '' };
  };
  const choice = (name: Name) => {
    const { value, ...rest } = field(name);
    return { ...rest, value: typeof value === 'string' && value !== '' ? value : null };
  };
  const { value: chosen, ...leads } = field('leads');
  const leadsChosen = Array.isArray(chosen) ? chosen.filter((lead) => typeof lead === 'string') : [];
  const leadChoices = [...new Set([...LEADS, ...leadsChosen])];
  return (
    <>
      <TextInput {...text('title')} required maxLength={300} />
      <Select
        {...choice('kind')}
        required
        allowDeselect={false}
        data={DEADLINE_KINDS.map((kind) => ({ value: kind, label: t(`deadlines:kind.${kind}`) }))}
      />
      <Select
        {...choice('basis')}
        required
        allowDeselect={false}
        description={t('deadlines:form.basisHint')}
        data={DEADLINE_BASES.map((basis) => ({ value: basis, label: t(`deadlines:basis.${basis}`) }))}
      />
      {due}
      <Select
        {...choice('projectId')}
        clearable
        searchable
        nothingFoundMessage={t('common:table.noMatch')}
        clearButtonProps={{ 'aria-label': t('deadlines:filter.clearProject') }}
        data={projects.data ?? []}
      />
      <Select
        {...choice('ownerId')}
        clearable
        searchable
        description={t('deadlines:form.ownerHint')}
        nothingFoundMessage={t('common:table.noMatch')}
        clearButtonProps={{ 'aria-label': t('deadlines:filter.clearOwner') }}
        data={(owners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <MultiSelect
        {...leads}
        value={leadsChosen}
        maxValues={10}
        description={t('deadlines:form.leadsHint')}
        data={leadChoices.map((lead) => ({ value: lead, label: leadWords(lead, t) }))}
      />
      <Textarea {...text('note')} autosize minRows={2} maxLength={4000} />
    </>
  );
}

/** The fields of the interface that a form of texts holds. */
export function detailsOf(values: {
  projectId: string | null;
  ownerId: string | null;
  leads: string[];
  note: string;
}) {
  return {
    projectId: values.projectId === '' ? null : values.projectId,
    ownerId: values.ownerId === '' ? null : values.ownerId,
    leads: values.leads.length === 0 ? null : values.leads,
    note: values.note.trim() === '' ? null : values.note,
  };
}

export function useDeadlineLabels() {
  const { t } = useTranslation();
  return {
    title: t('deadlines:form.title'),
    kind: t('deadlines:form.kind'),
    basis: t('deadlines:form.basis'),
    projectId: t('deadlines:form.project'),
    ownerId: t('deadlines:form.owner'),
    leads: t('deadlines:form.leads'),
    note: t('deadlines:form.note'),
  };
}

export function useDueLabels() {
  const { t } = useTranslation();
  return {
    precision: t('deadlines:form.precision'),
    date: t('deadlines:form.date'),
    month: t('deadlines:form.month'),
    time: t('deadlines:form.time'),
    untilTime: t('deadlines:form.untilTime'),
  };
}

/** The form's choices as the interface takes them. */
export function choicesOf(values: { kind: string; basis: string }) {
  return {
    kind: DEADLINE_KINDS.find((kind) => kind === values.kind) ?? 'other',
    basis: DEADLINE_BASES.find((basis) => basis === values.basis) ?? 'internal',
  };
}
