import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, read } from '../../api/client';

/** A record to choose. */
export interface Option {
  value: string;
  label: string;
}

const OFFERED = 50;

async function findOrganisations(q: string): Promise<Option[]> {
  const query = { limit: OFFERED, ...(q ? { q } : {}) };
  const { items } = await read(api.GET('/api/v1/organisations', { params: { query } }));
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

async function findProjects(q: string): Promise<Option[]> {
  const query = { limit: OFFERED, ...(q ? { q } : {}) };
  const { items } = await read(api.GET('/api/v1/projects', { params: { query } }));
  return items.map(({ id, code, nameFi }) => ({ value: id, label: `${code} · ${nameFi}` }));
}

async function findUsers(): Promise<Option[]> {
  const { items } = await read(api.GET('/api/v1/users', { params: { query: { limit: 200 } } }));
  return items.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
}

const finders = { organisations: findOrganisations, projects: findProjects, users: findUsers };

interface Common {
  /** What there is to choose from; the server searches as the user types. */
  of: keyof typeof finders;
  /** The records chosen already, which the search need not find. */
  known: readonly Option[];
  id?: string;
  label: string;
  description?: ReactNode;
  error?: ReactNode;
}

function useOptions(of: keyof typeof finders, known: readonly Option[], chosen: readonly string[]) {
  const [search, setSearch] = useState('');
  const [seen, setSeen] = useState<readonly Option[]>(known);
  // A single choice shows its own label in the field, which is no search.
  const typed = seen.some(({ label }) => label === search) ? '' : search.trim();
  const [q] = useDebouncedValue(typed, 200);
  const found = useQuery({
    queryKey: [of, 'options', q],
    queryFn: async () => {
      const options = await finders[of](q);
      setSeen((before) => [
        ...before,
        ...options.filter((option) => !before.some(({ value }) => value === option.value)),
      ]);
      return options;
    },
  });
  const offered = found.data ?? [];
  const kept = seen.filter(
    ({ value }) => chosen.includes(value) && !offered.some((option) => option.value === value),
  );
  return { search, setSearch, data: [...kept, ...offered] };
}

const keepAll = ({ options }: { options: unknown[] }) => options as never[];

/** One record out of many. */
export function RecordSelect({
  of,
  known,
  value,
  onChange,
  exclude,
  ...rest
}: Common & { value: string | null; onChange: (value: string | null) => void; exclude?: string }) {
  const { t } = useTranslation();
  const { search, setSearch, data } = useOptions(of, known, value ? [value] : []);
  return (
    <Select
      {...rest}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.remove') }}
      placeholder={t('common:fact.unknown')}
      data={data.filter((option) => option.value !== exclude)}
      filter={keepAll}
      value={value}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t('projects:form.nothingFound')}
    />
  );
}

/** Several records out of many. */
export function RecordsSelect({
  of,
  known,
  value,
  onChange,
  ...rest
}: Common & { value: string[]; onChange: (value: string[]) => void }) {
  const { t } = useTranslation();
  const { search, setSearch, data } = useOptions(of, known, value);
  return (
    <MultiSelect
      {...rest}
      searchable
      data={data}
      {...(of === 'users' ? {} : { filter: keepAll })}
      value={value}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t('projects:form.nothingFound')}
    />
  );
}
