import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { Day, Period } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { ProjectDetails } from '../projects/queries';
import type { ProjectSection } from '../projects/sections';
import { ApplicationForm } from './application-form';
import { DecisionForm } from './decision-form';
import { PlanForm } from './plan-form';
import { PlanSheet } from './plan-sheet';
import { type Application, type Decision, useProjectFunding } from './queries';
import { Amounts, PublicRecordMark, StateTag, localText } from './words';

/** What a project has applied for, what was decided, and how its years are funded. */
function FundingSection({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const { readOnly } = useAsOn();
  const funding = useProjectFunding(project.id);
  const mayPlan = useMayChange('funding.plan.change');
  const mayApply = useMayChange('funding.application.change') && project.mayChange && !readOnly;
  const [open, setOpen] = useState<'application' | 'plan' | null>(null);
  const canApply = mayApply && project.allowedNext.includes('applied');
  return (
    <>
      <Sheet
        title={t('funding:section.title')}
        sub={t('funding:section.sub')}
        actions={
          <Group gap="xs">
            {mayPlan && (
              <Button variant="default" onClick={() => setOpen('plan')}>
                {t('funding:plan.add')}
              </Button>
            )}
            {canApply && (
              <Button onClick={() => setOpen('application')}>{t('funding:application.record')}</Button>
            )}
          </Group>
        }
      >
        <QueryView query={funding}>
          {({ applications }) =>
            applications.length === 0 ? (
              <p className="dim">{t('funding:section.none')}</p>
            ) : (
              applications.map((application) => (
                <ApplicationBlock key={application.id} application={application} />
              ))
            )
          }
        </QueryView>
      </Sheet>
      {(funding.data?.planYears ?? []).map((year) => (
        <PlanSheet key={year} project={project} year={year} />
      ))}
      {open === 'application' && <ApplicationForm project={project} onClose={() => setOpen(null)} />}
      {open === 'plan' && <PlanForm project={project} onClose={() => setOpen(null)} />}
    </>
  );
}

function ApplicationBlock({ application }: { application: Application }) {
  const { t } = useTranslation();
  const mayDecide = useMayChange('funding.decision.record');
  const [deciding, setDeciding] = useState(false);
  const { decision } = application;
  return (
    <div>
      <h3 style={{ margin: '4px 0 8px' }}>
        <AppLink to={`/funding/instruments/${application.instrument.code}`}>
          {localText(application.instrument.name)}
        </AppLink>{' '}
        <StateTag state={application.state} /> <PublicRecordMark decision={decision} />
      </h3>
      <Facts
        facts={[
          [t('funding:field.funder'), localText(application.funder)],
          ...given(t('funding:field.priorityAxis'), application.priorityAxis),
          ...given(t('funding:field.funderProjectCode'), application.funderProjectCode),
          [t('funding:field.submitted'), <Day key="submitted" value={application.submitted} />],
          [t('funding:field.appliedFor'), <Amounts key="amounts" amounts={application.amounts} />],
          [t('funding:field.waiting'), <Waiting key="waiting" application={application} />],
          ...(decision
            ? []
            : [[t('funding:field.ownRisk'), <OwnRisk key="risk" days={application.ownRiskDays} />] as const]),
          ...given(t('funding:field.note'), application.note),
          ...given(t('funding:field.source'), application.source),
        ]}
      />
      {decision && <DecisionFacts decision={decision} />}
      {!decision && mayDecide && (
        <Button mt="sm" onClick={() => setDeciding(true)}>
          {t('funding:decision.record')}
        </Button>
      )}
      {deciding && <DecisionForm application={application} onClose={() => setDeciding(false)} />}
    </div>
  );
}

function DecisionFacts({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const granted = decision.outcome === 'granted' || decision.outcome === 'partly';
  return (
    <>
      <h4>{t('funding:decision.title')}</h4>
      <Facts
        facts={[
          [t('funding:field.number'), decision.number],
          [t('funding:field.decided'), <Day key="decided" value={decision.decided} />],
          ...(granted
            ? ([
                [t('funding:field.granted'), <Amounts key="amounts" amounts={decision.amounts} />],
                [t('funding:field.rate'), decision.rate && formatPercent(decision.rate)],
                [
                  t('funding:field.period'),
                  <Period key="period" start={decision.periodStarts} end={decision.periodEnds} />,
                ],
              ] as const)
            : []),
          ...given(t('funding:field.conditions'), decision.conditions),
          ...given(t('funding:field.note'), decision.note),
          ...given(t('funding:field.source'), decision.source),
        ]}
      />
    </>
  );
}

/** A fact that is left out, not "unknown", when there is nothing to say. */
function given(name: string, value: string | null): [string, string][] {
  return value === null ? [] : [[name, value]];
}

function Waiting({ application: { waitingDays, decision } }: { application: Application }) {
  const { t } = useTranslation();
  if (waitingDays === null) return <span className="unknown">{t('common:fact.unknown')}</span>;
  const words = t('funding:days', { count: waitingDays });
  return decision ? <span className="figure">{words}</span> : <StatusTag tone="wait">{words}</StatusTag>;
}

function OwnRisk({ days }: { days: number | null }) {
  const { t } = useTranslation();
  if (days === null) return <span className="unknown">{t('common:fact.unknown')}</span>;
  if (days === 0) return <span>{t('funding:noOwnRisk')}</span>;
  return <StatusTag tone="bad">{t('funding:days', { count: days })}</StatusTag>;
}

const section: ProjectSection = { order: 10, Section: FundingSection };
export default section;
