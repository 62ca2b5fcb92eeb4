import { Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../ui/day-input';
import { EntryForm } from '../../ui/entry-form';
import { QueryView } from '../../ui/query-view';
import type { ProjectDetails } from '../projects/queries';
import { BudgetFields } from './budget-fields';
import { type ChangeBase, type Draft, periodOf, startDraft } from './change-draft';
import { type Sheet, useChangeEntry } from './change-entry';
import { PlanFields } from './plan-fields';
import { type Change, useChangeBase } from './queries';

interface Props {
  project: ProjectDetails;
  /** The draft that is written anew; null starts a new request. */
  change: Change | null;
  onClose: () => void;
}

/** Drafts a change request: period, plans of the parts and budget as they stand, to be written over, and words. */
export function ChangeForm({ project, change, onClose }: Props) {
  const { t } = useTranslation();
  const base = useChangeBase(project.id, change?.id ?? null);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${project.code}: ${change ? t('changes:editTitle', { number: change.number }) : t('changes:add')}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryView query={base}>
        {(data) => (
          <Fields
            project={project}
            change={change}
            base={{ ...data, period: periodOf(project.periods.decided) }}
            onClose={onClose}
          />
        )}
      </QueryView>
    </Modal>
  );
}

function Fields({ base: read, ...props }: Props & { base: ChangeBase }) {
  const { t } = useTranslation();
  const [start] = useState(() => startDraft(read, props.change));
  const [sheet, setSheet] = useState<Sheet>({ base: read, draft: start.draft });
  const { entry, field } = useChangeEntry(
    { ...props, projectId: props.project.id },
    start.values,
    sheet,
    setSheet,
  );
  const part = { ...sheet, entry, field, setDraft: (draft: Draft) => setSheet({ ...sheet, draft }) };
  return (
    <EntryForm entry={entry} submit={t('changes:saveDraft')} onCancel={props.onClose}>
      <p className="dim">{t('changes:formSub')}</p>
      <DayInput {...field('starts')} />
      <DayInput {...field('ends')} />
      <PlanFields {...part} />
      <BudgetFields {...part} />
      <Textarea {...field('other')} autosize minRows={2} maxLength={4000} />
      <Textarea {...field('reason')} required autosize minRows={2} maxLength={4000} />
    </EntryForm>
  );
}
