import { Button, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { useMayChange } from '../../app/session';
import { ExportLinks } from '../../ui/export-links';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { ALL, WHOLE, partOf, plansOf, sumsOf } from './plan-columns';
import classes from '../../ui/year-table.module.css';
import { useProjectFunding } from '../funding/queries';
import { planOfDecision } from './plan-of-decision';
import { PlanTable } from './plan-table';
import { PlanTableForm } from './plan-table-form';
import { PlanVersions } from './versions';
import { type PlanVersion, type ProjectPlan, useProjectPlan } from './queries';

interface Props {
  project: { id: string; code: string };
}

/** The whole funding plan: sources down, years across, sums and what is uncovered below. */
export function PlanSheet({ project }: Props) {
  const { t } = useTranslation();
  const plan = useProjectPlan(project.id);
  const mayChange = useMayChange('funding.plan.change');
  const [editing, setEditing] = useState(false);
  const [scope, setScope] = useState(ALL);
  const funding = useProjectFunding(project.id);
  const canEdit = mayChange && plan.data !== undefined && !funding.isPending && !editing;
  return (
    <Sheet
      title={t('plan:title')}
      sub={t('plan:sub')}
      actions={
        canEdit && (
          <Button
            variant="default"
            onClick={() => {
              setScope(editedScope(plan.data, scope));
              setEditing(true);
            }}
          >
            {plan.data.plans.length > 0 ? t('plan:edit') : t('plan:add')}
          </Button>
        )
      }
    >
      <QueryView query={plan}>
        {(data) => (
          <>
            {data.parts.length > 0 && (
              <ScopeSelect plan={data} value={scope} onChange={setScope} disabled={editing} />
            )}
            {editing ? (
              <PlanTableForm
                project={project}
                plan={data}
                partId={partOf(scope)}
                decided={planOfDecision(funding.data?.applications ?? [], partOf(scope))}
                onClose={() => setEditing(false)}
              />
            ) : (
              <>
                <Shown plan={data} scope={scope} />
                <PlanVersions key={scope} plan={data} partId={scope === ALL ? undefined : partOf(scope)} />
              </>
            )}
          </>
        )}
      </QueryView>
    </Sheet>
  );
}

/** A sum of several implementers cannot be written: then it is the own part's plan, or that of the whole. */
function editedScope(plan: ProjectPlan, scope: string): string {
  if (scope !== ALL || plan.parts.length === 0) return scope;
  return plan.parts.find(({ own }) => own)?.id ?? WHOLE;
}

interface ScopeProps {
  plan: ProjectPlan;
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
}

function ScopeSelect({ plan, value, onChange, disabled }: ScopeProps) {
  const { t } = useTranslation();
  return (
    <Select
      mb="md"
      maw={360}
      label={t('plan:scope')}
      allowDeselect={false}
      disabled={disabled}
      value={value}
      onChange={(next) => onChange(next ?? ALL)}
      data={[
        { value: ALL, label: t('plan:all') },
        ...plan.parts.map(({ id, name, own }) => ({
          value: id,
          label: own ? `${name} (${t('plan:ownPart')})` : name,
        })),
        { value: WHOLE, label: t('plan:whole') },
      ]}
    />
  );
}

function Shown({ plan, scope }: { plan: ProjectPlan; scope: string }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const mayPlan = useMayChange('funding.plan.change');
  const sums = sumsOf(plan, scope);
  if (sums.length === 0) return <p className="dim">{t(mayPlan ? 'plan:noneAddFirst' : 'plan:none')}</p>;
  const missing = new Set(sums.flatMap(({ missingParts }) => missingParts));
  return (
    <>
      <PlanTable plan={plan} scope={scope} explained={scope === ALL} />
      {missing.size > 0 && (
        <p className="dim">
          {t('plan:missing', {
            names: plan.parts.flatMap(({ id, name }) => (missing.has(id) ? [name] : [])).join(', '),
          })}
        </p>
      )}
      {plan.plans.map(({ id, year, countsFrom }) =>
        countsFrom !== null && countsFrom > day ? (
          <p key={id} className="dim">
            {year}: {t('plan:countsLater', { day: formatDay(countsFrom) })}
          </p>
        ) : null,
      )}
      <Said plan={plan} scope={scope} />
      <ExportLinks
        path={`/api/v1/projects/${plan.projectId}/funding-plan/export`}
        of={t('plan:title')}
        asOn
      />
    </>
  );
}

/** What the plans say beside their figures: which document states them, notes, how large the whole activity is. */
function Said({ plan, scope }: { plan: ProjectPlan; scope: string }) {
  const { t } = useTranslation();
  const facts = plansOf(plan, scope).flatMap((one) => {
    const about = [one.year, plan.parts.find(({ id }) => id === one.partId)?.name]
      .filter(Boolean)
      .join(' · ');
    return factsOf(one, {
      source: `${t('plan:statedIn')} ${about}`,
      note: `${t('plan:note')} ${about}`,
      volume: `${t('plan:volume')} ${about}`,
    });
  });
  if (facts.length === 0) return null;
  return (
    <div className={classes.said}>
      <Facts facts={facts} />
    </div>
  );
}

function factsOf(
  { source, note, volume, volumeNote }: PlanVersion,
  names: { source: string; note: string; volume: string },
): (readonly [string, ReactNode])[] {
  return [
    ...(source === null ? [] : [[names.source, source] as const]),
    ...(note === null ? [] : [[names.note, note] as const]),
    ...(volume === null
      ? []
      : [
          [
            names.volume,
            <Money key="volume" value={volume} approximate>
              {volumeNote}
            </Money>,
          ] as const,
        ]),
  ];
}
