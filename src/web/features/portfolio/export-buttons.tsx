import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { currentLanguage } from '../../i18n';

interface Props {
  /** The view whose `…/export` is called, such as `/api/v1/portfolio/cover`. */
  path: string;
  /** What is exported, for those who do not see where the buttons stand. */
  what: string;
  /** Beside the tools of a table: the quieter kind. */
  quiet?: boolean;
  /** What the view is narrowed by; the day one looks from comes with it. */
  query?: Record<string, string | number>;
}

/** The whole view as a file, made by the server: as on the day, with what is unknown said in a column. */
export function ExportButtons({ path, what, quiet = false, query = {} }: Props) {
  const { t } = useTranslation();
  const { query: asOn } = useAsOn();
  const href = (format: 'xlsx' | 'csv') => {
    const given = Object.entries({ ...asOn, ...query, lang: currentLanguage(), format });
    return `${path}/export?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
  };
  return (
    <Group gap={quiet ? 0 : 'xs'}>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={href(format)}
          download
          {...(quiet ? { variant: 'subtle', size: 'compact-sm' } : { variant: 'default' })}
          aria-label={t(`portfolio:export.${format}Of`, { what })}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t(`portfolio:export.${format}`)}
        </Button>
      ))}
    </Group>
  );
}
