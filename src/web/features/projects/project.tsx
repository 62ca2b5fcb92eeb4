import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { useKeys } from '../../app/keyboard';
import { AppLink } from '../../ui/app-link';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { CopyAction } from './copy-project';
import { ProjectFacts, ProjectLineage } from './project-facts';
import { ProjectHistory } from './project-history';
import { ProjectLife } from './project-life';
import { ProjectRemarks } from './project-remarks';
import { useProject, type ProjectDetails } from './queries';
import { projectSections } from './sections';
import { StatusActions } from './status-actions';
import { nameOf, ProjectStatusTag } from './words';

/** One project: what is known of it, its money, its dates, and what was done to it. */
export function Project() {
  const { code = '' } = useParams();
  const project = useProject(code);
  return <QueryView query={project}>{(data) => <ProjectPage project={data} />}</QueryView>;
}

function ProjectPage({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const { readOnly } = useAsOn();
  const navigate = useNavigate();
  const answer = useAnswer(project);
  const mayChange = project.mayChange && !readOnly;
  const edit = `/projects/${encodeURIComponent(project.code)}/edit`;
  useKeys(mayChange ? { e: () => void navigate(edit) } : {});
  return (
    <>
      <PageHead
        title={nameOf(project)}
        above={
          <p className="dim" style={{ margin: '0 0 6px' }}>
            <AppLink to="/projects">{t('projects:list.title')}</AppLink> ·{' '}
            <span className="figure">{project.code}</span>{' '}
            {project.kind === 'project' && <ProjectStatusTag status={project.status} />}
          </p>
        }
        answer={answer}
        actions={
          <>
            <CopyAction project={project} />
            {mayChange && (
              <>
                <StatusActions project={project} />
                <Button component={AppLink} to={edit}>
                  {t('common:action.edit')}
                </Button>
              </>
            )}
          </>
        }
      />
      <div className="sheet-grid">
        <ProjectFacts project={project} />
        <div>
          <ProjectLife project={project} />
          <ProjectLineage project={project} />
          <ProjectRemarks project={project} mayChange={mayChange} />
        </div>
      </div>
      {projectSections.map(({ file, Section }) => (
        <Section key={file} project={project} />
      ))}
      <ProjectHistory code={project.code} />
    </>
  );
}

/** "Waiting for the funding decision. Planned for 2020–2022, led by …". */
function useAnswer(project: ProjectDetails): string {
  const { t } = useTranslation();
  const { actual, decided, planned } = project.periods;
  const [kind, period] = actual?.ends
    ? (['actual', actual] as const)
    : decided
      ? (['decided', decided] as const)
      : planned
        ? (['planned', planned] as const)
        : (['actual', actual] as const);
  const words = (day: string | null) => (day ? formatDay(day) : t('common:fact.unknown'));
  const lead = project.lead
    ? t('projects:answer.lead', { name: project.lead.name })
    : t('projects:answer.noLead');
  if (project.kind === 'baseActivity') return `${t('projects:answer.baseActivity')} ${lead}`;
  return [
    project.status ? t(`projects:answer.${project.status}`) : t('projects:answer.none'),
    period
      ? t(`projects:answer.${kind}Period`, { start: words(period.starts), end: words(period.ends) })
      : t('projects:answer.noPeriod'),
    lead,
  ].join(' ');
}
