import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, read } from '../../api/client';
import { useMayChange, useSession } from '../../app/session';
import { PageHead } from '../../ui/page-head';
import { CannotChange } from './cannot-change';
import { ProjectForm } from './project-form';
import { bodyOf, valuesOf } from './project-values';

/** Enters a project: its code and name are enough, the rest may be unknown. */
export function NewProject() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  const mayAdd = useMayChange('projects.change');
  if (!mayAdd) return <CannotChange />;
  return (
    <>
      <PageHead title={t('projects:new.title')} answer={t('projects:new.answer')} />
      <ProjectForm
        project={null}
        initialValues={{ ...valuesOf(null), responsibleIds: user ? [user.id] : [] }}
        save={(values) =>
          read(
            api.POST('/api/v1/projects', {
              body: { ...bodyOf(values, null), code: values.code.trim(), nameFi: values.nameFi },
            }),
          )
        }
        submit={t('projects:new.action')}
        onSaved={(code) => void navigate(`/projects/${encodeURIComponent(code)}`)}
        onCancel={() => void navigate('/projects')}
      />
    </>
  );
}
