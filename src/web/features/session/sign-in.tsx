import { PasswordInput, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { api, send } from '../../api/client';
import { useRenewSession, useSessionQuery } from '../../app/session';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { ProblemView } from '../../ui/problem-view';
import { Gate } from './gate';
import classes from './gate.module.css';

const sampleRoles = ['director', 'planner', 'finance', 'admin'] as const;

/** Only a path of this page is followed after the sign-in. */
export function safeTarget(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Email and password; with the sample on this computer, one click per role. */
export function SignIn() {
  const { t } = useTranslation();
  const session = useSessionQuery();
  const [params] = useSearchParams();
  if (session.data?.user) return <Navigate to={safeTarget(params.get('next'))} replace />;
  return (
    <Gate title={t('signIn:title')}>
      {session.isError && <ProblemView error={session.error} retry={() => void session.refetch()} />}
      <Credentials />
      {session.data?.sampleSignIn && <SampleRoles />}
    </Gate>
  );
}

function Credentials() {
  const { t } = useTranslation();
  const renew = useRenewSession();
  const entry = useEntry({
    initialValues: { email: '', password: '' },
    labels: { email: t('signIn:email'), password: t('signIn:passwordLabel') },
    validate: ({ email, password }) => ({
      email: email.trim() ? null : t('signIn:missing.email'),
      password: password ? null : t('signIn:missing.password'),
    }),
    save: ({ email, password }) =>
      send(api.POST('/api/v1/session', { body: { email: email.trim(), password } })),
    onSaved: () => void renew(),
  });
  return (
    <EntryForm entry={entry} submit={t('signIn:submit')} guard={false}>
      <TextInput {...entry.field('email')} type="email" autoComplete="username" required />
      <PasswordInput
        {...entry.field('password')}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('signIn:showPassword') }}
      />
    </EntryForm>
  );
}

function SampleRoles() {
  const { t } = useTranslation();
  const renew = useRenewSession();
  const enter = useMutation({
    mutationFn: (role: (typeof sampleRoles)[number]) =>
      send(api.POST('/api/v1/session/sample', { body: { role } })),
    onSuccess: () => renew(),
  });
  return (
    <section className={classes.sample}>
      <h2>{t('signIn:sample.title')}</h2>
      <p className="dim">{t('signIn:sample.text')}</p>
      {enter.isError && <ProblemView error={enter.error} />}
      <div className={classes.roles}>
        {sampleRoles.map((role) => (
          <UnstyledButton
            key={role}
            className={classes.role}
            disabled={enter.isPending}
            onClick={() => enter.mutate(role)}
          >
            <span>
              <strong>{t(`signIn:sample.${role}`)}</strong>
              <span className="dim">{t(`signIn:sample.use.${role}`)}</span>
            </span>
            <IconArrowRight size={18} aria-hidden />
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
