import { Anchor, Button } from '@mantine/core';
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
        {grouped(remarks).map((group) => (
          <RemarkGroup key={group[0].id} group={group} edit={mayChange ? setEdited : undefined} />
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

type Group = [Remark, ...Remark[]];

/** Texts up to this long stand in one line when there are several of a kind, such as city areas. */
const SHORT = 60;

/** Remarks of one kind, source and time stand together, so that the source is named once. */
function grouped(remarks: readonly Remark[]): Group[] {
  const groups = new Map<string, Group>();
  for (const remark of remarks) {
    const key = JSON.stringify([remark.kind, remark.source, remark.happened]);
    const group = groups.get(key);
    if (group) group.push(remark);
    else groups.set(key, [remark]);
  }
  return [...groups.values()];
}

function RemarkGroup({ group, edit }: { group: Group; edit: ((remark: Remark) => void) | undefined }) {
  const { t } = useTranslation();
  const [{ kind, happened, source }] = group;
  const inLine = group.every(({ text }) => text.length <= SHORT);
  return (
    <li style={{ padding: '8px 0', borderTop: '1px solid var(--line-faint)' }}>
      <span className="dim">{t(`projects:remarks.kind.${kind}`)}</span>
      {happened && (
        <>
          {' '}
          · <Day value={happened} />
        </>
      )}
      <div>
        {group.map((remark, index) => {
          const text = <RemarkText remark={remark} edit={edit} />;
          if (!inLine) return <div key={remark.id}>{text}</div>;
          return (
            <span key={remark.id}>
              {index > 0 && ', '}
              {text}
            </span>
          );
        })}
      </div>
      {source && <span className="dim">{t('projects:source', { source })}</span>}
    </li>
  );
}

/** The text; for those who may change it, the door to do so. */
function RemarkText({ remark, edit }: { remark: Remark; edit: ((remark: Remark) => void) | undefined }) {
  const { t } = useTranslation();
  if (!edit) return <>{remark.text}</>;
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      ta="left"
      aria-label={t('projects:remarks.change', { text: remark.text.slice(0, 60) })}
      onClick={() => edit(remark)}
    >
      {remark.text}
    </Anchor>
  );
}
