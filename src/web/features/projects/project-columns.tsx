import type { TFunction } from 'i18next';
import { currentLanguage } from '../../i18n';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/days';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { Period } from '../../ui/day';
import { Money } from '../../ui/money';
import type { Column } from '../../ui/table-column';
import { amountOf, type FundingAmountRow } from './project-money';
import type { ProjectRow } from './queries';
import { nameOf, ProjectStatusTag, STATUS_ORDER } from './words';

/** The columns of the projects' table; those that are hidden are searched too. */
export function useProjectColumns(): Column<ProjectRow>[] {
  const { t } = useTranslation();
  return useMemo(() => [...shownColumns(t), ...moneyColumns(t), ...hiddenColumns(t)], [t]);
}

function shownColumns(t: TFunction): Column<ProjectRow>[] {
  return [
    {
      id: 'code',
      header: t('projects:field.code'),
      value: (row) => row.code,
      cell: (row) => (
        <div>
          <AppLink to={`/projects/${encodeURIComponent(row.code)}`} className="code">
            {row.code}
          </AppLink>
          <div className="dim">{nameOf(row)}</div>
        </div>
      ),
    },
    {
      id: 'role',
      header: t('projects:field.ownRole'),
      value: (row) => (row.ownRole ? t(`projects:role.${row.ownRole}`) : null),
      choice: true,
      hidden: true,
    },
    {
      id: 'status',
      header: t('projects:field.status'),
      value: (row) => (row.status ? STATUS_ORDER.indexOf(row.status) : null),
      text: (row) => (row.status ? t(`projects:status.${row.status}`) : ''),
      cell: (row) => <ProjectStatusTag status={row.status} />,
      choice: true,
    },
    {
      id: 'lead',
      header: t('projects:field.lead'),
      value: (row) => row.lead?.name,
      cell: (row) => <LeadAndRole row={row} />,
      choice: true,
    },
    {
      id: 'period',
      header: t('projects:field.period'),
      value: (row) => row.period?.starts ?? row.period?.ends,
      text: periodText,
      cell: (row) =>
        row.period && row.periodKind ? (
          <div>
            <Period start={row.period.starts} end={row.period.ends} />
            <div className="dim">{t(`projects:period.${row.periodKind}`)}</div>
          </div>
        ) : (
          <span className="unknown">{t('common:fact.unknown')}</span>
        ),
    },
  ];
}

function moneyColumns(t: TFunction): Column<ProjectRow>[] {
  return [
    {
      id: 'instrument',
      header: t('projects:field.instrument'),
      value: (row) => row.money?.instrument.name[currentLanguage()],
      choice: true,
    },
    {
      id: 'own',
      header: t('projects:field.own'),
      kind: 'money',
      value: (row) => knownTotal(amountOf(row, 'own')),
      cell: (row) => <OwnAmount row={row} />,
    },
    {
      id: 'whole',
      header: t('projects:field.whole'),
      kind: 'money',
      value: (row) => knownTotal(amountOf(row, 'whole')),
      cell: (row) => <FundingAmount amount={amountOf(row, 'whole')} />,
      hidden: true,
    },
    {
      id: 'decided',
      header: t('projects:field.decided'),
      kind: 'day',
      value: (row) => row.money?.decision?.decided,
      hidden: true,
    },
  ];
}

/** A range has no total to sort or sum by. */
function knownTotal(amount: FundingAmountRow | undefined) {
  return amount?.total ? centsOf(amount.total) : null;
}

/** Who leads, and below it what the centre does: two columns would push the money off the screen. */
function LeadAndRole({ row: { lead, ownRole } }: { row: ProjectRow }) {
  const { t } = useTranslation();
  return (
    <div>
      {lead ? lead.name : <span className="unknown">{t('common:fact.unknown')}</span>}
      {ownRole && (
        <div className="dim">
          {t('projects:field.ownRole')}: {t(`projects:role.${ownRole}`)}
        </div>
      )}
    </div>
  );
}

/** The centre's own part; what is known of the whole stands beside it and is never added to it. */
function OwnAmount({ row }: { row: ProjectRow }) {
  const { t } = useTranslation();
  const whole = amountOf(row, 'whole');
  return (
    <>
      <FundingAmount amount={amountOf(row, 'own')} />
      {whole && (
        <div className="dim">
          {t('common:fact.wholeProject')} <FundingAmount amount={whole} />
        </div>
      )}
    </>
  );
}

function FundingAmount({ amount }: { amount: FundingAmountRow | undefined }) {
  if (amount?.exactness === 'range') return <Money range={[amount.min, amount.max]} />;
  return <Money value={amount?.total} approximate={amount?.exactness === 'approximate'} />;
}

function hiddenColumns(t: TFunction): Column<ProjectRow>[] {
  return [
    { id: 'name', header: t('projects:field.name'), value: nameOf, hidden: true },
    {
      id: 'since',
      header: t('projects:field.since'),
      kind: 'day',
      value: (row) => row.statusSince,
      hidden: true,
    },
    {
      id: 'responsible',
      header: t('projects:field.responsibles'),
      value: (row) => row.responsibles.map(({ name }) => name).join(', '),
      hidden: true,
    },
    {
      id: 'partners',
      header: t('projects:field.partners'),
      value: (row) => row.partnerNames.join(', '),
      hidden: true,
    },
    {
      id: 'aliases',
      header: t('projects:field.aliases'),
      value: (row) => row.aliases.join(', '),
      hidden: true,
    },
    {
      id: 'kind',
      header: t('projects:field.kind'),
      value: (row) => t(`projects:kind.${row.kind}`),
      hidden: true,
    },
    { id: 'parent', header: t('projects:field.parent'), value: (row) => row.parent?.code, hidden: true },
  ];
}

function periodText({ period }: ProjectRow): string {
  if (!period) return '';
  return `${period.starts ? formatDay(period.starts) : ''}–${period.ends ? formatDay(period.ends) : ''}`;
}
