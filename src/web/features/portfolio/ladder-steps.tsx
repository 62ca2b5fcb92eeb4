import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { absoluteCents, formatAmount, formatPercent } from '../../../shared/money/index.js';
import { type Cents, centsOf, shareOfWhole } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { ExplainedFigure } from '../../ui/explanation';
import type { Column } from '../../ui/table-column';
import classes from './portfolio.module.css';
import { type LadderStep, useStepExplained } from './queries';
import { SpanMoney } from './span-money';

/** Each step as a bar against the widest of them; a range is hatched from its least to its most. */
export function LadderBars({ steps, projectId }: { steps: readonly LadderStep[]; projectId: string | null }) {
  const { t } = useTranslation();
  const widest = steps
    .map(({ amount }) => centsOf(amount?.to) ?? (0n as Cents))
    .reduce((most, one) => (one > most ? one : most));
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.step}>
          <span>{t(`portfolio:step.${step.step}`)}</span>
          <StepBar step={step} widest={widest} />
          <span className={classes.stepWords}>
            <StepAmount step={step} projectId={projectId} />
            <LeakWords leak={step.leak} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepBar({ step: { amount }, widest }: { step: LadderStep; widest: Cents }) {
  const [from, to] = [centsOf(amount?.from), centsOf(amount?.to)];
  if (from === null || to === null || widest === 0n) {
    return <span className={classes.track} data-empty aria-hidden />;
  }
  const solid = shareOfWhole(absoluteCents(from), widest);
  const whole = shareOfWhole(absoluteCents(to), widest);
  return (
    <span className={classes.track} aria-hidden>
      <span style={{ width: `${solid}%`, background: 'var(--series-1)' }} />
      {whole > solid && <span style={{ width: `${whole - solid}%`, background: 'var(--hatch-wait)' }} />}
    </span>
  );
}

function GapWords({ gap }: { gap: LadderStep['gap'] }) {
  const { t } = useTranslation();
  return <span className="unknown">{t(`portfolio:gap.${gap ?? 'amountUnknown'}`)}</span>;
}

function LeakWords({ leak }: { leak: LadderStep['leak'] }) {
  const words = useLeakWords();
  const text = words(leak);
  return text ? <span className="dim block">{text}</span> : null;
}

/** What is lost since the step before, in euro and percent; "more" where the later step holds more. */
function useLeakWords(): (leak: LadderStep['leak']) => string | null {
  const { t } = useTranslation();
  return (leak) => {
    const [from, to] = [centsOf(leak?.from), centsOf(leak?.to)];
    if (!leak || from === null || to === null) return null;
    const step = t(`portfolio:step.${leak.against}`);
    const repaid = centsOf(leak.repaid) ?? 0n;
    const back =
      repaid === 0n ? '' : `, ${t('portfolio:leak.repaid', { amount: formatAmount(repaid as Cents) })}`;
    if (from !== to) {
      return t('portfolio:leak.range', { from: formatAmount(from), to: formatAmount(to), step }) + back;
    }
    if (from === 0n) return t('portfolio:leak.none', { step });
    const amount = formatAmount(absoluteCents(from));
    const percent = leak.percent === null ? '–' : formatPercent(leak.percent.replace('-', ''), 1);
    return t(from > 0n ? 'portfolio:leak.less' : 'portfolio:leak.more', { amount, percent, step }) + back;
  };
}

/** The amount of a step as the door to its records, or why there is none; and what is taken off it. */
export function StepAmount({ step, projectId }: { step: LadderStep; projectId: string | null }) {
  const { t } = useTranslation();
  const explained = useStepExplained();
  const repaid = centsOf(step.repaid);
  const door = (words: ReactNode) => (
    <ExplainedFigure figure={step.step} query={explained({ projectId, step: step.step })}>
      {words}
    </ExplainedFigure>
  );
  const takenOff =
    repaid !== null &&
    repaid > 0n &&
    t(`portfolio:ladder.${step.step === 'received' ? 'paidBack' : 'takenOff'}`, {
      amount: formatAmount(repaid),
    });
  return (
    <>
      {step.amount ? (
        door(<SpanMoney span={step.amount} example={step.example} />)
      ) : (
        <GapWords gap={step.gap} />
      )}
      {takenOff && <span className="dim block">{step.amount ? takenOff : door(takenOff)}</span>}
    </>
  );
}

