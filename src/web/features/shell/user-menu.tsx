import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconUser } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, send } from '../../api/client';
import { useRenewSession, useSession } from '../../app/session';
import { currentLanguage, isLanguage, languages } from '../../i18n';
import { useChooseLanguage } from '../settings/use-choose-language';
import classes from './frame.module.css';

const papers = ['light', 'dark', 'auto'] as const;

/** Who is signed in, the language, the paper, the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chooseLanguage = useChooseLanguage();
  const renew = useRenewSession();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => send(api.DELETE('/api/v1/session')),
    onSettled: async () => {
      await renew();
      void navigate('/sign-in');
    },
  });
  const role = (user?.roles ?? []).map((name) => t(`common:role.${name}`)).join(', ');

  return (
    <Menu position="bottom-end" shadow="md" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.user} aria-label={t('common:menu.open', { name: role })}>
          <IconUser size={18} aria-hidden />
          <span className={classes.userName}>
            {role} · {currentLanguage().toUpperCase()}
          </span>
          <IconChevronDown className={classes.chevron} size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user?.name} · {user?.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('common:menu.language')}</Menu.Label>
        <Menu.RadioGroup
          value={currentLanguage()}
          onChange={(language) => {
            if (isLanguage(language)) chooseLanguage(language);
          }}
        >
          {languages.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {ownName[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('common:menu.paper')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(chosen) => setColorScheme(papers.find((paper) => paper === chosen) ?? 'auto')}
        >
          {papers.map((paper) => (
            <Menu.RadioItem key={paper} value={paper}>
              {t(`common:paper.${paper}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t('common:menu.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A language is offered by its own name, so that it is found in any of the others. */
const ownName = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const;
