import {
  createTheme,
  localStorageColorSchemeManager,
  MantineProvider,
  mergeThemeOverrides,
} from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fi';
import 'dayjs/locale/sv-fi';
import { StrictMode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/query-client';
import { currentLanguage } from './i18n';
import { router } from './routes';
import { cssVariables, theme } from './theme';

const paper = localStorageColorSchemeManager({ key: 'hankesalkku.paper' });
const calendarLocale = { fi: 'fi', sv: 'sv-fi', en: 'en-gb' } as const;

/** Everything around the screens: the paper, the calendar's language, the cache, the router. */
export function Page() {
  const { t } = useTranslation();
  const themeWithWords = useMemo(() => {
    const closeButtonProps = { 'aria-label': t('common:action.close') };
    const components = Object.fromEntries(
      ['Modal', 'Drawer', 'Notification'].map((name) => [name, { defaultProps: { closeButtonProps } }]),
    );
    return mergeThemeOverrides(theme, createTheme({ components }));
  }, [t]);
  return (
    <StrictMode>
      <MantineProvider
        theme={themeWithWords}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={paper}
        defaultColorScheme="auto"
      >
        <DatesProvider
          settings={{ locale: calendarLocale[currentLanguage()], firstDayOfWeek: 1, weekendDays: [0, 6] }}
        >
          <QueryClientProvider client={queryClient}>
            <ModalsProvider
              labels={{ confirm: t('common:action.confirm'), cancel: t('common:action.cancel') }}
            >
              <Notifications position="bottom-right" autoClose={6000} />
              <RouterProvider router={router} />
            </ModalsProvider>
          </QueryClientProvider>
        </DatesProvider>
      </MantineProvider>
    </StrictMode>
  );
}
