import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { centsOf } from '../../ui/cents';
import { QueryView } from '../../ui/query-view';
import type { VersionFigure } from '../../ui/version-changes';
import { PairSelects, usePair, VersionCompare, VersionList } from '../../ui/versions';
import { type PlanVersion, type ProjectPlan, usePlanVersions } from './queries';
import { byKey } from './source-keys';
import { useSourceWord } from './sources';

interface Props {
  plan: ProjectPlan;
  /** The implementer whose plans are looked at; null is the project as a whole, undefined all. */
  partId: string | null | undefined;
}

/** The versions of the plan of one year, behind a button: old ones stay readable and comparable. */
export function PlanVersions({ plan, partId }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const plans = plan.plans.filter((one) => partId === undefined || one.partId === partId);
  const shown = plans.find(({ id }) => id === chosen) ?? plans.at(-1);
  if (!shown) return null;
  const nameOf = (one: typeof shown) =>
    [one.year, plan.parts.find(({ id }) => id === one.partId)?.name].filter(Boolean).join(' · ');
  return (
    <section aria-label={t('plan:versions.title')}>
      <Button
        variant="subtle"
        size="xs"
        mt="xs"
        className="no-print"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('plan:versions.show')}
      </Button>
      {open && (
        <>
          {plans.length > 1 && (
            <Select
              my="sm"
              maw={360}
              label={t('plan:versions.which')}
              data={plans.map((one) => ({ value: one.id, label: nameOf(one) }))}
              value={shown.id}
              allowDeselect={false}
              onChange={setChosen}
            />
          )}
          <VersionsOfYear
            key={`${shown.year} ${shown.partId}`}
            projectId={plan.projectId}
            year={shown.year}
            partId={shown.partId}
            name={nameOf(shown)}
          />
        </>
      )}
    </section>
  );
}

interface YearProps {
  projectId: string;
  year: number;
  partId: string | null;
  name: string;
}

function VersionsOfYear({ projectId, year, partId, name }: YearProps) {
  const { t } = useTranslation();
  const versions = usePlanVersions(projectId, year, partId);
  return (
    <QueryView query={versions}>
      {({ items }) => <Versions versions={items} label={t('plan:versions.open', { year: name })} />}
    </QueryView>
  );
}

function Versions({ versions, label }: { versions: readonly PlanVersion[]; label: string }) {
  const { day } = useAsOn();
  const figuresOf = useFigures();
  const pair = usePair(versions);
  const find = (number: number) => versions.find((version) => version.number === number);
  return (
    <>
      <VersionList id="plan-versions" label={label} versions={versions} day={day} />
      {versions.length > 1 && (
        <>
          <PairSelects versions={versions} pair={pair} />
          <VersionCompare
            pair={pair}
            before={figuresOf(find(pair.before))}
            after={figuresOf(find(pair.after))}
          />
        </>
      )}
    </>
  );
}

/** The sources of a plan, then its cost and what is uncovered. */
function useFigures(): (plan: PlanVersion | undefined) => VersionFigure[] {
  const { t } = useTranslation();
  const sourceWord = useSourceWord();
  return (plan) => {
    if (!plan) return [];
    const sources = [...byKey(plan.lines)].map(([key, line]) => ({
      ...{ key, label: sourceWord(line), amount: centsOf(line.amount) },
      approximate: line.exactness === 'approximate',
    }));
    return [
      ...sources,
      {
        ...{ key: 'total', label: t('plan:cost'), amount: centsOf(plan.total) },
        approximate: plan.exactness === 'approximate',
      },
      { key: 'uncovered', label: t('plan:uncovered'), amount: centsOf(plan.cover.uncovered) },
    ];
  };
}
