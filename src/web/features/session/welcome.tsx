import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, read } from '../../api/client';
import { useRenewSession } from '../../app/session';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { Gate } from './gate';

const shortestPassword = 12;

/** Where the one-time link of the command line leads: the first administrator chooses a password. */
export function Welcome() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const token = params.get('token');
  if (!token) {
    return (
      <Gate title={t('signIn:welcome.noToken')}>
        <p>{t('signIn:welcome.noTokenText')}</p>
      </Gate>
    );
  }
  return (
    <Gate title={t('signIn:welcome.title')}>
      <p className="dim">{t('signIn:welcome.text')}</p>
      <FirstAdmin token={token} />
    </Gate>
  );
}

function FirstAdmin({ token }: { token: string }) {
  const { t } = useTranslation();
  const renew = useRenewSession();
  const navigate = useNavigate();
  const entry = useEntry({
    initialValues: { name: '', email: '', password: '', repeat: '' },
    labels: {
      name: t('signIn:welcome.name'),
      email: t('signIn:email'),
      password: t('signIn:password'),
      repeat: t('signIn:welcome.repeat'),
    },
    validate: ({ name, email, password, repeat }) => ({
      name: name.trim() ? null : t('signIn:welcome.missing.name'),
      email: email.trim() ? null : t('signIn:missing.email'),
      password: password.length >= shortestPassword ? null : t('signIn:welcome.missing.password'),
      repeat: repeat === password ? null : t('signIn:welcome.missing.repeat'),
    }),
    save: ({ name, email, password }) =>
      read(
        api.POST('/api/v1/session/first-admin', {
          body: { token, name: name.trim(), email: email.trim(), password },
        }),
      ),
    onSaved: () => void renew().then(() => navigate('/', { replace: true })),
  });
  const eye = { 'aria-label': t('signIn:showPassword') };
  return (
    <EntryForm entry={entry} submit={t('signIn:welcome.submit')} guard={false}>
      <TextInput {...entry.field('name')} autoComplete="name" required />
      <TextInput {...entry.field('email')} type="email" autoComplete="username" required />
      <PasswordInput
        {...entry.field('password')}
        description={t('signIn:welcome.passwordHint')}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={eye}
      />
      <PasswordInput
        {...entry.field('repeat')}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={eye}
      />
    </EntryForm>
  );
}
