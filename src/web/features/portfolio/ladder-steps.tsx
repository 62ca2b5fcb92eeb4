import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { absoluteCents, formatAmount, formatPercent } from '../../../shared/money/index.js';
import { type Cents, centsOf, shareOfWhole } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import type { Column } from '../../ui/table-column';
import classes from './portfolio.module.css';
import { type LadderStep, useStepExplained } from './queries';
import { SpanMoney } from './span-money';

/** Each step as a bar against the widest of them; a range is hatched from its least to its most. */
export function LadderBars({ steps, projectId }: { steps: readonly LadderStep[]; projectId: string | null }) {
  const { t } = useTranslation();
  const explained = useStepExplained(projectId);
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
            {step.amount ? (
              <ExplainedFigure figure={step.step} query={explained(step.step)}>
                <SpanMoney span={step.amount} example={step.example} />
              </ExplainedFigure>
            ) : (
              <GapWords gap={step.gap} />
            )}
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
    if (from !== to) {
      return t('portfolio:leak.range', { from: formatAmount(from), to: formatAmount(to), step });
    }
    if (from === 0n) return t('portfolio:leak.none', { step });
    const amount = formatAmount(absoluteCents(from));
    const percent = leak.percent === null ? '–' : formatPercent(leak.percent.replace('-', ''), 1);
    return t(from > 0n ? 'portfolio:leak.less' : 'portfolio:leak.more', { amount, percent, step });
  };
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
  return useMemo(
    () => [
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
        cell: (row) =>
          row.amount ? <SpanMoney span={row.amount} example={row.example} /> : <GapWords gap={row.gap} />,
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
        cell: (row) => leakWords(row.leak) ?? '–',
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
        cell: (row) => (row.whole ? <SpanMoney span={row.whole} /> : '–'),
      },
    ],
    [t, leakWords],
  );
}

interface SourceRow {
  source: LadderStep['sources'][number]['source'];
  amounts: ReadonlyMap<LadderStep['step'], LadderStep['sources'][number]>;
}

/** The same per source: whose money leaks where. */
export function SourceTable({ steps, id }: { steps: readonly LadderStep[]; id: string }) {
  const { t } = useTranslation();
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
        if (amount?.amount) return <SpanMoney span={amount.amount} />;
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

/** The words of an amount, or why there is none; for cells that show a step of one project. */
export function StepAmount({ step }: { step: LadderStep | undefined }) {
  if (!step) return <Money value={null} />;
  return step.amount ? <SpanMoney span={step.amount} example={step.example} /> : <GapWords gap={step.gap} />;
}
