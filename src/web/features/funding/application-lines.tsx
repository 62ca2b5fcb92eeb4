import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../shared/money/index.js';
import type { components } from '../../api/schema';
import { centsOf } from '../../ui/cents';
import { Money } from '../../ui/money';
import { StatusTag } from '../../ui/status-tag';

export type AmountLine = components['schemas']['AmountLineAnswer'];
export type Shares = components['schemas']['SharesAnswer'];

/** Who gives what in which year, asked for or decided. */
export function AmountLines({ lines, label }: { lines: readonly AmountLine[]; label: string }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const years = [...new Set(lines.map(({ year }) => year))].sort();
  const sources = [...new Map(lines.map((line) => [keyOf(line), line])).entries()];
  return (
    <Table.ScrollContainer
      minWidth={320}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
    >
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('funding:plan.line.class')}</Table.Th>
            {years.map((year) => (
              <Table.Th key={year} scope="col" style={{ textAlign: 'right' }}>
                {year}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map(([key, source]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" style={{ fontWeight: 400 }}>
                {t(`funding:class.${source.fundingClass}`)}{' '}
                <span className="dim">
                  {[t(`funding:scope.${source.scope}`), source.organisation].filter(Boolean).join(' · ')}
                </span>
              </Table.Th>
              {years.map((year) => (
                <Table.Td key={year} style={{ textAlign: 'right' }}>
                  <LineAmount line={lines.find((line) => line.year === year && keyOf(line) === key)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
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
