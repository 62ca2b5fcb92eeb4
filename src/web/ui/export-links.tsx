import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../app/as-on';
import { currentLanguage } from '../i18n';

interface Props {
  /** The export of the interface, such as `/api/v1/calls/export`. */
  path: string;
  /** What the list is called; it stands before the buttons, which a table of the same screen may have as well. */
  of: string;
  /** Whether the list can be looked at as on a day. */
  asOn?: boolean;
}

/** A list as a workbook or CSV, every row of it, in the language of the page. */
export function ExportLinks({ path, of, asOn = false }: Props) {
  const { t } = useTranslation();
  const { query } = useAsOn();
  const link = (format: 'xlsx' | 'csv', word: string) => (
    <Button
      component="a"
      href={`${path}?${String(new URLSearchParams({ ...(asOn ? query : {}), format, lang: currentLanguage() }))}`}
      download
      variant="default"
      size="xs"
      aria-label={`${word}: ${of}`}
    >
      {word}
    </Button>
  );
  return (
    <Group mt="sm" gap="xs" className="no-print">
      <span className="dim">{of}:</span>
      {link('xlsx', t('common:table.exportWorkbook'))}
      {link('csv', t('common:table.export'))}
    </Group>
  );
}
