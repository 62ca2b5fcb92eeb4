import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Cents, formatCsvAmount, formatPercent } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { useMayChange } from '../../app/session';
import { centsOf } from '../../ui/cents';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { type CsvField, downloadCsv } from '../../ui/table-csv';
import classes from './plan.module.css';
import { keyOf, useSourceWord } from './sources';
import { PlanTableForm } from './plan-table-form';
import { PlanVersions } from './versions';
import { type PlanSum, type ProjectPlan, useExplainPlan, useProjectPlan } from './queries';

/** Which plans are looked at: all of them, or those of one implementer. */
const ALL = 'all';

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
  return (
    <Sheet
      title={t('plan:title')}
      sub={t('plan:sub')}
      actions={
        mayChange &&
        plan.data &&
        !editing && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {plan.data.plans.length > 0 ? t('plan:edit') : t('plan:add')}
          </Button>
        )
      }
    >
      <QueryView query={plan}>
        {(data) => (
          <>
            {data.parts.length > 0 && <ScopeSelect plan={data} value={scope} onChange={setScope} />}
            {editing ? (
              <PlanTableForm
                key={`${scope} ${data.version}`}
                project={project}
                plan={data}
                partId={scope === ALL ? null : scope}
                onClose={() => setEditing(false)}
              />
            ) : (
              <>
                <PlanTable project={project} plan={data} scope={scope} />
                <PlanVersions key={scope} plan={data} partId={scope === ALL ? null : scope} />
              </>
            )}
          </>
        )}
      </QueryView>
    </Sheet>
  );
}

function ScopeSelect({
  plan,
  value,
  onChange,
}: {
  plan: ProjectPlan;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      mb="md"
      maw={360}
      label={t('plan:scope')}
      allowDeselect={false}
      value={value}
      onChange={(next) => onChange(next ?? ALL)}
      data={[
        { value: ALL, label: t('plan:all') },
        ...plan.parts.map(({ id, name, own }) => ({
          value: id,
          label: own ? `${name} (${t('plan:ownPart')})` : name,
        })),
      ]}
    />
  );
}

interface Column {
  year: number | null;
  total: string | null;
  covered: string;
  uncovered: string | null;
  approximate: boolean;
  supportRate: string | null;
  amounts: ReadonlyMap<string, Cents>;
  /** Sources whose amount is an estimate. */
  estimates: ReadonlySet<string>;
}

function PlanTable({
  project,
  plan,
  scope,
}: {
  project: Props['project'];
  plan: ProjectPlan;
  scope: string;
}) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const save = useSaveCsv(project.code);
  const sums = sumsOf(plan, scope);
  if (sums.length === 0) return <p className="dim">{t('plan:none')}</p>;
  const columns = sums.map(toColumn);
  const sources = [
    ...new Map(sums.flatMap(({ lines }) => lines.map((line) => [keyOf(line), line] as const))),
  ];
  const missing = new Set(sums.flatMap(({ missingParts }) => missingParts));
  return (
    <>
      <Figures project={project} columns={columns} sources={sources} explained={scope === ALL} />
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
      <Group mt="sm">
        <Button variant="default" size="xs" onClick={() => save(columns, sources)}>
          {t('plan:export')}
        </Button>
      </Group>
    </>
  );
}

type Sources = readonly (readonly [key: string, source: PlanSum['lines'][number]])[];

function useHeading(): (column: Column) => string {
  const { t } = useTranslation();
  return ({ year }) => (year === null ? t('plan:allYears') : String(year));
}

/** Hands over the table as it is shown. */
function useSaveCsv(code: string): (columns: readonly Column[], sources: Sources) => void {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const heading = useHeading();
  const sourceWord = useSourceWord();
  return (columns, sources) => {
    const row = (name: string, valueOf: (column: Column) => Cents | null) => [
      wordField(name),
      ...columns.map((column) => figureField(valueOf(column))),
    ];
    downloadCsv(`${code}-${day}.csv`, [
      [wordField(t('plan:source')), ...columns.map((column) => wordField(heading(column)))],
      ...sources.map(([key, line]) => row(sourceWord(line), ({ amounts }) => amounts.get(key) ?? null)),
      row(t('plan:covered'), ({ covered }) => centsOf(covered)),
      row(t('plan:cost'), ({ total }) => centsOf(total)),
      row(t('plan:uncovered'), ({ uncovered }) => centsOf(uncovered)),
    ]);
  };
}

