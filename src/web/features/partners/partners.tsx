import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { currentLanguage } from '../../i18n';
import { DataTable } from '../../ui/data-table';
import { PageHead } from '../../ui/page-head';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import { OrganisationDialog } from './organisation-dialog';
import { useOrganisations, type Organisation } from './queries';

/** Everybody who leads, takes part in or pays for projects. */
export function Partners() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const organisations = useOrganisations();
  const mayChange = useMayChange('partners.change');
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const rows = organisations.data?.pages.flatMap((page) => page.items);
  useKeys(mayChange ? { n: () => setAdding(true) } : {});
  return (
    <>
      <PageHead
        title={t('partners:list.title')}
        answer={rows && t('partners:list.count', { count: rows.length })}
        actions={mayChange && <Button onClick={() => setAdding(true)}>{t('partners:add')}</Button>}
      />
      <Sheet title={t('partners:list.sheet')}>
        {organisations.isError && !rows ? (
          <ProblemView error={organisations.error} retry={() => void organisations.refetch()} />
        ) : (
          <DataTable
            id="partners"
            label={t('partners:list.title')}
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            rowLink={(row) => `/partners/${row.id}`}
            sort="name"
            empty={t('partners:list.empty')}
            more={
              organisations.hasNextPage
                ? {
                    load: () => void organisations.fetchNextPage(),
                    loading: organisations.isFetchingNextPage,
                  }
                : undefined
            }
          />
        )}
      </Sheet>
      {adding && (
        <OrganisationDialog
          organisation={null}
          onClose={() => setAdding(false)}
          onMade={(id) => void navigate(`/partners/${id}`)}
        />
      )}
    </>
  );
}

function useColumns(): Column<Organisation>[] {
  const { t } = useTranslation();
  return useMemo<Column<Organisation>[]>(
    () => [
      { id: 'name', header: t('partners:field.name'), value: (row) => row.name },
      { id: 'nameSv', header: t('partners:field.nameSv'), value: (row) => row.nameSv, hidden: true },
      {
        id: 'kind',
        header: t('partners:field.kind'),
        value: (row) => (row.kind === 'unknown' ? null : t(`partners:kind.${row.kind}`)),
        choice: true,
      },
      { id: 'businessId', header: t('partners:field.businessId'), value: (row) => row.businessId },
      { id: 'municipality', header: t('partners:field.municipality'), value: municipalityOf, choice: true },
    ],
    [t],
  );
}

/** The municipality in the reader's language. */
export function municipalityOf({ municipalityName, municipalityNameSv }: Organisation): string | null {
  return currentLanguage() === 'sv' ? municipalityNameSv : municipalityName;
}
