import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Permission } from '../../shared/permissions.js';
import { api, read, setCsrfToken } from '../api/client';
import type { components } from '../api/schema';
import { changeLanguage, currentLanguage } from '../i18n';
import { useAsOn } from './as-on';

export type Session = components['schemas']['SessionAnswer'];
export type User = NonNullable<Session['user']>;

const sessionKey = ['session'];

async function loadSession(): Promise<Session> {
  const session = await read(api.GET('/api/v1/session'));
  setCsrfToken(session.csrfToken);
  if (session.user && session.user.language !== currentLanguage())
    await changeLanguage(session.user.language);
  return session;
}

/** The session as a query: who is signed in, what they may do, and whether the sample is loaded. */
export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: loadSession, staleTime: 5 * 60_000 });
}

/** The session of a screen inside the frame, where it is always there. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (!data) throw new Error('useSession is called outside the frame.');
  return data;
}

/** Forgets everything that was read for one user and reads the session anew; after signing in or out. */
export function useRenewSession(): () => Promise<Session> {
  const client = useQueryClient();
  return useCallback(async () => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    return client.fetchQuery({ queryKey: sessionKey, queryFn: loadSession, staleTime: 0 });
  }, [client]);
}

/** Whether the user holds a permission; for what is shown. */
export function useMaySee(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

/** Whether the user may change something here and now: holds the permission, and the page is not as on another day. */
export function useMayChange(permission: Permission): boolean {
  const { readOnly } = useAsOn();
  return useMaySee(permission) && !readOnly;
}

/** The session where there may be none yet: the sign-in, a fault. */
export function useOptionalSession(): Session | undefined {
  return useSessionQuery().data;
}
