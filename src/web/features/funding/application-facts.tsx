import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/days';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { StatusTag } from '../../ui/status-tag';
import type { Application } from './queries';
import { Amounts, given, localText } from './words';

/** What an application is for, when it was submitted and how long it has waited. */
export function ApplicationFacts({ application }: { application: Application }) {
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

interface SupplementsProps {
  application: Application;
  onAnswer: ((id: string) => void) | null;
}

/** What the funder asked for since, and what was answered. */
export function Supplements({ application: { supplements }, onAnswer }: SupplementsProps) {
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
