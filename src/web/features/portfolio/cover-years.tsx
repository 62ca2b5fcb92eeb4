import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { ZERO_CENTS } from '../../../shared/money/index.js';
import { centsOf } from '../../ui/cents';
import { CoverBar, type CoverPart, type Fill } from '../../ui/charts';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import { Sheet } from '../../ui/sheet';
import { OwnUnknown } from './own-unknown';
import { type CoverFigure, type CoverGrid, type CoverGroup, useCoverExplained } from './queries';
import classes from './portfolio.module.css';

/** What is secured is a colour; what is not there yet is hatched, and what nothing covers is hatched in red. */
const SECURED_FILLS: readonly Fill[] = ['series-1', 'series-2', 'series-3', 'series-4'];

/** A bar per year of the base activity and of the projects, with its figures below it. */
export function CoverYears({ grid, without }: { grid: CoverGrid; without: string }) {
  const { t } = useTranslation();
  const isPlanned = ({ plans, ownUnknown }: CoverGroup) => plans.length > 0 || ownUnknown.length > 0;
  const planned = grid.groups.filter(isPlanned);
  const empty = grid.groups.filter((group) => !isPlanned(group));
  const years = [...new Set(empty.map(({ year }) => year))].filter((year) =>
    planned.every((group) => group.year !== year),
  );
  return (
    <>
      {planned.length > 0 && (
        <div className={classes.years}>
          {planned.map((group) => (
            <YearSheet key={`${group.year} ${group.kind}`} group={group} without={without} />
          ))}
        </div>
      )}
      {years.length > 0 && (
        <Sheet title={t('portfolio:cover.noPlanTitle')}>
          <p className="dim">{t('portfolio:cover.noPlan', { years: years.join(', ') })}</p>
        </Sheet>
      )}
    </>
  );
}

function YearSheet({ group, without }: { group: CoverGroup; without: string }) {
  const { t } = useTranslation();
  const title = t(`portfolio:cover.yearOf.${group.kind}`, { year: group.year });
  const parts = useParts(group);
  const explained = useCoverExplained(without);
  const door = (key: CoverFigure, value: string | null): ReactNode => (
    <ExplainedFigure
      figure={key}
      of={`${group.year}`}
      query={explained({ year: group.year, kind: group.kind, figure: key })}
    >
      <Money value={value} />
    </ExplainedFigure>
  );
  return (
    <Sheet
      title={title}
      sub={
        <>
          {t('portfolio:cover.total')} {door('planTotal', group.total)}
          {group.totalUnknown.length > 0 &&
            ` · ${t('portfolio:cover.totalUnknown', {
              codes: group.totalUnknown.map(({ code }) => code).join(', '),
            })}`}
        </>
      }
    >
      <dl className={classes.figures}>
        {(['secured', 'probable', 'uncovered'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`portfolio:security.${key}`)}</dt>
            <dd>{door(key, group[key])}</dd>
          </div>
        ))}
      </dl>
      <CoverBar parts={parts} label={title} open={group.total === null} />
      <OwnUnknown projects={group.ownUnknown} />
    </Sheet>
  );
}

function useParts(group: CoverGroup): CoverPart[] {
  const { t } = useTranslation();
  let colour = 0;
  const parts = group.cells.map((cell): CoverPart => {
    const secured = cell.security === 'secured';
    const fill = secured ? (SECURED_FILLS[colour++ % SECURED_FILLS.length] ?? 'series-1') : 'hatch-wait';
    return {
      id: `${cell.fundingClass} ${cell.security}`,
      name: t(`funding:class.${cell.fundingClass}`),
      note: `(${[t(`portfolio:sure.${cell.security}`), cell.approximate && t('common:fact.estimate')]
        .filter(Boolean)
        .join(', ')})`,
      amountCents: centsOf(cell.amount) ?? ZERO_CENTS,
      fill,
    };
  });
  const uncovered = centsOf(group.uncovered);
  if (uncovered === null || uncovered === 0n) return parts;
  return [
    ...parts,
    {
      id: 'uncovered',
      name: t('portfolio:security.uncovered'),
      amountCents: uncovered,
      fill: 'hatch-bad',
      strong: true,
    },
  ];
}
