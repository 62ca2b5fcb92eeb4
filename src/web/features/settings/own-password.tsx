import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, send } from '../../api/client';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { Sheet } from '../../ui/sheet';
import { useNewPassword } from './new-password';

/** Changing one's own password; the other sessions end. */
export function OwnPassword() {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  return (
    <Sheet title={t('settings:password.title')} sub={t('settings:password.sub')}>
      <PasswordForm key={round} onDone={() => setRound(round + 1)} />
    </Sheet>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const passwords = useNewPassword();
  const entry = useEntry({
    initialValues: { currentPassword: '', password: '', repeat: '' },
    labels: { currentPassword: t('settings:password.current'), ...passwords.labels },
    validate: (values) => ({
      currentPassword: values.currentPassword ? null : t('signIn:missing.password'),
      ...passwords.validate(values),
    }),
    save: ({ currentPassword, password }) =>
      send(api.PUT('/api/v1/session/password', { body: { currentPassword, newPassword: password } })),
    saved: t('settings:password.saved'),
    onSaved: onDone,
  });
  return (
    <EntryForm entry={entry} submit={t('settings:password.submit')} guard={false}>
      <PasswordInput
        {...entry.field('currentPassword')}
        {...passwords.input}
        autoComplete="current-password"
      />
      <PasswordInput {...entry.field('password')} {...passwords.input} description={passwords.hint} />
      <PasswordInput {...entry.field('repeat')} {...passwords.input} />
    </EntryForm>
  );
}
