import { Button, Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ZERO_CENTS, formatAmount } from '../../../shared/money/index.js';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import classes from './portfolio.module.css';
import type { CoverGrid } from './queries';

interface Props {
  grid: CoverGrid;
  without: string;
  onChange: (codes: readonly string[]) => void;
}

/** "What if this is refused": nothing is stored, the address alone remembers it. */
export function WhatIf({ grid, without, onChange }: Props) {
  const { t } = useTranslation();
  const chosen = without
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter(Boolean);
  const toggle = (code: string, on: boolean) =>
    onChange(on ? [...chosen, code] : chosen.filter((other) => other !== code.toUpperCase()));
  return (
    <Sheet
      title={t('portfolio:whatIf.title')}
      sub={t('portfolio:whatIf.sub')}
      actions={
        chosen.length > 0 && (
          <Button variant="default" size="xs" onClick={() => onChange([])}>
            {t('portfolio:whatIf.clear')}
          </Button>
        )
      }
    >
      {grid.choices.length === 0 && <p className="dim">{t('portfolio:whatIf.noChoice')}</p>}
      <Stack gap="xs" role="group" aria-label={t('portfolio:whatIf.title')}>
        {grid.choices.map(({ project, state }) => (
          <Checkbox
            key={project.id}
            label={`${project.code} · ${t(`portfolio:state.${state}`)}`}
            checked={chosen.includes(project.code.toUpperCase())}
            onChange={(event) => toggle(project.code, event.currentTarget.checked)}
          />
        ))}
      </Stack>
      {chosen.length > 0 && <Consequences grid={grid} />}
    </Sheet>
  );
}

function Consequences({ grid }: { grid: CoverGrid }) {
  const { t } = useTranslation();
  const columns = useChangeColumns();
  const unknown = grid.unplanned.filter(({ without }) => without);
  return (
    <div aria-live="polite" className={classes.after}>
      {grid.changes.length === 0 ? (
        <p className="dim">{t('portfolio:whatIf.noChange')}</p>
      ) : (
        <DataTable
          id="changes"
          label={t('portfolio:whatIf.changes')}
          plain
          columns={columns}
          rows={grid.changes}
          rowId={(row) => `${row.year} ${row.kind}`}
        />
      )}
      <ul className={classes.list}>
        {grid.lost.map((line) => (
          <li key={`${line.project.id} ${line.year} ${line.fundingClass}`}>
            <span>
              <AppLink to={`/projects/${line.project.code}`}>{line.project.code}</AppLink> {line.year}{' '}
              {t(`funding:class.${line.fundingClass}`)}{' '}
              <span className="dim">{t(`portfolio:basis.${line.basis}`)}</span>
            </span>
            <span>
              {t('portfolio:whatIf.was', {
                secured: formatAmount(centsOf(line.secured) ?? ZERO_CENTS),
                probable: formatAmount(centsOf(line.probable) ?? ZERO_CENTS),
              })}
            </span>
          </li>
        ))}
        {grid.lostShares.map((share) => (
          <li key={share.roundId}>
            <AppLink to={`/contributions/${share.roundId}`}>
              {t('portfolio:whatIf.share', { code: share.project.code, year: share.year })}
            </AppLink>
            <span>
              <Money value={share.total} />
            </span>
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <p className={classes.note}>
          {t('portfolio:whatIf.unknown', { codes: unknown.map(({ project }) => project.code).join(', ') })}
        </p>
      )}
    </div>
  );
}

type Change = CoverGrid['changes'][number];

function useChangeColumns(): Column<Change>[] {
  const { t } = useTranslation();
  const pair = (key: 'secured' | 'probable' | 'uncovered'): Column<Change> => ({
    id: key,
    header: t(`portfolio:security.${key}`),
    kind: 'money',
    value: (row) => centsOf(row.after[key]),
    cell: (row) => (
      <>
        <span className="dim block">
          {t('portfolio:whatIf.before')} <Money value={row.before[key]} />
        </span>
        <strong className="block">
          <Money value={row.after[key]} />
        </strong>
      </>
    ),
  });
  return [
    {
      id: 'year',
      header: t('portfolio:column.year'),
      value: (row) => `${row.year}`,
      cell: (row) => (
        <>
          <strong>{row.year}</strong> <span className="dim block">{t(`portfolio:kind.${row.kind}`)}</span>
        </>
      ),
    },
    pair('secured'),
    pair('probable'),
    pair('uncovered'),
  ];
}
