import { Button, Code, CopyButton, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A secret that is shown this once: the user copies it now. */
export function OnceShown({ text, value }: { text: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div className="note" role="status">
      <p style={{ margin: '0 0 8px' }}>{text}</p>
      <Group gap="sm">
        <Code style={{ overflowWrap: 'anywhere', fontSize: 14 }}>{value}</Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {t(copied ? 'common:action.copied' : 'common:action.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
