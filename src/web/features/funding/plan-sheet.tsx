import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayChange } from '../../app/session';
import { type Cents, centsOf, cents } from '../../ui/cents';
import { CoverBar, type CoverPart, type Fill } from '../../ui/charts';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { PlanForm } from './plan-form';
import { type FundingPlan, useFundingPlan } from './queries';

const FILLS: readonly Fill[] = ['series-1', 'series-2', 'series-3', 'series-4'];

interface Props {
  project: { id: string; code: string };
  year: number;
}

/** The funding plan of one year with its cover; what no source covers is shown, not hidden. */
export function PlanSheet({ project, year }: Props) {
  const { t } = useTranslation();
  const query = useFundingPlan(project.id, year);
  const mayChange = useMayChange('funding.plan.change');
  const [editing, setEditing] = useState(false);
  return (
    <Sheet
      title={t('funding:plan.of', { year })}
      actions={
        mayChange &&
        query.data && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('common:action.edit')}
          </Button>
        )
      }
    >
      <QueryView query={query}>{(plan) => <PlanCover plan={plan} />}</QueryView>
      {editing && query.data && (
        <PlanForm project={project} plan={query.data} onClose={() => setEditing(false)} />
      )}
    </Sheet>
  );
}

function PlanCover({ plan }: { plan: FundingPlan }) {
  const { t } = useTranslation();
  const uncovered = centsOf(plan.cover.uncovered);
  return (
    <>
      <p>
        <StatusTag tone={plan.status === 'preliminary' ? 'open' : 'ok'}>
          {t(`funding:plan.statuses.${plan.status}`)}
        </StatusTag>{' '}
        {uncovered !== null && uncovered > 0n && (
          <StatusTag tone="bad">{t('funding:plan.uncovered')}</StatusTag>
        )}
      </p>
      <CoverBar
        label={t('funding:plan.of', { year: plan.year })}
        parts={useCoverParts(plan, uncovered)}
        open={plan.total === null}
      />
      <Facts
        facts={[
          [
            t('funding:plan.total'),
            <Money key="total" value={plan.total} approximate={plan.exactness === 'approximate'} />,
          ],
          [
            t('funding:plan.covered'),
            <Money key="covered" value={plan.cover.covered} estimate={plan.cover.approximate} />,
          ],
          [
            t('funding:plan.uncovered'),
            <Money key="uncovered" value={plan.cover.uncovered} estimate={plan.cover.approximate} />,
          ],
          ...(plan.volume === null
            ? []
            : [
                [
                  t('funding:plan.volume'),
                  <Money key="volume" value={plan.volume} approximate>
                    {plan.volumeNote}
                  </Money>,
                ] as const,
              ]),
          ...(plan.source === null ? [] : [[t('funding:field.source'), plan.source] as const]),
        ]}
      />
    </>
  );
}

function useCoverParts(plan: FundingPlan, uncovered: Cents | null): CoverPart[] {
  const { t } = useTranslation();
  const parts = plan.lines.map((line, at): CoverPart => {
    const notes = [line.exactness === 'approximate' && t('common:fact.estimate'), line.note].filter(Boolean);
    return {
      id: String(at),
      name: t(`funding:class.${line.fundingClass}`),
      amountCents: centsOf(line.amount) ?? cents(0n),
      fill: FILLS[at % FILLS.length] ?? 'series-1',
      ...(notes.length > 0 ? { note: `(${notes.join(', ')})` } : {}),
    };
  });
  if (uncovered === null || uncovered === 0n) return parts;
  return [
    ...parts,
    {
      id: 'uncovered',
      name: t('funding:plan.uncovered'),
      amountCents: uncovered,
      fill: 'hatch-bad',
      strong: true,
    },
  ];
}
