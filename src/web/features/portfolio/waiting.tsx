import { useTranslation } from 'react-i18next';
import { formatAmount, sumCents } from '../../../shared/money/index.js';
import { formatDay } from '../../app/days';
import { currentLanguage } from '../../i18n';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/day';
import { ExplainedFigure } from '../../ui/explanation';
import { Money } from '../../ui/money';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag, type Tone } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { ExportButtons } from './export-buttons';
import {
  type FunderLatency,
  type LatencyRow,
  type OwnRisk,
  type OwnRiskRow,
  useLatency,
  useLatencyExplained,
  useOwnRisk,
  useOwnRiskExplained,
} from './queries';
import { FundingTabs } from './tabs';

/** How long decisions take, and what is spent before they come. */
export function Waiting() {
  return (
    <RequirePermission permission="portfolio.read">
      <WaitingScreen />
    </RequirePermission>
  );
}

function WaitingScreen() {
  const { t } = useTranslation();
  const latency = useLatency();
  const ownRisk = useOwnRisk();
  return (
    <>
      <PageHead
        title={t('portfolio:waiting.title')}
        above={<FundingTabs />}
        answer={
          latency.data && ownRisk.data && <Answer funders={latency.data.funders} ownRisk={ownRisk.data} />
        }
      />
      <Sheet
        title={t('portfolio:ownRisk.title')}
        sub={t('portfolio:ownRisk.sub')}
        actions={
          <ExportButtons quiet path="/api/v1/portfolio/own-risk" what={t('portfolio:ownRisk.title')} />
        }
      >
        <QueryView query={ownRisk}>{(data) => <OwnRiskTable data={data} />}</QueryView>
      </Sheet>
      <Sheet
        title={t('portfolio:latency.title')}
        sub={t('portfolio:latency.sub', { count: latency.data?.minimumDecisions ?? 3 })}
        actions={
          <ExportButtons
            quiet
            path="/api/v1/portfolio/decision-latency"
            what={t('portfolio:latency.title')}
          />
        }
      >
        <QueryView query={latency}>
          {({ funders, minimumDecisions }) => <LatencyTable funders={funders} minimum={minimumDecisions} />}
        </QueryView>
      </Sheet>
    </>
  );
}

function Answer({ funders, ownRisk }: { funders: readonly FunderLatency[]; ownRisk: OwnRisk }) {
  const { t } = useTranslation();
  const pending = funders.flatMap(({ rows }) => rows).filter(({ state }) => state === 'pending').length;
  const now = ownRisk.rows.filter(({ over }) => !over);
  const cost = sumCents(now.flatMap((row) => centsOf(row.cost) ?? []));
  return (
    <>
      {t('portfolio:waiting.pending', { count: pending })}{' '}
      {now.length === 0
        ? t('portfolio:waiting.noRisk')
        : t('portfolio:waiting.atRisk', { count: now.length, amount: formatAmount(cost) })}
    </>
  );
}

function OwnRiskTable({ data }: { data: OwnRisk }) {
  const { t } = useTranslation();
  const columns = useOwnRiskColumns();
  return (
    <>
      <DataTable
        id="ownRisk"
        label={t('portfolio:ownRisk.title')}
        columns={columns}
        rows={data.rows}
        rowId={(row) => row.project.id}
        rowLink={(row) => `/projects/${encodeURIComponent(row.project.code)}`}
        rowTone={(row) => (row.over ? undefined : 'wait')}
        rowNote={(row) => (row.example ? t('common:fact.example') : null)}
        sort="project"
        empty={t('portfolio:ownRisk.empty')}
      />
      <Untold why="periodUnknown" projects={data.periodUnknown} />
      <Untold why="decisionUnknown" projects={data.decisionUnknown} />
    </>
  );
}

/** The projects of which no days can be told, and why. */
function Untold({
  why,
  projects,
}: {
  why: 'periodUnknown' | 'decisionUnknown';
  projects: OwnRisk[typeof why];
}) {
  const { t } = useTranslation();
  if (projects.length === 0) return null;
  return (
    <p className="dim">
      {t(`portfolio:ownRisk.${why}`)}{' '}
      {projects.map(({ id, code }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <AppLink to={`/projects/${code}`}>{code}</AppLink>
        </span>
      ))}
    </p>
  );
}

