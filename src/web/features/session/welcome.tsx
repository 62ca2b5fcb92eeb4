import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, send } from '../../api/client';
import { useRenewSession } from '../../app/session';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useNewPassword } from '../settings/new-password';
import { Gate } from './gate';

/** Where a one-time link leads: the first administrator, or a user who sets a password. */
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
  if (params.get('purpose') === 'password') {
    return (
      <Gate title={t('signIn:password.title')}>
        <p className="dim">{t('signIn:password.text')}</p>
        <OwnPassword token={token} />
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

/** Reads the new session and goes in. */
function useEnter(): () => void {
  const renew = useRenewSession();
  const navigate = useNavigate();
  return () => void renew().then(() => navigate('/', { replace: true }));
}

function FirstAdmin({ token }: { token: string }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const passwords = useNewPassword();
  const entry = useEntry({
    initialValues: { name: '', email: '', password: '', repeat: '' },
    labels: { name: t('signIn:welcome.name'), email: t('signIn:email'), ...passwords.labels },
    validate: (values) => ({
      name: values.name.trim() ? null : t('signIn:welcome.missing.name'),
      email: values.email.trim() ? null : t('signIn:missing.email'),
      ...passwords.validate(values),
    }),
    save: ({ name, email, password }) =>
      send(
        api.POST('/api/v1/session/first-admin', {
          body: { token, name: name.trim(), email: email.trim(), password },
        }),
      ),
    onSaved: enter,
  });
  return (
    <EntryForm entry={entry} submit={t('signIn:welcome.submit')} guard={false}>
      <TextInput {...entry.field('name')} autoComplete="name" maxLength={100} required />
      <TextInput {...entry.field('email')} type="email" autoComplete="username" required />
      <PasswordInput {...entry.field('password')} {...passwords.input} description={passwords.hint} />
      <PasswordInput {...entry.field('repeat')} {...passwords.input} />
    </EntryForm>
  );
}

function OwnPassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const passwords = useNewPassword();
  const entry = useEntry({
    initialValues: { password: '', repeat: '' },
    labels: passwords.labels,
    validate: passwords.validate,
    save: ({ password }) => send(api.POST('/api/v1/session/password', { body: { token, password } })),
    onSaved: enter,
  });
  return (
    <EntryForm entry={entry} submit={t('signIn:password.submit')} guard={false}>
      <PasswordInput {...entry.field('password')} {...passwords.input} description={passwords.hint} />
      <PasswordInput {...entry.field('repeat')} {...passwords.input} />
    </EntryForm>
  );
}
