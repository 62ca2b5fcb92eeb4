import { Radio, Stack, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMaySee, useSession } from '../../app/session';
import { currentLanguage, isLanguage, languages } from '../../i18n';
import { Facts } from '../../ui/facts';
import { PageHead } from '../../ui/page-head';
import { Sheet } from '../../ui/sheet';
import { OwnPassword } from './own-password';
import { Tokens } from './tokens';
import { Users } from './users';
import { useChooseLanguage } from './use-choose-language';

const papers: MantineColorScheme[] = ['light', 'dark', 'auto'];

/** What concerns the user alone, and below it who may sign in. */
export function Settings() {
  const { t } = useTranslation();
  const { user } = useSession();
  const seesUsers = useMaySee('users.read');
  return (
    <>
      <PageHead title={t('settings:title')} answer={t('settings:answer')} />
      <div className="sheet-grid">
        <div>
          <Look />
          <Tokens />
        </div>
        <div>
          <Sheet title={t('settings:me.title')}>
            <Facts
              facts={[
                [t('settings:me.name'), user?.name],
                [t('settings:me.email'), user?.email],
                [t('settings:me.roles'), user?.roles.map((role) => t(`common:role.${role}`)).join(', ')],
              ]}
            />
          </Sheet>
          <OwnPassword />
        </div>
      </div>
      {seesUsers && <Users />}
    </>
  );
}

function Look() {
  const { t } = useTranslation();
  const choose = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Sheet title={t('settings:look.title')}>
      <Stack gap="lg">
        <Radio.Group
          label={t('settings:look.language')}
          value={currentLanguage()}
          onChange={(language) => {
            if (isLanguage(language)) choose(language);
          }}
        >
          <Stack gap={6} mt={6}>
            {languages.map((language) => (
              <Radio key={language} value={language} label={t(`common:language.${language}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('settings:look.paper')}
          value={colorScheme}
          onChange={(paper) => setColorScheme(papers.find((one) => one === paper) ?? 'auto')}
        >
          <Stack gap={6} mt={6}>
            {papers.map((paper) => (
              <Radio key={paper} value={paper} label={t(`common:paper.${paper}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </Sheet>
  );
}
