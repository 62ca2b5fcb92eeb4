import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmountNumber, formatPercent } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { useMayChange } from '../../app/session';
import { api, ifMatch, read } from '../../api/client';
import { AppLink } from '../../ui/app-link';
import { enteredCents } from '../../ui/cents';
import { useConfirm } from '../../ui/confirm';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { ProblemView } from '../../ui/problem-view';
import { StatusTag } from '../../ui/status-tag';
import { ApplicationForm } from './application-form';
import { AmountLines, Uncovered } from './application-lines';
import { CopyApplication } from './copy-application';
import { DecisionForm } from './decision-form';
import { GrantPeriod } from './grant-period';
import { type Application, type Decision, useRenewFunding } from './queries';
import { SubmissionDialog, SupplementDialog, WithdrawalDialog } from './submission-dialogs';
import { Versions } from './version-compare';
import { Amounts, PublicRecordMark, StateTag, localText } from './words';

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
      <AmountLines lines={application.lines} label={t('funding:lines.asked')} />
      {(state === 'draft' || state === 'pending') && <Uncovered shares={application.shares} />}
      <Attachments application={application} />
      <Supplements
        application={application}
        onAnswer={mayApply && state === 'pending' ? (id) => setAct({ answer: id }) : null}
      />
      {application.versions > 0 && <Versions application={application} />}
      {decision && <DecisionFacts decision={decision} />}
      {application.hints.map(({ code, params }) => (
        <p key={code}>
          <StatusTag tone="wait">{t('funding:hint.word')}</StatusTag>{' '}
          {t(`funding:hint.${code}`, hintParams(params))}
        </p>
      ))}
      {application.repayments.map((repayment) => (
        <DecisionFacts key={repayment.id} decision={repayment} />
      ))}
      <Acts application={application} mayApply={mayApply} onAct={setAct} />
      <Dialogs application={application} act={act} onClose={() => setAct(null)} />
    </div>
  );
}

function hintParams(params: Record<string, unknown>): Record<string, string> {
  const shown = (value: unknown) => {
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text);
    const amount = /^\d+\.\d{2}$/.test(text) ? enteredCents(text) : null;
    return amount === null ? text : formatAmountNumber(amount);
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]));
}

function ApplicationFacts({ application }: { application: Application }) {
  const { t } = useTranslation();
  const { decision, call, state } = application;
  return (
    <Facts
      facts={[
        [t('funding:field.funder'), localText(application.funder)],
        ...(call
          ? [
              [
                t('funding:field.call'),
                <span key="call">
                  {call.title} <Closing closes={call.closes} time={call.closesTime} />
                </span>,
              ] as const,
            ]
          : []),
        ...given(t('funding:field.priorityAxis'), application.priorityAxis),
        ...given(t('funding:field.funderProjectCode'), application.funderProjectCode),
        ...(state === 'draft'
          ? []
          : [
              [
                t('funding:field.submitted'),
                <span key="submitted">
                  <Day value={application.submitted} />{' '}
                  {application.submittedTime &&
                    t('funding:atTime', { time: clock(application.submittedTime) })}
                </span>,
              ] as const,
            ]),
        ...(application.withdrawn
          ? [[t('funding:field.withdrawn'), <Day key="withdrawn" value={application.withdrawn} />] as const]
          : []),
        [t('funding:field.appliedFor'), <Amounts key="amounts" amounts={application.amounts} />],
        ...(state === 'draft'
          ? []
          : [[t('funding:field.waiting'), <Waiting key="waiting" application={application} />] as const]),
        ...(decision || state === 'withdrawn' || state === 'draft'
          ? []
          : [[t('funding:field.ownRisk'), <OwnRisk key="risk" days={application.ownRiskDays} />] as const]),
        ...given(t('funding:field.note'), application.note),
        ...given(t('funding:field.source'), application.source),
      ]}
    />
  );
}

const clock = (time: string) => time.replaceAll(':', '.');

/** When a call closes, as exactly as it is known. */
export function Closing({ closes, time }: { closes: string | null; time: string | null }) {
  const { t } = useTranslation();
  if (closes === null) return null;
  return (
    <span className="dim">
      {t('funding:call.closesOn', { day: formatDay(closes) })}{' '}
      {time && t('funding:atTime', { time: clock(time) })}
    </span>
  );
}

