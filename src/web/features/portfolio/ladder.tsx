import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/days';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { useAmountWords } from '../../ui/money';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import { ExportButtons } from './export-buttons';
import { LadderBars, LadderTable, SourceTable, StepAmount } from './ladder-steps';
import { type LadderStep, type ProjectLadder, usePortfolioLadder } from './queries';
import { FundingTabs } from './tabs';

/** From applied to paid: where the promised money stands, and what is lost at each step. */
export function Ladder() {
  return (
    <RequirePermission permission="portfolio.read">
      <LadderScreen />
    </RequirePermission>
  );
}

function LadderScreen() {
  const { t } = useTranslation();
  const ladder = usePortfolioLadder();
  return (
    <>
      <PageHead
        title={t('portfolio:ladder.title')}
        above={<FundingTabs />}
        answer={ladder.data && <Answer steps={ladder.data.steps} asOn={ladder.data.asOn} />}
        actions={<ExportButtons path="/api/v1/portfolio/ladder" what={t('portfolio:ladder.title')} />}
      />
      <QueryView query={ladder}>
        {({ steps, projects }) => (
          <>
            <Sheet title={t('portfolio:ladder.steps')} sub={t('portfolio:ladder.sub')}>
              <LadderBars steps={steps} projectId={null} />
              <LadderTable steps={steps} id="steps" />
            </Sheet>
            <Sheet title={t('portfolio:ladder.bySource')} sub={t('portfolio:ladder.bySourceSub')}>
              <SourceTable steps={steps} id="sources" />
            </Sheet>
            <Projects projects={projects} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Answer({ steps, asOn }: { steps: readonly LadderStep[]; asOn: string }) {
  const { t } = useTranslation();
  const applied = useStepWords(steps, 'applied');
  const decided = useStepWords(steps, 'decided');
  const unknown = new Set(steps.slice(0, 2).flatMap((step) => step.unknown.map(({ code }) => code)));
  return (
    <>
      {t('portfolio:ladder.answer', { day: formatDay(asOn), applied, decided })}{' '}
      {unknown.size > 0 && t('portfolio:ladder.unknown', { codes: [...unknown].join(', ') })}
    </>
  );
}

function useStepWords(steps: readonly LadderStep[], key: LadderStep['step']): string {
  const { t } = useTranslation();
  const amount = steps.find(({ step }) => step === key)?.amount;
  const single = amount && amount.from === amount.to;
  const words = useAmountWords({
    value: single ? amount.from : null,
    ...(amount && !single ? { range: [amount.from, amount.to] as const } : {}),
    approximate: amount?.approximate ?? false,
  });
  return words ?? t('common:fact.unknown');
}

function Projects({ projects }: { projects: readonly ProjectLadder[] }) {
  const { t } = useTranslation();
  const stepOf = (row: ProjectLadder, key: LadderStep['step']) => row.steps.find(({ step }) => step === key);
  const keys = projects[0]?.steps.map(({ step }) => step) ?? [];
  const columns: Column<ProjectLadder>[] = [
    { id: 'project', header: t('portfolio:column.project'), value: (row) => row.project.code },
    ...keys.map((key): Column<ProjectLadder> => ({
      id: key,
      header: t(`portfolio:step.${key}`),
      kind: 'money',
      value: (row) => centsOf(stepOf(row, key)?.amount?.from),
      cell: (row) => {
        const step = stepOf(row, key);
        return step ? <StepAmount step={step} projectId={row.project.id} /> : '–';
      },
      hidden: key === 'claimed' || key === 'approved' || key === 'paid',
    })),
  ];
  return (
    <Sheet title={t('portfolio:ladder.projects')} sub={t('portfolio:ladder.projectsSub')}>
      <DataTable
        id="ladders"
        label={t('portfolio:ladder.projects')}
        columns={columns}
        rows={projects}
        rowId={(row) => row.project.id}
        rowLink={(row) => `/projects/${encodeURIComponent(row.project.code)}`}
        sort="project"
        empty={t('portfolio:ladder.empty')}
      />
    </Sheet>
  );
}
