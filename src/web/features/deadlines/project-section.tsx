import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMaySee } from '../../app/session';
import { currentLanguage } from '../../i18n';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/day';
import { ExportLinks } from '../../ui/export-links';
import { useExplanationWords } from '../../ui/explanation-words';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import type { ProjectDetails } from '../projects/queries';
import type { ProjectSection } from '../projects/sections';
import { type Obligation, useObligations } from './queries';

/** What the grants of a project oblige to, also what has no day yet because the day it is counted from is not known. */
function ObligationsSection({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const obligations = useObligations(project.id, useMaySee('funding.read'));
  const columns = useColumns();
  if (!obligations.isError && !obligations.data?.length) return null;
  return (
    <Sheet title={t('deadlines:obligations.title')} sub={t('deadlines:obligations.sub')}>
      <QueryView query={obligations}>
        {(rows) => (
          <>
            <DataTable
              plain
              id="obligations"
              label={t('deadlines:obligations.title')}
              columns={columns}
              rows={rows}
              rowId={({ origin, key, occurrence }) => `${origin.id}-${key}-${occurrence}`}
              sort="due"
            />
            <ExportLinks
              asOn
              path={`/api/v1/projects/${project.id}/obligations/export`}
              of={t('deadlines:obligations.title')}
            />
          </>
        )}
      </QueryView>
    </Sheet>
  );
}

function useColumns(): Column<Obligation>[] {
  const { t } = useTranslation();
  const words = useExplanationWords();
  return useMemo(
    () => [
      {
        id: 'obligation',
        header: t('deadlines:obligations.obligation'),
        value: ({ title }) => title[currentLanguage()],
        cell: ({ title, origin }) => (
          <>
            {title[currentLanguage()]}
            <span className="dim block">
              {t(`deadlines:derivation.origin.${origin.kind}`)} {origin.number}
            </span>
          </>
        ),
      },
      {
        id: 'due',
        header: t('deadlines:obligations.due'),
        kind: 'day',
        value: dueOf,
        cell: (row) => <Due {...row} />,
      },
      {
        id: 'base',
        header: t('deadlines:derivation.base'),
        value: ({ base }) => t(`deadlines:derivation.bases.${base}`),
        cell: ({ base, baseOn }) => (
          <>
            {t(`deadlines:derivation.bases.${base}`)}
            <span className="dim block">
              <Day value={baseOn} />
            </span>
          </>
        ),
      },
      {
        id: 'rule',
        header: t('deadlines:derivation.rule'),
        value: ({ rule }) => rule && words.ruleName(rule),
        cell: ({ rule }) =>
          rule ? (
            <>
              {words.ruleName(rule)}: {words.ruleValue(rule)}
              <span className="dim block">{words.source(rule.source)}</span>
              {!rule.confirmed && <StatusTag tone="bad">{t('funding:rule.unconfirmed')}</StatusTag>}
            </>
          ) : (
            <span className="dim">{t('deadlines:derivation.noRule')}</span>
          ),
      },
    ],
    [t, words],
  );
}

const dueOf = ({ due, effectiveOn }: Obligation) => effectiveOn ?? due;

/** The day by which, or that it waits; a statutory day that moved says from where. */
function Due({ due, effectiveOn, time, settledOn }: Obligation) {
  const { t } = useTranslation();
  if (due === null) return <StatusTag tone="open">{t('deadlines:obligations.waits')}</StatusTag>;
  return (
    <>
      <Day value={effectiveOn ?? due} time={time} />
      {effectiveOn !== null && effectiveOn !== due && (
        <span className="dim block">
          {t('deadlines:obligations.movedFrom')} <Day value={due} />
        </span>
      )}
      {settledOn && (
        <span className="block">
          <StatusTag tone="ok">
            {t('deadlines:obligations.settled')} <Day value={settledOn} />
          </StatusTag>
        </span>
      )}
    </>
  );
}

const section: ProjectSection = { order: 17, Section: ObligationsSection };
export default section;