/** The steps as a table: amounts, how many are known, who is unknown, what leaks. */
export function LadderTable({ steps, id }: { steps: readonly LadderStep[]; id: string }) {
  const { t } = useTranslation();
  const columns = useStepColumns();
  return (
    <DataTable
      id={id}
      label={t('portfolio:ladder.table')}
      columns={columns}
      rows={steps}
      rowId={(row) => row.step}
      rowNote={(row) => (row.example ? t('common:fact.example') : null)}
    />
  );
}

function useStepColumns(): Column<LadderStep>[] {
  const { t } = useTranslation();
  const leakWords = useLeakWords();
  const explained = useStepExplained();
  return [
    {
      id: 'step',
      header: t('portfolio:column.step'),
      value: (row) => row.step,
      text: (row) => t(`portfolio:step.${row.step}`),
      cell: (row) => t(`portfolio:step.${row.step}`),
    },
    {
      id: 'own',
      header: t('portfolio:column.own'),
      kind: 'money',
      value: (row) => centsOf(row.amount?.from),
      cell: (row) => <StepAmount step={row} projectId={null} />,
    },
    {
      id: 'unknown',
      header: t('portfolio:column.unknown'),
      value: (row) => row.unknown.map(({ code }) => code).join(', ') || '–',
    },
    {
      id: 'leak',
      header: t('portfolio:column.leak'),
      kind: 'money',
      value: (row) => centsOf(row.leak?.from),
      cell: (row) =>
        row.leak ? (
          <ExplainedFigure
            figure="leak"
            query={explained({ projectId: null, step: row.step, figure: 'leak' })}
          >
            {leakWords(row.leak)}
          </ExplainedFigure>
        ) : (
          '–'
        ),
    },
    {
      id: 'percent',
      header: t('portfolio:column.leakPercent'),
      kind: 'number',
      value: (row) => (row.leak?.percent == null ? null : Number(row.leak.percent)),
      text: (row) => (row.leak?.percent == null ? '' : formatPercent(row.leak.percent, 1)),
      cell: (row) => (row.leak?.percent == null ? '–' : formatPercent(row.leak.percent, 1)),
      hidden: true,
    },
    {
      id: 'whole',
      header: t('portfolio:column.whole'),
      kind: 'money',
      value: (row) => centsOf(row.whole?.from),
      cell: (row) =>
        row.whole ? (
          <ExplainedFigure
            figure="wholeProject"
            query={explained({ projectId: null, step: row.step, figure: 'whole' })}
          >
            <SpanMoney span={row.whole} />
          </ExplainedFigure>
        ) : (
          '–'
        ),
    },
  ];
}

interface SourceRow {
  source: LadderStep['sources'][number]['source'];
  amounts: ReadonlyMap<LadderStep['step'], LadderStep['sources'][number]>;
}

/** The same per source: whose money leaks where. */
export function SourceTable({ steps, id }: { steps: readonly LadderStep[]; id: string }) {
  const { t } = useTranslation();
  const explained = useStepExplained();
  const rows = useMemo(() => sourceRows(steps), [steps]);
  const columns: Column<SourceRow>[] = [
    {
      id: 'source',
      header: t('portfolio:column.source'),
      value: (row) => row.source,
      text: (row) => t(`portfolio:source.${row.source}`),
      cell: (row) => t(`portfolio:source.${row.source}`),
    },
    ...steps.map(({ step }): Column<SourceRow> => ({
      id: step,
      header: t(`portfolio:step.${step}`),
      kind: 'money',
      value: (row) => centsOf(row.amounts.get(step)?.amount?.from),
      cell: (row) => {
        const amount = row.amounts.get(step);
        if (amount?.amount)
          return (
            <ExplainedFigure figure={step} query={explained({ projectId: null, step, source: row.source })}>
              <SpanMoney span={amount.amount} />
            </ExplainedFigure>
          );
        return amount ? <GapWords gap={amount.gap} /> : '–';
      },
      hidden: step === 'claimed' || step === 'approved' || step === 'paid',
    })),
  ];
  return (
    <DataTable
      id={id}
      label={t('portfolio:ladder.bySource')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.source}
      empty={t('portfolio:ladder.noSource')}
    />
  );
}

function sourceRows(steps: readonly LadderStep[]): SourceRow[] {
  const sources = [...new Set(steps.flatMap((step) => step.sources.map(({ source }) => source)))];
  return sources.map((source) => ({
    source,
    amounts: new Map(
      steps.flatMap((step) => {
        const found = step.sources.find((one) => one.source === source);
        return found ? [[step.step, found] as const] : [];
      }),
    ),
  }));
}
