import { Button, Checkbox, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/permissions.js';
import { api, ifMatch, read } from '../../api/client';
import { useRenew } from '../../app/renew';
import { ApiProblem } from '../../api/problem';
import { currentLanguage, isLanguage, languages } from '../../i18n';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { ProblemView } from '../../ui/problem-view';
import { useFaults } from '../../ui/use-faults';
import type { UserRow } from './queries';

interface Props {
  /** Whom to change; `null` adds a user. */
  user: UserRow | null;
  onClose: () => void;
  onLink: (name: string, path: string) => void;
}

function valuesOf(user: UserRow | null) {
  return {
    email: user?.email ?? '',
    name: user?.name ?? '',
    roles: [...(user?.roles ?? [])] as string[],
    language: (user?.language ?? currentLanguage()) as string | null,
    active: user?.active ?? true,
  };
}

/** The form's values, its checks and what saving does. */
function useUserEntry({ user, onClose, onLink }: Props) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenew('users');
  return useEntry({
    initialValues: valuesOf(user),
    ...(user ? { version: user.version } : {}),
    labels: {
      email: t('settings:users.email'),
      name: t('settings:users.name'),
      roles: t('settings:users.roles'),
      language: t('settings:users.language'),
      active: t('settings:users.active'),
    },
    validate: (values) => ({
      email: faults.text(values.email),
      name: faults.text(values.name),
      roles: values.roles.length > 0 ? null : t('problems:field.required'),
    }),
    save: async ({ email, name, roles, language, active }, { version }) => {
      const chosen = isLanguage(language) ? language : currentLanguage();
      if (user) {
        const params = { path: { id: user.id }, header: ifMatch(version) };
        return read(
          api.PATCH('/api/v1/users/{id}', { params, body: { name, roles, language: chosen, active } }),
        );
      }
      const made = await read(
        api.POST('/api/v1/users', { body: { email: email.trim(), name, roles, language: chosen } }),
      );
      onLink(made.name, made.welcomePath);
      return made;
    },
    reload: async () => {
      const { items } = await read(api.GET('/api/v1/users', { params: { query: { limit: 200 } } }));
      const stored = items.find((one) => one.id === user?.id);
      if (!stored) throw new ApiProblem({ status: 404, code: 'record.not_found' });
      return { values: valuesOf(stored), version: stored.version };
    },
    saved: t('settings:users.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

/** Adds a user, or changes what one may do. */
export function UserDialog({ user, onClose, onLink }: Props) {
  const { t } = useTranslation();
  const entry = useUserEntry({ user, onClose, onLink });
  return (
    <Modal
      opened
      onClose={onClose}
      title={user ? t('settings:users.change', { name: user.name }) : t('settings:users.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm
        entry={entry}
        submit={t(user ? 'common:action.save' : 'settings:users.add')}
        onCancel={onClose}
      >
        <TextInput {...entry.field('email')} type="email" disabled={user !== null} required />
        <TextInput {...entry.field('name')} maxLength={100} required />
        <Checkbox.Group {...entry.field('roles')} description={t('settings:users.rolesHint')} required>
          <Stack gap={6} mt={6}>
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          {...entry.field('language')}
          allowDeselect={false}
          data={languages.map((language) => ({ value: language, label: t(`common:language.${language}`) }))}
        />
        {user && <Switch {...entry.tick('active')} description={t('settings:users.activeHint')} />}
      </EntryForm>
      {user && <NewLink user={user} onLink={onLink} onClose={onClose} />}
    </Modal>
  );
}

function NewLink({ user, onLink, onClose }: { user: UserRow; onLink: Props['onLink']; onClose: () => void }) {
  const { t } = useTranslation();
  const make = useMutation({
    mutationFn: () =>
      read(api.POST('/api/v1/users/{id}/password-link', { params: { path: { id: user.id } } })),
    onSuccess: ({ name, welcomePath }) => {
      onLink(name, welcomePath);
      onClose();
    },
  });
  return (
    <>
      {make.isError && <ProblemView error={make.error} />}
      <Group mt="md" pt="md" style={{ borderTop: '1px solid var(--line)' }}>
        <Button variant="subtle" loading={make.isPending} onClick={() => make.mutate()}>
          {t('settings:users.newLink')}
        </Button>
      </Group>
    </>
  );
}
