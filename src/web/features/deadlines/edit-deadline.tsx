import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, ifMatch, read } from '../../api/client';
import { withAsOn } from '../../ui/app-link';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { useFaults } from '../../ui/use-faults';
import { ChangeGate } from './change-gate';
import { choicesOf, DeadlineFields, detailsOf, useDeadlineLabels } from './deadline-fields';
import { type Deadline, useDeadline, useOwners, useRenewDeadlines } from './queries';
import { ReminderPreview } from './reminder-preview';

/** Changes what a deadline is and whose it is; its date changes by moving it. */
export function EditDeadline() {
  const { id = '' } = useParams();
  const query = useDeadline(id);
  const { t } = useTranslation();
  return (
    <ChangeGate title={t('deadlines:edit.title')}>
      <QueryView query={query}>{(deadline) => <Form deadline={deadline} />}</QueryView>
    </ChangeGate>
  );
}

function valuesOf(deadline: Deadline) {
  return {
    title: deadline.title,
    kind: deadline.kind as string,
    basis: deadline.basis as string,
    projectId: deadline.project?.id ?? '',
    ownerId: deadline.owner?.id ?? '',
    leads: deadline.leads ?? [],
    note: deadline.note ?? '',
  };
}

function Form({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const faults = useFaults();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const renew = useRenewDeadlines();
  const owners = useOwners();
  const { id } = deadline;
  const back = () => void navigate(withAsOn(`/deadlines/${id}`, params));
  const entry = useEntry({
    initialValues: valuesOf(deadline),
    version: deadline.version,
    labels: useDeadlineLabels(),
    validate: (values) => ({ title: faults.text(values.title) }),
    save: (values, { version }) =>
      read(
        api.PATCH('/api/v1/deadlines/{id}', {
          params: { path: { id }, header: ifMatch(version) },
          body: { title: values.title, ...choicesOf(values), ...detailsOf(values) },
        }),
      ),
    reload: async () => {
      const stored = await read(api.GET('/api/v1/deadlines/{id}', { params: { path: { id } } }));
      return { values: valuesOf(stored), version: stored.version };
    },
    saved: t('deadlines:saved'),
    onSaved: async () => {
      await renew();
      back();
    },
  });
  const { values } = entry.form;
  const { date, time, untilTime } = deadline;
  const draft = { ...choicesOf(values), date, time, untilTime, leads: detailsOf(values).leads };
  const owner = owners.data?.find((user) => user.id === values.ownerId) ?? null;
  return (
    <>
      <PageHead title={t('deadlines:edit.title')} answer={t('deadlines:edit.answer')} />
      <div className="sheet-grid">
        <Sheet title={t('deadlines:form.heading')}>
          <EntryForm entry={entry} submit={t('common:action.save')} onCancel={back}>
            <DeadlineFields field={entry.field} />
          </EntryForm>
        </Sheet>
        <ReminderPreview draft={draft} ownerName={owner?.name ?? null} />
      </div>
    </>
  );
}
