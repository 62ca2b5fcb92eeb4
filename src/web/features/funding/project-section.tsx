import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import type { ProjectDetails } from '../projects/queries';
import type { ProjectSection } from '../projects/sections';
import { ApplicationBlock } from './application-block';
import { ApplicationForm } from './application-form';
import { PlanForm } from './plan-form';
import { PlanSheet } from './plan-sheet';
import { useProjectFunding } from './queries';

/** What a project has applied for, what was decided, and how its years are funded. */
function FundingSection({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const { readOnly } = useAsOn();
  const funding = useProjectFunding(project.id);
  const mayPlan = useMayChange('funding.plan.change');
  const mayApply = useMayChange('funding.application.change') && project.mayChange && !readOnly;
  const [open, setOpen] = useState<'application' | 'plan' | null>(null);
  const canApply = mayApply && project.allowedNext.includes('applied');
  useKeys(canApply ? { n: () => setOpen('application') } : {});
  return (
    <>
      <Sheet
        title={t('funding:section.title')}
        sub={t('funding:section.sub')}
        actions={
          <Group gap="xs">
            {mayPlan && (
              <Button variant="default" onClick={() => setOpen('plan')}>
                {t('funding:plan.add')}
              </Button>
            )}
            {canApply && (
              <Button onClick={() => setOpen('application')}>{t('funding:application.record')}</Button>
            )}
          </Group>
        }
      >
        <QueryView query={funding}>
          {({ applications }) =>
            applications.length === 0 ? (
              <p className="dim">{t('funding:section.none')}</p>
            ) : (
              applications.map((application) => (
                <ApplicationBlock key={application.id} application={application} mayApply={mayApply} />
              ))
            )
          }
        </QueryView>
      </Sheet>
      {(funding.data?.planYears ?? []).map((year) => (
        <PlanSheet key={year} project={project} year={year} />
      ))}
      {open === 'application' && <ApplicationForm project={project} onClose={() => setOpen(null)} />}
      {open === 'plan' && <PlanForm project={project} onClose={() => setOpen(null)} />}
    </>
  );
}

const section: ProjectSection = { order: 10, Section: FundingSection };
export default section;