function useOwnRiskColumns(): Column<OwnRiskRow>[] {
  const { t } = useTranslation();
  const explained = useOwnRiskExplained();
  return [
    { id: 'project', header: t('portfolio:column.project'), value: (row) => row.project.code },
    {
      id: 'state',
      header: t('portfolio:column.state'),
      value: (row) => (row.over ? 'over' : 'now'),
      text: (row) => t(`portfolio:ownRisk.${row.over ? 'over' : 'now'}`),
      cell: (row) => (
        <StatusTag tone={row.over ? 'calm' : 'wait'}>
          {t(`portfolio:ownRisk.${row.over ? 'over' : 'now'}`)}
        </StatusTag>
      ),
    },
    { id: 'from', header: t('portfolio:ownRisk.from'), kind: 'day', value: (row) => row.from },
    { id: 'to', header: t('portfolio:ownRisk.to'), kind: 'day', value: (row) => row.to },
    {
      id: 'days',
      header: t('portfolio:column.days'),
      kind: 'number',
      value: (row) => row.days,
      cell: (row) => (
        <>
          {row.decidedWithin === null
            ? row.days
            : t('portfolio:ownRisk.atMost', { days: row.days, month: formatDay(row.decidedWithin) })}
        </>
      ),
    },
    {
      id: 'cost',
      header: t('portfolio:ownRisk.cost'),
      kind: 'money',
      value: (row) => centsOf(row.cost),
      cell: (row) =>
        row.cost === null ? (
          <span className="unknown">{t('portfolio:gap.noEntries')}</span>
        ) : (
          <>
            <ExplainedFigure figure="ownRiskCost" query={explained(row.project.id)}>
              <Money value={row.cost} />
            </ExplainedFigure>
            {row.example && <span className="dim block">{t('common:fact.example')}</span>}
          </>
        ),
    },
  ];
}

interface Row extends LatencyRow {
  funder: FunderLatency;
}

const TONES: Record<LatencyRow['state'], Tone> = { pending: 'wait', decided: 'ok', withdrawn: 'calm' };

function LatencyTable({ funders, minimum }: { funders: readonly FunderLatency[]; minimum: number }) {
  const { t } = useTranslation();
  const columns = useLatencyColumns(minimum);
  const rows = funders.flatMap((funder) => funder.rows.map((row): Row => ({ ...row, funder })));
  const leftOut = funders.reduce((sum, funder) => sum + funder.leftOut, 0);
  return (
    <>
      <DataTable
        id="latency"
        label={t('portfolio:latency.title')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.applicationId}
        rowLink={(row) => `/projects/${encodeURIComponent(row.project.code)}`}
        rowTone={(row) => (row.state === 'pending' ? 'wait' : undefined)}
        sort="funder"
        empty={t('portfolio:latency.empty')}
      />
      {leftOut > 0 && <p className="dim">{t('portfolio:latency.leftOut', { count: leftOut })}</p>}
    </>
  );
}

function useLatencyColumns(minimum: number): Column<Row>[] {
  const { t } = useTranslation();
  const explained = useLatencyExplained();
  return [
    { id: 'project', header: t('portfolio:column.project'), value: (row) => row.project.code },
    {
      id: 'funder',
      header: t('portfolio:column.funder'),
      value: (row) => row.funder.funder[currentLanguage()],
      choice: true,
    },
    {
      id: 'state',
      header: t('portfolio:column.state'),
      value: (row) => row.state,
      text: (row) => t(`portfolio:latency.${row.state}`),
      cell: (row) => <StatusTag tone={TONES[row.state]}>{t(`portfolio:latency.${row.state}`)}</StatusTag>,
      choice: true,
    },
    {
      id: 'submitted',
      header: t('portfolio:latency.submitted'),
      kind: 'day',
      value: (row) => row.submitted,
    },
    {
      id: 'decidedOn',
      header: t('portfolio:latency.decidedOn'),
      kind: 'day',
      value: (row) => row.decided,
      cell: (row) => (row.state === 'decided' ? <Day value={row.decided} /> : '–'),
      text: (row) => (row.decided ? formatDay(row.decided) : ''),
    },
    {
      id: 'days',
      header: t('portfolio:latency.waited'),
      kind: 'number',
      value: (row) => row.days,
      cell: (row) =>
        row.days === null ? (
          <span className="unknown">{t(`portfolio:latency.gap.${row.gap ?? 'submissionUnknown'}`)}</span>
        ) : (
          <ExplainedFigure figure="waitingDays" query={explained(row.applicationId)}>
            {t('portfolio:days', { count: row.days })}
          </ExplainedFigure>
        ),
    },
    {
      id: 'median',
      header: t('portfolio:latency.median'),
      kind: 'number',
      value: (row) => (row.funder.median === null ? null : Number(row.funder.median)),
      cell: (row) =>
        row.funder.median === null ? (
          <span className="unknown">
            {t('portfolio:latency.noMedian', { count: row.funder.decisions, minimum })}
          </span>
        ) : (
          t('portfolio:latency.medianOf', {
            days: row.funder.median.replace('.', ','),
            count: row.funder.decisions,
          })
        ),
    },
  ];
}
