import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { useSession } from '../../app/session';
import { withAsOn } from '../../ui/app-link';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { PageHead } from '../../ui/page-head';
import { Sheet } from '../../ui/sheet';
import { useFaults } from '../../ui/use-faults';
import { ChangeGate } from './change-gate';
import { choicesOf, DeadlineFields, detailsOf, useDeadlineLabels, useDueLabels } from './deadline-fields';
import { DueFields } from './due-fields';
import { dueOf, isWhole } from './due-values';
import { useOwners, useRenewDeadlines } from './queries';
import { ReminderPreview } from './reminder-preview';

/** A new deadline, with what will be reminded of it. */
export function NewDeadline() {
  const { t } = useTranslation();
  return (
    <ChangeGate title={t('deadlines:new.title')}>
      <Form />
    </ChangeGate>
  );
}

function Form() {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const { user } = useSession();
  const faults = useFaults();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const renew = useRenewDeadlines();
  const owners = useOwners();
  const entry = useEntry({
    initialValues: {
      title: '',
      kind: 'other',
      basis: 'internal',
      precision: 'day',
      date: '',
      month: '',
      time: '',
      untilTime: '',
      projectId: params.get('project') ?? '',
      ownerId: user?.id ?? '',
      leads: [] as string[],
      note: '',
    },
    labels: { ...useDeadlineLabels(), ...useDueLabels() },
    validate: (values) => ({
      title: faults.text(values.title),
      date: values.precision === 'day' ? faults.day(values.date) : null,
      month: values.precision === 'month' ? faults.text(values.month) : null,
    }),
    save: (values) =>
      read(
        api.POST('/api/v1/deadlines', {
          body: { title: values.title, ...choicesOf(values), ...dueOf(values, today), ...detailsOf(values) },
        }),
      ),
    saved: t('deadlines:saved'),
    onSaved: async () => {
      await renew();
      void navigate(withAsOn('/deadlines', params));
    },
  });
  const { values } = entry.form;
  const due = dueOf(values, today);
  const draft = isWhole(due) ? { ...choicesOf(values), ...due, leads: detailsOf(values).leads } : null;
  const owner = owners.data?.find(({ id }) => id === values.ownerId);
  return (
    <>
      <PageHead title={t('deadlines:new.title')} answer={t('deadlines:new.answer')} />
      <div className="sheet-grid">
        <Sheet title={t('deadlines:form.heading')}>
          <EntryForm
            entry={entry}
            submit={t('deadlines:new.submit')}
            onCancel={() => void navigate(withAsOn('/deadlines', params))}
          >
            <DeadlineFields field={entry.field} due={<DueFields field={entry.field} />} />
          </EntryForm>
        </Sheet>
        <ReminderPreview draft={draft} ownerName={owner?.name ?? null} />
      </div>
    </>
  );
}
