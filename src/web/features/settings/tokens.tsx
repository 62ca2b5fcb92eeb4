import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, read, send } from '../../api/client';
import { useRenew } from '../../app/renew';
import { formatInstant } from '../../app/days';
import { useConfirm } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { useFaults } from '../../ui/use-faults';
import { OnceShown } from './once-shown';
import { useTokens, type TokenRow } from './queries';

/** The user's own API tokens: listed, made, revoked. */
export function Tokens() {
  const { t } = useTranslation();
  const tokens = useTokens();
  const revoke = useRevoke();
  const columns = useMemo<Column<TokenRow>[]>(
    () => [
      { id: 'name', header: t('settings:tokens.name'), value: (row) => row.name },
      {
        id: 'createdAt',
        header: t('settings:tokens.created'),
        value: (row) => row.createdAt,
        text: (row) => formatInstant(row.createdAt),
      },
      {
        id: 'state',
        header: t('settings:tokens.state'),
        value: (row) => row.revokedAt,
        cell: (row) =>
          row.revokedAt ? (
            <StatusTag tone="calm">{t('settings:tokens.revoked')}</StatusTag>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => revoke.ask(row)}>
              {t('settings:tokens.revoke')}
            </Button>
          ),
      },
    ],
    [t, revoke],
  );
  return (
    <Sheet title={t('settings:tokens.title')} sub={t('settings:tokens.sub')}>
      {revoke.error !== null && <ProblemView error={revoke.error} />}
      <QueryView query={tokens}>
        {({ items }) => (
          <DataTable
            id="tokens"
            label={t('settings:tokens.title')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            empty={t('settings:tokens.empty')}
            plain
          />
        )}
      </QueryView>
      <NewToken />
    </Sheet>
  );
}

function useRevoke() {
  const { t } = useTranslation();
  const renew = useRenew('tokens');
  const confirm = useConfirm();
  const { mutate, error } = useMutation({
    mutationFn: (id: string) => send(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      notifications.show({ message: t('settings:tokens.revokedNow') });
      return renew();
    },
  });
  return useMemo(
    () => ({
      error,
      ask: (row: TokenRow) =>
        confirm({
          title: t('settings:tokens.revokeTitle', { name: row.name }),
          text: t('settings:tokens.revokeText'),
          confirm: t('settings:tokens.revoke'),
          danger: true,
          onConfirm: () => mutate(row.id),
        }),
    }),
    [confirm, error, mutate, t],
  );
}

function NewToken() {
  const { t } = useTranslation();
  const renew = useRenew('tokens');
  const faults = useFaults();
  const [made, setMade] = useState<string | null>(null);
  const entry = useEntry({
    initialValues: { name: '' },
    labels: { name: t('settings:tokens.what') },
    validate: ({ name }) => ({ name: faults.text(name) }),
    save: async ({ name }) => {
      const { token } = await read(api.POST('/api/v1/tokens', { body: { name: name.trim() } }));
      setMade(token);
    },
    onSaved: () => {
      entry.form.setValues({ name: '' });
      return renew();
    },
  });
  return (
    <>
      {made && <OnceShown text={t('settings:tokens.once')} value={made} />}
      <EntryForm entry={entry} submit={t('settings:tokens.make')} guard={false}>
        <TextInput {...entry.field('name')} maxLength={100} description={t('settings:tokens.whatHint')} />
      </EntryForm>
    </>
  );
}