function Attachments({ application: { attachments, state } }: { application: Application }) {
  const { t } = useTranslation();
  if (attachments.length === 0) return null;
  return (
    <>
      <h4>{t('funding:attachment.title')}</h4>
      <ul>
        {attachments.map((one) => (
          <li key={one.name}>
            {one.name}{' '}
            <StatusTag
              tone={one.state !== 'missing' ? 'ok' : one.required && state === 'draft' ? 'bad' : 'calm'}
            >
              {t(`funding:attachment.states.${one.state}`)}
            </StatusTag>{' '}
            {one.required && <span className="dim">{t('funding:attachment.required')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface SupplementsProps {
  application: Application;
  onAnswer: ((id: string) => void) | null;
}

function Supplements({ application: { supplements }, onAnswer }: SupplementsProps) {
  const { t } = useTranslation();
  if (supplements.length === 0) return null;
  return (
    <>
      <h4>{t('funding:supplement.title')}</h4>
      {supplements.map((one) => (
        <div key={one.id} style={{ marginBottom: 8 }}>
          <Facts
            facts={[
              [t('funding:supplement.requested'), <Day key="requested" value={one.requested} />],
              [
                t('funding:supplement.due'),
                <span key="due">
                  <Day value={one.due} /> {one.dueTime && t('funding:atTime', { time: clock(one.dueTime) })}
                </span>,
              ],
              [t('funding:supplement.text'), one.text],
              [
                t('funding:supplement.answered'),
                one.answered ? (
                  <Day key="answered" value={one.answered} />
                ) : (
                  <StatusTag key="open" tone="wait">
                    {t('funding:supplement.open')}
                  </StatusTag>
                ),
              ],
              ...given(t('funding:supplement.answerNote'), one.answerNote),
            ]}
          />
          {onAnswer && one.answered === null && (
            <Button size="xs" mt={4} onClick={() => onAnswer(one.id)}>
              {t('funding:application.verb.answer')}
            </Button>
          )}
        </div>
      ))}
    </>
  );
}

function DecisionFacts({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const granted = decision.outcome === 'granted' || decision.outcome === 'partly';
  const repaid = decision.outcome === 'repayment';
  return (
    <>
      <h4>{t(repaid ? 'funding:decision.repayment' : 'funding:decision.title')}</h4>
      <Facts
        facts={[
          [t('funding:field.number'), decision.number],
          [t('funding:field.decided'), <Day key="decided" value={decision.decided} />],
          ...(repaid
            ? [
                [
                  t('funding:decision.toRepay'),
                  <Money key="repaid" value={decision.amounts[0]?.total ?? null} />,
                ] as const,
              ]
            : []),
          ...(granted ? grantFacts(t, decision) : []),
          ...(decision.appealUntil
            ? [[t('funding:field.appealUntil'), <Day key="appeal" value={decision.appealUntil} />] as const]
            : []),
          ...given(t('funding:field.conditions'), decision.conditions),
          ...given(t('funding:field.note'), decision.note),
          ...given(t('funding:field.source'), decision.source),
        ]}
      />
      <AmountLines lines={decision.lines} label={t('funding:lines.decided')} />
      {decision.overrides.length > 0 && (
        <ul>
          {decision.overrides.map(({ rule, variant, values, note }) => (
            <li key={`${rule} ${variant}`}>
              <StatusTag tone="open">{t('funding:decision.overrides')}</StatusTag>{' '}
              {t(`funding:rules.${rule}`, { defaultValue: rule })}
              {variant ? ` (${variant})` : ''}: {values.join(', ')}{' '}
              {note && <span className="dim">{note}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function grantFacts(t: Translate, decision: Decision) {
  return [
    [t('funding:field.granted'), <Amounts key="amounts" amounts={decision.amounts} />],
    [t('funding:field.rate'), decision.rate && formatPercent(decision.rate)],
    [t('funding:field.period'), <GrantPeriod key="period" decision={decision} />],
    ...(decision.costModel
      ? [[t('funding:field.costModel'), t(`funding:costModel.${decision.costModel}`)] as const]
      : []),
  ] as const;
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

/** A fact that is left out, not "unknown", when there is nothing to say. */
function given(name: string, value: string | null): [string, string][] {
  return value === null ? [] : [[name, value]];
}

function Waiting({ application: { waitingDays, state } }: { application: Application }) {
  const { t } = useTranslation();
  if (waitingDays === null) return <span className="unknown">{t('common:fact.unknown')}</span>;
  const words = t('funding:days', { count: waitingDays });
  return state === 'pending' ? (
    <StatusTag tone="wait">{words}</StatusTag>
  ) : (
    <span className="figure">{words}</span>
  );
}

function OwnRisk({ days }: { days: number | null }) {
  const { t } = useTranslation();
  if (days === null) return <span className="unknown">{t('common:fact.unknown')}</span>;
  if (days === 0) return <span>{t('funding:noOwnRisk')}</span>;
  return <StatusTag tone="bad">{t('funding:days', { count: days })}</StatusTag>;
}
