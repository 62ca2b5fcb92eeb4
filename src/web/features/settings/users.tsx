import { Anchor, Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMaySee } from '../../app/session';
import { DataTable } from '../../ui/data-table';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag, type Tone } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { OnceShown } from './once-shown';
import { useUsers, type UserRow } from './queries';
import { UserDialog } from './user-dialog';

/** Who may sign in. Administrators add, change and deactivate; a new user gets a link that sets the password. */
export function Users() {
  const { t } = useTranslation();
  const users = useUsers();
  const manages = useMaySee('users.manage');
  const [edited, setEdited] = useState<UserRow | 'new' | null>(null);
  const [link, setLink] = useState<{ name: string; address: string } | null>(null);
  const columns = useMemo<Column<UserRow>[]>(
    () => [
      {
        id: 'name',
        header: t('settings:users.name'),
        value: (row) => row.name,
        cell: (row) =>
          manages ? (
            <Anchor component="button" type="button" inherit ta="left" onClick={() => setEdited(row)}>
              {row.name}
            </Anchor>
          ) : (
            row.name
          ),
      },
      { id: 'email', header: t('settings:users.email'), value: (row) => row.email },
      {
        id: 'roles',
        header: t('settings:users.roles'),
        value: (row) => row.roles.map((role) => t(`common:role.${role}`)).join(', '),
        choice: true,
      },
      {
        id: 'state',
        header: t('settings:users.state'),
        value: (row) => stateOf(row),
        text: (row) => t(`settings:users.is.${stateOf(row)}`),
        cell: (row) => (
          <StatusTag tone={toneOf[stateOf(row)]}>{t(`settings:users.is.${stateOf(row)}`)}</StatusTag>
        ),
        choice: true,
      },
    ],
    [t, manages],
  );
  return (
    <Sheet
      title={t('settings:users.title')}
      sub={t(manages ? 'settings:users.sub' : 'settings:users.readOnly')}
      actions={manages && <Button onClick={() => setEdited('new')}>{t('settings:users.add')}</Button>}
    >
      {link && <OnceShown text={t('settings:users.link', { name: link.name })} value={link.address} />}
      <QueryView query={users}>
        {({ items }) => (
          <DataTable
            id="users"
            label={t('settings:users.title')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            sort="name"
          />
        )}
      </QueryView>
      {edited && (
        <UserDialog
          user={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onLink={(name, path) => setLink({ name, address: `${window.location.origin}${path}` })}
        />
      )}
    </Sheet>
  );
}

type UserState = 'active' | 'invited' | 'inactive';

const toneOf: Record<UserState, Tone> = { active: 'ok', invited: 'wait', inactive: 'calm' };

function stateOf({ active, hasPassword }: UserRow): UserState {
  if (!active) return 'inactive';
  return hasPassword ? 'active' : 'invited';
}
