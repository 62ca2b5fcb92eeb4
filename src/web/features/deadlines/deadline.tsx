import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { formatDay } from '../../app/days';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { deadlineTitle } from '../../app/deadline-title';
import { AppLink, withAsOn } from '../../ui/app-link';
import { useConfirm } from '../../ui/confirm';
import { Day, RelativeDay } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { PageHead } from '../../ui/page-head';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { CancelForm } from './cancel-form';
import { DerivationSheet } from './derivation';
import { shownTime } from './due-values';
import { MoveForm } from './move-form';
import { type Deadline, useDeadline, useDeadlineStep } from './queries';
import { Reminders } from './reminders';
import { DayOffWarning, Owner, StateTag, leadWords, momentWords } from './words';

/** One deadline: when, whose, what was and will be reminded of it, and where it was before. */
export function DeadlineScreen() {
  const { id = '' } = useParams();
  return <QueryView query={useDeadline(id)}>{(deadline) => <Screen deadline={deadline} />}</QueryView>;
}

function Screen({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const may = useMayChange('deadlines.change');
  const mayChange = may && deadline.mayChange;
  const edit = () => void navigate(withAsOn(`/deadlines/${deadline.id}/edit`, params));
  useKeys(mayChange && deadline.state === 'open' ? { e: edit } : {});
  return (
    <>
      <PageHead
        above={<AppLink to="/deadlines">{t('deadlines:title')}</AppLink>}
        title={deadlineTitle(deadline)}
        answer={
          <>
            <Day value={deadline.date} time={deadline.time} near />{' '}
            {deadline.untilTime && `– ${shownTime(deadline.untilTime)} `}
            {deadline.state === 'open' ? (
              <RelativeDay value={deadline.date.length === 7 ? deadline.date : deadline.effectiveOn} />
            ) : (
              <StateTag state={deadline.state} />
            )}{' '}
            {deadline.nonWorkingDay && (
              <DayOffWarning dayOff={deadline.nonWorkingDay} statutory={deadline.basis === 'statutory'} />
            )}
          </>
        }
        actions={may && deadline.mayComplete && <Actions deadline={deadline} />}
      />
      <div className="sheet-grid">
        <FactsSheet deadline={deadline} />
        {deadline.derivation && <DerivationSheet deadline={deadline} derivation={deadline.derivation} />}
        <Reminders deadline={deadline} />
        {deadline.moves.length > 0 && <Moves deadline={deadline} />}
      </div>
    </>
  );
}

function Actions({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const [dialog, setDialog] = useState<'move' | 'cancel' | null>(null);
  const complete = useDeadlineStep('complete');
  const reopen = useDeadlineStep('reopen');
  const failure = complete.error ?? reopen.error;
  const tell = (message: string) => ({ onSuccess: () => notifications.show({ message, color: 'teal' }) });
  const close = () => setDialog(null);
  return (
    <>
      {failure && <ProblemView error={failure} />}
      {deadline.state === 'open' ? (
        <>
          {deadline.mayChange && <ChangeButtons deadline={deadline} open={setDialog} />}
          <Button
            loading={complete.isPending}
            onClick={() =>
              confirm({
                title: t('deadlines:complete.title'),
                text: t('deadlines:complete.text'),
                confirm: t('deadlines:complete.submit'),
                onConfirm: () => complete.mutate(deadline, tell(t('deadlines:complete.saved'))),
              })
            }
          >
            {t('deadlines:complete.submit')}
          </Button>
        </>
      ) : !deadline.mayChange ? null : (
        <Button
          loading={reopen.isPending}
          onClick={() => reopen.mutate(deadline, tell(t('deadlines:reopen.saved')))}
        >
          {t('deadlines:reopen.submit')}
        </Button>
      )}
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={dialog === 'cancel' ? t('deadlines:cancel.title') : t('deadlines:move.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {dialog === 'move' && <MoveForm deadline={deadline} onClose={close} />}
        {dialog === 'cancel' && <CancelForm deadline={deadline} onClose={close} />}
      </Modal>
    </>
  );
}

function ChangeButtons({
  deadline,
  open,
}: {
  deadline: Deadline;
  open: (dialog: 'move' | 'cancel') => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Button variant="default" onClick={() => open('cancel')}>
        {t('deadlines:cancel.open')}
      </Button>
      <Button variant="default" onClick={() => open('move')}>
        {t('deadlines:move.open')}
      </Button>
      <Button variant="default" component={AppLink} to={`/deadlines/${deadline.id}/edit`}>
        {t('common:action.edit')}
      </Button>
    </>
  );
}

function FactsSheet({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('deadlines:facts.title')}>
      <Facts
        facts={[
          [t('deadlines:form.kind'), t(`deadlines:kind.${deadline.kind}`)],
          [t('deadlines:form.basis'), t(`deadlines:basis.${deadline.basis}`)],
          [
            t('deadlines:column.project'),
            deadline.project ? (
              <AppLink to={`/projects/${deadline.project.id}`}>
                {deadline.project.code} {deadline.project.name}
              </AppLink>
            ) : (
              <span className="dim">{t('deadlines:facts.noProject')}</span>
            ),
          ],
          [t('deadlines:form.owner'), <Owner key="owner" deadline={deadline} />],
          [
            t('deadlines:form.leads'),
            deadline.leads
              ? deadline.leads.map((lead) => leadWords(lead, t)).join(', ')
              : t('deadlines:facts.policyLeads'),
          ],
          ...(deadline.closedAt
            ? [[t(`deadlines:state.${deadline.state}`), momentWords(deadline.closedAt)] as const]
            : []),
          ...(deadline.closeReason ? [[t('deadlines:form.reason'), deadline.closeReason] as const] : []),
          ...(deadline.note ? [[t('deadlines:form.note'), deadline.note] as const] : []),
        ]}
      />
    </Sheet>
  );
}

function Moves({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('deadlines:moves.title')}>
      <ul>
        {deadline.moves.map((move, index) => (
          <li key={`${move.date}-${index}`}>
            {t('deadlines:moves.was', { day: formatDay(move.date) })}{' '}
            <span className="dim">
              {move.movedAt
                ? t('deadlines:moves.at', { at: momentWords(move.movedAt) })
                : t('deadlines:moves.atUnknown')}
              {move.reason && ` · ${move.reason}`}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
