import { Button } from '@mantine/core';
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
import { useProjectFunding } from './queries';

/** What a project has applied for and what was decided. */
function FundingSection({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const { readOnly } = useAsOn();
  const funding = useProjectFunding(project.id);
  const mayApply = useMayChange('funding.application.change') && project.mayChange && !readOnly;
  const [open, setOpen] = useState(false);
  const canApply = mayApply && project.allowedNext.includes('applied');
  // An idea is prepared first: without this sentence the button is away and nothing says why.
  const preparesFirst = mayApply && !canApply && project.allowedNext.includes('preparation');
  useKeys(canApply ? { n: () => setOpen(true) } : {});
  return (
    <>
      <Sheet
        title={t('funding:section.title')}
        sub={t('funding:section.sub')}
        actions={canApply && <Button onClick={() => setOpen(true)}>{t('funding:application.record')}</Button>}
      >
        <QueryView query={funding}>
          {({ applications }) =>
            applications.length === 0 ? (
              <p className="dim">
                {t('funding:section.none')} {preparesFirst && t('funding:section.preparesFirst')}
              </p>
            ) : (
              applications.map((application) => (
                <ApplicationBlock key={application.id} application={application} mayApply={mayApply} />
              ))
            )
          }
        </QueryView>
      </Sheet>
      {open && <ApplicationForm project={project} onClose={() => setOpen(false)} />}
    </>
  );
}

const section: ProjectSection = { order: 10, Section: FundingSection };
export default section;
