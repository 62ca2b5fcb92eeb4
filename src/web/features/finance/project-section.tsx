import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMayChange, useMaySee } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { Pace } from './project-finance';
import { useReport } from './queries';
import { CategoryTable } from './report-table';

/** Budget and actuals of one project, over all its years, for its page. */
function FinanceSection({ project }: { project: { id: string } }) {
  const maySee = useMaySee('actuals.read');
  return maySee ? <FinanceSheet projectId={project.id} /> : null;
}

function FinanceSheet({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const report = useReport({ projectId });
  const mayBudget = useMayChange('budgets.change');
  const maySeeBudget = useMaySee('budgets.read');
  const row = report.data?.rows[0];
  return (
    <Sheet
      title={t('finance:report.title')}
      sub={row && <Pace row={row} />}
      actions={
        <>
          {maySeeBudget && (
            <Button component={AppLink} to={`/finance/projects/${projectId}/budget`} variant="default">
              {t(mayBudget ? 'finance:budget.edit' : 'finance:budget.title')}
            </Button>
          )}
          {row && (
            <Button component={AppLink} to={`/finance/projects/${projectId}?year=all`} variant="default">
              {t('finance:project.open')}
            </Button>
          )}
        </>
      }
    >
      <QueryView query={report}>
        {({ rows: [shown] }) =>
          shown ? (
            <>
              {shown.example && <StatusTag tone="open">{t('finance:example')}</StatusTag>}
              <CategoryTable
                row={shown}
                linkTo={(category) => `/finance/entries?projectId=${projectId}&category=${category}`}
              />
            </>
          ) : (
            <p>{t('finance:project.noneHint')}</p>
          )
        }
      </QueryView>
    </Sheet>
  );
}

export default { order: 20, Section: FinanceSection };