interface FiguresProps {
  project: Props['project'];
  columns: readonly Column[];
  sources: Sources;
  /** Whether the figures below are doors: the explanations are of all implementers. */
  explained: boolean;
}

function Figures({ project, columns, sources, explained }: FiguresProps) {
  const { t } = useTranslation();
  const heading = useHeading();
  const sourceWord = useSourceWord();
  const foot = (name: 'covered' | 'cost' | 'uncovered', valueOf: (column: Column) => string | null) => (
    <tr>
      <th scope="row">{t(`plan:${name}`)}</th>
      {columns.map((column) => (
        <td key={heading(column)} data-label={heading(column)}>
          <Figure
            projectId={project.id}
            column={column}
            value={valueOf(column)}
            figure={explained && name !== 'cost' ? name : null}
          />
        </td>
      ))}
    </tr>
  );
  return (
    <div
      className={classes.region}
      role="region"
      aria-label={t('common:table.region', { name: t('plan:title') })}
      tabIndex={0}
    >
      <table className={`${classes.table} ${classes.cards}`}>
        <thead>
          <tr>
            <th scope="col">{t('plan:source')}</th>
            {columns.map((column) => (
              <th key={heading(column)} scope="col">
                {heading(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map(([key, line]) => (
            <tr key={key}>
              <th scope="row">{sourceWord(line)}</th>
              {columns.map((column) => (
                <td key={heading(column)} data-label={heading(column)}>
                  {column.amounts.has(key) ? (
                    <Money value={column.amounts.get(key)} estimate={column.estimates.has(key)} />
                  ) : (
                    '–'
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {foot('covered', ({ covered }) => covered)}
          {foot('cost', ({ total }) => total)}
          {foot('uncovered', ({ uncovered }) => uncovered)}
          <tr>
            <th scope="row">{t('plan:supportRate')}</th>
            {columns.map((column) => (
              <td key={heading(column)} data-label={heading(column)}>
                {column.supportRate === null ? '–' : formatPercent(column.supportRate)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface FigureProps {
  projectId: string;
  column: Column;
  value: string | null;
  figure: 'covered' | 'uncovered' | null;
}

/** A figure below the table, a door to how it comes about. */
function Figure({ projectId, column: { year, approximate }, value, figure }: FigureProps) {
  const explain = useExplainPlan(projectId);
  const money = <Money value={value} estimate={approximate && figure !== null} />;
  if (!figure) return money;
  return (
    <ExplainedFigure figure={figure} {...(year === null ? {} : { of: String(year) })} query={explain}>
      {money}
    </ExplainedFigure>
  );
}

/** The years and their sum, of all implementers or of one. */
function sumsOf(plan: ProjectPlan, scope: string): PlanSum[] {
  const own = plan.parts.find(({ id }) => id === scope)?.own;
  if (scope === ALL || own) {
    const [years, total] = own ? [plan.ownYears, plan.ownTotal] : [plan.years, plan.total];
    return total ? [...years, total] : [];
  }
  return plan.plans
    .filter(({ partId }) => partId === scope)
    .map((one) => ({
      ...{ year: one.year, basis: 'parts' as const, total: one.total, exactness: one.exactness },
      ...{ lines: one.lines, cover: one.cover, support: '0.00', ownShare: '0.00' },
      ...{ supportRate: null, missingParts: [] },
    }));
}

function toColumn(sum: PlanSum): Column {
  const amounts = new Map<string, Cents>();
  for (const line of sum.lines) {
    const amount = centsOf(line.amount);
    if (amount !== null) amounts.set(keyOf(line), amount);
  }
  const estimates = new Set(sum.lines.filter(({ exactness }) => exactness === 'approximate').map(keyOf));
  return {
    ...{ year: sum.year, estimates, total: sum.total, supportRate: sum.supportRate, amounts },
    ...{ covered: sum.cover.covered, uncovered: sum.cover.uncovered, approximate: sum.cover.approximate },
  };
}

function wordField(text: string): CsvField {
  return { text, isText: true };
}

function figureField(amount: Cents | null): CsvField {
  return { text: amount === null ? '' : formatCsvAmount(amount), isText: false };
}
