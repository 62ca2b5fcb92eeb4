import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/day';
import { Sheet } from '../../ui/sheet';
import type { ProjectDetails, Remark } from './queries';
import { RemarkDialog } from './remark-dialog';

interface Props {
  project: ProjectDetails;
  mayChange: boolean;
}

/** What the documents say beside the other facts, each with its source. */
export function ProjectRemarks({ project, mayChange }: Props) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Remark | 'new' | null>(null);
  const { remarks } = project;
  return (
    <Sheet
      title={t('projects:remarks.title')}
      sub={t('projects:remarks.sub')}
      actions={
        mayChange && (
          <Button variant="default" size="compact-sm" onClick={() => setEdited('new')}>
            {t('projects:remarks.add')}
          </Button>
        )
      }
    >
      {remarks.length === 0 && <p className="dim">{t('projects:remarks.none')}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {remarks.map((remark) => (
          <li key={remark.id} style={{ padding: '8px 0', borderTop: '1px solid var(--line-faint)' }}>
            <span className="dim">{t(`projects:remarks.kind.${remark.kind}`)}</span>
            {remark.happened && (
              <>
                {' '}
                · <Day value={remark.happened} />
              </>
            )}
            <div>{remark.text}</div>
            <Group gap="xs">
              {remark.source && (
                <span className="dim">{t('projects:source', { source: remark.source })}</span>
              )}
              {mayChange && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  px={4}
                  aria-label={t('projects:remarks.change', { text: remark.text.slice(0, 60) })}
                  onClick={() => setEdited(remark)}
                >
                  {t('common:action.edit')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {edited && (
        <RemarkDialog
          project={project}
          remark={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Sheet>
  );
}
