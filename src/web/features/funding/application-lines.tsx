import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../shared/money/index.js';
import type { components } from '../../api/schema';
import { centsOf } from '../../ui/cents';
import { Money } from '../../ui/money';
import { StatusTag } from '../../ui/status-tag';
import classes from '../../ui/year-table.module.css';
import { useImplementers } from '../plan/queries';

export type AmountLine = components['schemas']['AmountLineAnswer'];
export type Shares = components['schemas']['SharesAnswer'];

interface LinesProps {
  lines: readonly AmountLine[];
  label: string;
  projectId: string;
}

/** Who gives what in which year, asked for or decided; on a phone each source is a card. */
export function AmountLines({ lines, label, projectId }: LinesProps) {
  const { t } = useTranslation();
  const { data } = useImplementers(projectId);
  if (lines.length === 0) return null;
  const years = [...new Set(lines.map(({ year }) => year))].sort();
  const sources = [...new Map(lines.map((line) => [keyOf(line), line])).entries()];
  const partOf = ({ partId }: AmountLine) => data?.implementers.find(({ id }) => id === partId)?.name;
  return (
    <div className={classes.region} role="region" aria-label={label} tabIndex={0}>
      <table className={`${classes.table} ${classes.cards}`} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('funding:plan.line.class')}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map(([key, source]) => (
            <tr key={key}>
              <th scope="row">
                {t(`funding:class.${source.fundingClass}`)}{' '}
                <span className="dim">
                  {[t(`funding:scope.${source.scope}`), partOf(source), source.organisation]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
              {years.map((year) => (
                <td key={year} data-label={year}>
                  <LineAmount line={lines.find((line) => line.year === year && keyOf(line) === key)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineAmount({ line }: { line: AmountLine | undefined }) {
  if (!line) return <span className="dim">–</span>;
  return (
    <Money
      value={line.amount}
      approximate={line.exactness === 'approximate'}
      {...(line.exactness === 'range' ? { range: [line.min, line.max] as const } : {})}
    />
  );
}

/** What the sources leave open, where they leave something. */
export function Uncovered({ shares }: { shares: readonly Shares[] }) {
  const { t } = useTranslation();
  const open = shares.filter(
    ({ uncoveredTo, uncoveredRate }) => (centsOf(uncoveredTo) ?? 0n) > 0n || uncoveredRate !== null,
  );
  return open.map(({ scope, uncoveredFrom, uncoveredTo, uncoveredRate, approximate }) => (
    <p key={scope}>
      <StatusTag tone="bad">{t('funding:plan.uncovered')}</StatusTag> {t(`funding:scope.${scope}`)}:{' '}
      {uncoveredRate === null ? (
        <Money
          value={uncoveredFrom}
          estimate={approximate}
          {...(uncoveredFrom === uncoveredTo ? {} : { range: [uncoveredFrom, uncoveredTo] as const })}
        />
      ) : (
        formatPercent(uncoveredRate)
      )}
    </p>
  ));
}

const keyOf = ({ scope, fundingClass, organisationId, partId }: AmountLine) =>
  [scope, fundingClass, organisationId, partId].join(' ');
