import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n';
import { StatusTag, type Tone } from '../../ui/status-tag';
import type { ProjectStatus } from './queries';

const toneOf: Record<ProjectStatus, Tone> = {
  idea: 'open',
  preparation: 'open',
  applied: 'wait',
  granted: 'ok',
  rejected: 'bad',
  withdrawn: 'calm',
  running: 'ok',
  ended: 'calm',
  closed: 'calm',
};

/** Statuses in the order of a project's life, for sorting. */
export const STATUS_ORDER = Object.keys(toneOf);

interface Names {
  nameFi: string;
  nameSv?: string | null;
  nameEn?: string | null;
}

/** The name in the reader's language, else the Finnish one, which is always there. */
export function nameOf({ nameFi, nameSv, nameEn }: Names): string {
  const language = currentLanguage();
  return (language === 'sv' ? nameSv : language === 'en' ? nameEn : null) ?? nameFi;
}

/** Where a project is in its life; `applied` reads "decision pending". */
export function ProjectStatusTag({ status }: { status: ProjectStatus | null }) {
  const { t } = useTranslation();
  if (!status) return <span className="unknown">{t('common:fact.unknown')}</span>;
  return <StatusTag tone={toneOf[status]}>{t(`projects:status.${status}`)}</StatusTag>;
}
