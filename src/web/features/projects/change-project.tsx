import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, ifMatch, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { AppLink } from '../../ui/app-link';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { CannotChange } from './cannot-change';
import { ProjectForm } from './project-form';
import { bodyOf, valuesOf } from './project-values';
import { readProject, useProject, type ProjectDetails } from './queries';

/** Changes what is known of a project. */
export function ChangeProject() {
  const { code = '' } = useParams();
  const { readOnly } = useAsOn();
  const project = useProject(code);
  return (
    <QueryView query={project}>
      {(data) => (data.mayChange && !readOnly ? <ChangeForm project={data} /> : <CannotChange />)}
    </QueryView>
  );
}

function ChangeForm({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const back = (code: string) => void navigate(`/projects/${encodeURIComponent(code)}`);
  return (
    <>
      <PageHead
        title={t('projects:change.title', { code: project.code })}
        above={
          <p className="dim" style={{ margin: 0 }}>
            <AppLink to={`/projects/${encodeURIComponent(project.code)}`}>{project.code}</AppLink>
          </p>
        }
        answer={t('projects:change.answer')}
      />
      <ProjectForm
        project={project}
        initialValues={valuesOf(project)}
        save={(values, version) =>
          read(
            api.PATCH('/api/v1/projects/{idOrCode}', {
              params: { path: { idOrCode: project.id }, header: ifMatch(version) },
              body: { ...bodyOf(values, project), code: values.code.trim() },
            }),
          )
        }
        reload={() => readProject(project.id)}
        submit={t('common:action.save')}
        onSaved={back}
        onCancel={() => back(project.code)}
      />
    </>
  );
}
