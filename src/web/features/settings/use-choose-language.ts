import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { api, send } from '../../api/client';
import type { Session } from '../../app/session';
import { changeLanguage, type Language } from '../../i18n';
import { useProblemWords } from '../../ui/problem-words';

/** Changes the language of the page at once and keeps it with the user, so that messages come in it too. */
export function useChooseLanguage(): (language: Language) => void {
  const client = useQueryClient();
  const words = useProblemWords();
  const keep = useMutation({
    mutationFn: async (language: Language) => {
      await changeLanguage(language);
      client.setQueryData<Session>(['session'], (session) =>
        session?.user ? { ...session, user: { ...session.user, language } } : session,
      );
      await send(api.PUT('/api/v1/session/preferences', { body: { language } }));
    },
    onError: (error) => {
      const { title, detail } = words(error);
      notifications.show({ title, message: detail, color: 'red' });
    },
  });
  return keep.mutate;
}
