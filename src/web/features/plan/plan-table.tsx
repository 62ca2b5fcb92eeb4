import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../shared/money/index.js';
import { centsOf, shareOfWhole, type Cents } from '../../ui/cents';
import { Bar, type CoverPart, type Fill, formatShare } from '../../ui/charts';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import { StatusTag, type Tone } from '../../ui/status-tag';
import { type Amount, type Column, columnsOf, sourcesOf } from './plan-columns';
import classes from '../../ui/year-table.module.css';
import { type ProjectPlan, useExplainPlan } from './queries';
import type { Source } from './source-keys';
import { useSourceWord } from './sources';

const FILLS: readonly Fill[] = ['series-1', 'series-2', 'series-3', 'series-4'];
const fillOf = (at: number): Fill => FILLS[at % FILLS.length] ?? 'series-1';
const TONES: Record<Column['statuses'][number], Tone> = {
  preliminary: 'open',
  approved: 'ok',
  closed: 'calm',
};

interface Props {
  plan: ProjectPlan;
  scope: string;
  /** Whether the figures below are doors: the explanations are of all implementers. */
  explained: boolean;
}

type CellsOf = (cellOf: (column: Column) => ReactNode) => ReactNode;

/** Sources down, years across; status above, sums, cost and what is uncovered below. */
export function PlanTable({ plan, scope, explained }: Props) {
  const { t } = useTranslation();
  const columns = columnsOf(plan, scope);
  const sources = [...sourcesOf(plan, scope)];
  const headingOf = ({ year }: Column) => (year === null ? t('plan:allYears') : String(year));
  const cells: CellsOf = (cellOf) =>
    columns.map((column) => (
      <td key={headingOf(column)} data-label={headingOf(column)}>
        {cellOf(column)}
      </td>
    ));
  return (
    <div
      className={classes.region}
      role="region"
      aria-label={t('common:table.region', { name: t('plan:title') })}
      tabIndex={0}
    >
      <table className={`${classes.table} ${classes.cards}`} aria-label={t('plan:title')}>
        <thead>
          <tr>
            <th scope="col">{t('plan:source')}</th>
            {columns.map((column) => (
              <th key={headingOf(column)} scope="col">
                {headingOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <Sources sources={sources} cells={cells} />
        <Sums sources={sources} cells={cells} projectId={plan.projectId} explained={explained} />
      </table>
    </div>
  );
}

interface RowsProps {
  sources: readonly [string, Source][];
  cells: CellsOf;
}

function Sources({ sources, cells }: RowsProps) {
  const { t } = useTranslation();
  const sourceWord = useSourceWord();
  return (
    <tbody>
      <tr>
        <th scope="row">{t('plan:status')}</th>
        {cells(({ statuses }) =>
          statuses.map((status) => (
            <StatusTag key={status} tone={TONES[status]}>
              {t(`plan:statuses.${status}`)}
            </StatusTag>
          )),
        )}
      </tr>
      {sources.map(([key, source], at) => (
        <tr key={key}>
          <th scope="row">
            <Swatch fill={fillOf(at)} />
            {sourceWord(source)}
          </th>
          {cells(({ amounts, total }) => (
            <SourceAmount amount={amounts.get(key)} total={centsOf(total)} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Sums({
  sources,
  cells,
  projectId,
  explained,
}: RowsProps & { projectId: string; explained: boolean }) {
  const { t } = useTranslation();
  const figure = (column: Column, name: 'covered' | 'uncovered') => (
    <Figure projectId={projectId} column={column} figure={name} explained={explained} />
  );
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('plan:covered')}</th>
        {cells((column) => (
          <>
            {figure(column, 'covered')}
            <CoverOf column={column} sources={sources} />
          </>
        ))}
      </tr>
      <tr>
        <th scope="row">{t('plan:cost')}</th>
        {cells(({ total, totalApproximate }) => (
          <Money value={total} approximate={totalApproximate} />
        ))}
      </tr>
      <tr>
        <th scope="row">
          <Swatch fill="hatch-bad" />
          {t('plan:uncovered')}
        </th>
        {cells((column) => (
          <span className={isOpen(column) ? classes.open : undefined}>{figure(column, 'uncovered')}</span>
        ))}
      </tr>
      <tr>
        <th scope="row">{t('plan:supportRate')}</th>
        {cells(({ supportRate }) => (supportRate === null ? '–' : formatPercent(supportRate)))}
      </tr>
    </tfoot>
  );
}

const isOpen = ({ uncovered }: Column) => (centsOf(uncovered) ?? 0n) > 0n;

function Swatch({ fill }: { fill: Fill }) {
  return <span className={classes.swatch} style={{ background: `var(--${fill})` }} aria-hidden />;
}

/** What a source gives, its share of a cost that is known, and what the plan says of it. */
function SourceAmount({ amount, total }: { amount: Amount | undefined; total: Cents | null }) {
  if (!amount) return '–';
  return (
    <>
      <Money value={amount.cents} estimate={amount.estimate} />
      {total !== null && total > 0n && (
        <span className={classes.small}>{formatShare(shareOfWhole(amount.cents, total))}</span>
      )}
      {amount.notes.map((note, at) => (
        <span key={at} className={classes.small}>
          {note}
        </span>
      ))}
    </>
  );
}

/** The picture of a column; its figures are the column itself. Of a cost that is not known there is no whole to fill. */
function CoverOf({ column, sources }: { column: Column; sources: RowsProps['sources'] }) {
  const { t } = useTranslation();
  const sourceWord = useSourceWord();
  const uncovered = centsOf(column.uncovered);
  if (uncovered === null) return null;
  const parts = sources.flatMap(([key, source], at): CoverPart[] => {
    const amount = column.amounts.get(key);
    return amount ? [{ id: key, name: sourceWord(source), amountCents: amount.cents, fill: fillOf(at) }] : [];
  });
  const open: CoverPart = {
    id: 'open',
    name: t('plan:uncovered'),
    amountCents: uncovered,
    fill: 'hatch-bad',
  };
  return <Bar slim parts={[...parts, open]} />;
}

interface FigureProps {
  projectId: string;
  column: Column;
  figure: 'covered' | 'uncovered';
  explained: boolean;
}

/** A figure below the table, a door to how it comes about. */
function Figure({ projectId, column, figure, explained }: FigureProps) {
  const explain = useExplainPlan(projectId);
  const money = <Money value={column[figure]} estimate={column.approximate} />;
  if (!explained) return money;
  return (
    <ExplainedFigure
      figure={figure}
      {...(column.year === null ? {} : { of: String(column.year) })}
      query={explain}
    >
      {money}
    </ExplainedFigure>
  );
}
