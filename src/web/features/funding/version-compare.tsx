import { useState } from 'react';
import { Button, Table } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { formatDay } from '../../app/days';
import { centsOf } from '../../ui/cents';
import { QueryView } from '../../ui/query-view';
import { type Application, type ApplicationVersion, useVersions } from './queries';

/** The versions in which an application was submitted, and what each changed against the one before. */
export function Versions({ application }: { application: Application }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="subtle" size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('funding:version.count', { count: application.versions })}
      </Button>
      {open && <VersionList id={application.id} />}
    </div>
  );
}

function VersionList({ id }: { id: string }) {
  const { t } = useTranslation();
  const versions = useVersions(id);
  return (
    <QueryView query={versions}>
      {(items) =>
        items.map((version) => (
          <section key={version.number}>
            <h5 style={{ margin: '8px 0 4px' }}>
              {t('funding:version.of', { number: version.number })} ·{' '}
              {t(`funding:version.cause.${version.cause}`)} {formatDay(version.happened)}
            </h5>
            <Changes version={version} />
          </section>
        ))
      }
    </QueryView>
  );
}

function Changes({ version }: { version: ApplicationVersion }) {
  const { t } = useTranslation();
  if (version.number === 1) return <p className="dim">{t('funding:version.first')}</p>;
  if (version.changes.length === 0) return <p className="dim">{t('funding:version.same')}</p>;
  const label = t('funding:version.of', { number: version.number });
  return (
    <Table.ScrollContainer
      minWidth={300}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
    >
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('funding:version.what')}</Table.Th>
            <Table.Th scope="col">{t('funding:version.before')}</Table.Th>
            <Table.Th scope="col">{t('funding:version.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {version.changes.map(({ field, of, part, before, after }) => (
            <Table.Tr key={[field, of, part].join(' ')}>
              <Table.Th scope="row" style={{ fontWeight: 400 }}>
                {whatWords(t, field, of, part)}
              </Table.Th>
              <Table.Td>{valueWords(t, part ?? field, before)}</Table.Td>
              <Table.Td>{valueWords(t, part ?? field, after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Which value: `own|2022|municipalContribution||` is the municipal contribution of 2022 to the own part. */
function whatWords(t: TFunction, field: string, of: string | null, part: string | null): string {
  if (field === 'lines' && of !== null) {
    const [scope, year, fundingClass, organisation] = of.split('|');
    const source = [t(`funding:class.${fundingClass}`), organisation].filter(Boolean).join(', ');
    return `${source} ${year} (${t(`funding:scope.${scope}`)})${part === 'amount' ? '' : `: ${partWords(t, part)}`}`;
  }
  if (field === 'amounts') return `${partWords(t, part)} (${t(`funding:scope.${of}`)})`;
  if (field === 'attachments')
    return `${of}: ${t(`funding:attachment.${part}`, { defaultValue: t('funding:field.note') })}`;
  return t(`funding:field.${field}`);
}

const partWords = (t: TFunction, part: string | null) =>
  t(`funding:amount.${part}`, { defaultValue: part ?? '' });

function valueWords(t: TFunction, part: string, value: string | null): string {
  if (value === null) return '–';
  if (part === 'exactness') return t(`funding:exactness.${value}`);
  if (part === 'state') return t(`funding:attachment.states.${value}`);
  if (part === 'required') return t(value === 'true' ? 'funding:yes' : 'funding:no');
  const amount = /^\d+\.\d{2}$/.test(value) ? centsOf(value) : null;
  return amount === null ? value : formatAmount(amount);
}
