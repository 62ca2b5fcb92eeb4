import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { useMayChange } from '../../app/session';
import { api, ifMatch, read } from '../../api/client';
import { AppLink } from '../../ui/app-link';
import { useConfirm } from '../../ui/confirm';
import { ProblemView } from '../../ui/problem-view';
import { ApplicationFacts, Supplements } from './application-facts';
import { ApplicationForm } from './application-form';
import { AmountLines, Uncovered } from './application-lines';
import { AttachmentList } from './attachment-list';
import { CopyApplication } from './copy-application';
import { Decisions } from './decision-facts';
import { DecisionForm } from './decision-form';
import { type Application, useRenewFunding } from './queries';
import { SubmissionDialog, SupplementDialog, WithdrawalDialog } from './submission-dialogs';
import { Versions } from './version-compare';
import { PublicRecordMark, StateTag, localText } from './words';

type Act = 'edit' | 'submit' | 'withdraw' | 'supplement' | 'decide' | 'repay' | 'copy' | { answer: string };

/** One application of a project: what it asks, how far it has come, what was decided, and what can be done. */
export function ApplicationBlock({ application, mayApply }: { application: Application; mayApply: boolean }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const { decision, state } = application;
  return (
    <div>
      <h3 style={{ margin: '4px 0 8px' }}>
        <AppLink to={`/funding/instruments/${application.instrument.code}`}>
          {localText(application.instrument.name)}
        </AppLink>{' '}
        <StateTag state={state} /> <PublicRecordMark decision={decision} />
      </h3>
      <ApplicationFacts application={application} />
      <AmountLines
        projectId={application.project.id}
        lines={application.lines}
        label={t('funding:lines.asked')}
      />
      {(state === 'draft' || state === 'pending') && <Uncovered shares={application.shares} />}
      <AttachmentList
        application={application}
        mayTick={mayApply && (state === 'draft' || state === 'pending')}
      />
      <Supplements
        application={application}
        onAnswer={mayApply && state === 'pending' ? (id) => setAct({ answer: id }) : null}
      />
      {application.versions > 0 && <Versions application={application} />}
      <Decisions application={application} />
      <Acts application={application} mayApply={mayApply} onAct={setAct} />
      <Dialogs application={application} act={act} onClose={() => setAct(null)} />
    </div>
  );
}

interface ActsProps {
  application: Application;
  mayApply: boolean;
  onAct: (act: Act) => void;
}

/** What can be done now: each act only where it would not be refused. */
function Acts({ application, mayApply, onAct }: ActsProps) {
  const { t } = useTranslation();
  const { readOnly } = useAsOn();
  const mayDecide = useMayChange('funding.decision.record') && !readOnly;
  const mayCopy = useMayChange('funding.application.change');
  const confirm = useConfirm();
  const renew = useRenewFunding();
  const [failure, setFailure] = useState<unknown>(null);
  const { state } = application;
  const remove = async () => {
    try {
      await read(
        api.DELETE('/api/v1/applications/{id}', {
          params: { path: { id: application.id }, header: ifMatch(application.version) },
        }),
      );
      await renew();
    } catch (error) {
      setFailure(error);
    }
  };
  const button = (key: string, act: Act, primary = false) => (
    <Button key={key} variant={primary ? 'filled' : 'default'} onClick={() => onAct(act)}>
      {t(`funding:act.${key}`)}
    </Button>
  );
  return (
    <>
      {failure !== null && <ProblemView error={failure} />}
      <Group mt="sm" gap="xs">
        {mayApply && state === 'draft' && (
          <>
            {button('submit', 'submit', true)}
            {button('edit', 'edit')}
            <Button
              variant="default"
              onClick={() =>
                confirm({
                  title: t('funding:act.remove'),
                  text: t('funding:application.removeText', { code: application.project.code }),
                  confirm: t('funding:act.remove'),
                  danger: true,
                  onConfirm: () => void remove(),
                })
              }
            >
              {t('funding:act.remove')}
            </Button>
          </>
        )}
        {mayDecide && state === 'pending' && (
          <Button onClick={() => onAct('decide')}>{t('funding:decision.record')}</Button>
        )}
        {mayApply && state === 'pending' && (
          <>
            {button('supplement', 'supplement')}
            {button('withdraw', 'withdraw')}
          </>
        )}
        {mayDecide && (state === 'granted' || state === 'partly') && button('repay', 'repay')}
        {mayCopy && button('copy', 'copy')}
      </Group>
    </>
  );
}

interface DialogsProps {
  application: Application;
  act: Act | null;
  onClose: () => void;
}

function Dialogs({ application, act, onClose }: DialogsProps) {
  const { project } = application;
  if (act === null) return null;
  if (typeof act === 'object') {
    const purpose = { kind: 'answer', application, supplementId: act.answer } as const;
    return <ApplicationForm project={project} purpose={purpose} onClose={onClose} />;
  }
  switch (act) {
    case 'edit':
      return <ApplicationForm project={project} purpose={{ kind: 'draft', application }} onClose={onClose} />;
    case 'submit':
      return <SubmissionDialog application={application} onClose={onClose} />;
    case 'withdraw':
      return <WithdrawalDialog application={application} onClose={onClose} />;
    case 'copy':
      return <CopyApplication application={application} onClose={onClose} />;
    case 'supplement':
      return <SupplementDialog application={application} onClose={onClose} />;
    default:
      return <DecisionForm application={application} repayment={act === 'repay'} onClose={onClose} />;
  }
}
