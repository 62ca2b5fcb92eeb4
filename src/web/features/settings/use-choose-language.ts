import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Session } from '../../app/session';
import { changeLanguage, type Language } from '../../i18n';

/** Changes the language of the page for this user. */
export function useChooseLanguage(): (language: Language) => void {
  const client = useQueryClient();
  return useCallback(
    (language) => {
      client.setQueryData<Session>(['session'], (session) =>
        session?.user ? { ...session, user: { ...session.user, language } } : session,
      );
      void changeLanguage(language);
    },
    [client],
  );
}
