import { useTranslation } from 'react-i18next';
import { useMaySee } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import type { ProjectSection } from '../projects/sections';
import { LadderBars } from './ladder-steps';
import { useProjectLadder } from './queries';

/** From applied to paid, of one project. */
function LadderSection({ project }: { project: { id: string } }) {
  return useMaySee('portfolio.read') ? <LadderSheet projectId={project.id} /> : null;
}

function LadderSheet({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const ladder = useProjectLadder(projectId);
  return (
    <Sheet
      title={t('portfolio:ladder.title')}
      sub={
        <>
          {t('portfolio:ladder.projectSub')}{' '}
          <AppLink to="/funding/ladder">{t('portfolio:ladder.ofPortfolio')}</AppLink>
        </>
      }
    >
      <QueryView query={ladder}>
        {({ steps }) =>
          steps.every((step) => step.amount === null && step.gap !== 'amountUnknown') ? (
            <p className="dim">{t('portfolio:ladder.none')}</p>
          ) : (
            <LadderBars steps={steps} projectId={projectId} />
          )
        }
      </QueryView>
    </Sheet>
  );
}

const section: ProjectSection = { order: 18, Section: LadderSection };
export default section;
