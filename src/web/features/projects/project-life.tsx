import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/day';
import { Sheet } from '../../ui/sheet';
import type { ProjectDetails } from './queries';
import { ProjectStatusTag } from './words';

/** The facts that the status follows from, newest first, each with its cause and the words of its source. */
export function ProjectLife({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const { statusFacts } = project;
  return (
    <Sheet title={t('projects:life.title')} sub={t('projects:life.sub')}>
      {statusFacts.length === 0 && (
        <p className="dim">
          {t(project.kind === 'baseActivity' ? 'projects:life.baseActivity' : 'projects:life.none')}
        </p>
      )}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {statusFacts.map((fact) => (
          <li key={fact.id} style={{ padding: '8px 0', borderTop: '1px solid var(--line-faint)' }}>
            <ProjectStatusTag status={fact.status} />{' '}
            {fact.happened || fact.countsFrom ? (
              <Day value={fact.happened ?? fact.countsFrom} />
            ) : (
              <span className="unknown">{t('projects:life.undated')}</span>
            )}{' '}
            <span className="dim">· {t(`projects:cause.${fact.cause}`)}</span>
            {fact.note && <div>{t('projects:quoted', { text: fact.note })}</div>}
            {fact.source && <div className="dim">{t('projects:source', { source: fact.source })}</div>}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
