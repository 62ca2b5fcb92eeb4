import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/app-link';
import { Money } from '../../ui/money';
import type { CoverGroup } from './queries';

/** Joint projects that are planned for a year, and of which the centre's own part is not known: in no sum. */
export function OwnUnknown({ projects }: { projects: CoverGroup['ownUnknown'] }) {
  const { t } = useTranslation();
  if (projects.length === 0) return null;
  return (
    <p className="dim">
      {t('portfolio:cover.ownUnknown')}{' '}
      {projects.map(({ project, whole }, index) => (
        <span key={project.id}>
          {index > 0 && '; '}
          <AppLink to={`/projects/${encodeURIComponent(project.code)}`}>{project.code}</AppLink> (
          {t('common:fact.wholeProject')} <Money value={whole} />)
        </span>
      ))}
    </p>
  );
}
