import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/app-link';
import { Period } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Sheet } from '../../ui/sheet';
import type { components } from '../../api/schema';
import type { ProjectDetails } from './queries';

type KnownPeriod = components['schemas']['PeriodAnswer'];
type Reference = components['schemas']['ProjectReferenceAnswer'];

/** What the project is, by what is known; what no source says shows as unknown. */
export function ProjectFacts({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const { periods, lead, ownRole } = project;
  const organisation = ({ id, name }: { id: string; name: string }) => (
    <AppLink to={`/partners/${id}`}>{name}</AppLink>
  );
  return (
    <Sheet title={t('projects:facts.title')} sub={t('projects:facts.sub')}>
      <Facts
        facts={[
          [t('projects:field.nameFi'), project.nameFi],
          [t('projects:field.nameSv'), project.nameSv],
          [t('projects:field.nameEn'), project.nameEn],
          [t('projects:field.kind'), t(`projects:kind.${project.kind}`)],
          [t('projects:field.ownRole'), ownRole && t(`projects:role.${ownRole}`)],
          [t('projects:field.lead'), lead && organisation(lead)],
          [t('projects:field.partners'), listed(project.partners.map(organisation))],
          [t('projects:period.planned'), <PeriodFact period={periods.planned} />],
          [t('projects:period.decided'), <PeriodFact period={periods.decided} />],
          [t('projects:period.actual'), <PeriodFact period={periods.actual} />],
          [t('projects:field.responsibles'), project.responsibles.map(({ name }) => name).join(', ')],
          ...(project.aliases.length > 0
            ? [[t('projects:field.aliases'), listed(project.aliases)] as const]
            : []),
          [t('projects:field.sources'), listed(project.sources)],
          ...(project.note ? [[t('projects:field.note'), project.note] as const] : []),
        ]}
      />
    </Sheet>
  );
}

/** Where the project comes from and belongs to. */
export function ProjectLineage({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const { parent, predecessor, successors, subprojects } = project;
  if (!parent && !predecessor && successors.length === 0 && subprojects.length === 0) return null;
  const link = (reference: Reference) => (
    <>
      <AppLink to={`/projects/${encodeURIComponent(reference.code)}`} className="code">
        {reference.code}
      </AppLink>{' '}
      <span className="dim">{reference.nameFi}</span>
    </>
  );
  const facts: [string, ReactNode][] = [];
  if (parent) facts.push([t('projects:field.parent'), link(parent)]);
  if (subprojects.length > 0) facts.push([t('projects:field.subprojects'), listed(subprojects.map(link))]);
  if (predecessor) facts.push([t('projects:field.predecessor'), link(predecessor)]);
  if (successors.length > 0) facts.push([t('projects:field.successors'), listed(successors.map(link))]);
  return (
    <Sheet title={t('projects:lineage.title')}>
      <Facts facts={facts} />
    </Sheet>
  );
}

function PeriodFact({ period }: { period: KnownPeriod | null }) {
  const { t } = useTranslation();
  if (!period) return <span className="unknown">{t('common:fact.unknown')}</span>;
  return (
    <>
      <Period start={period.starts} end={period.ends} />
      {period.source && <span className="dim"> · {t('projects:source', { source: period.source })}</span>}
    </>
  );
}

function listed(items: readonly ReactNode[]): ReactNode {
  return items.length === 0 ? null : items.map((item, index) => <div key={index}>{item}</div>);
}
