import { Checkbox, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, read } from '../../api/client';
import { ProblemView } from '../../ui/problem-view';
import { StatusTag } from '../../ui/status-tag';
import { type Application, useRenewFunding } from './queries';

type Attachment = Application['attachments'][number];

interface Props {
  application: Application;
  /** Whether the reader may tick them off: until the funder has decided. */
  mayTick: boolean;
}

/** The checklist: in a draft what is ready, afterwards what was sent to the funder. */
export function AttachmentList({ application, mayTick }: Props) {
  const { t } = useTranslation();
  const { attachments, state } = application;
  const { tick, failure, saving } = useTick(application);
  if (attachments.length === 0) return null;
  return (
    <>
      <h4>{t('funding:attachment.title')}</h4>
      {failure !== null && <ProblemView error={failure} />}
      <Stack gap={8} component="ul" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {attachments.map((one) => (
          <Group key={one.name} component="li" gap="xs">
            {mayTick ? (
              <Checkbox
                label={t(state === 'draft' ? 'funding:attachment.markReady' : 'funding:attachment.markSent', {
                  name: one.name,
                })}
                checked={isTicked(one, state) !== (saving === one.name)}
                disabled={saving !== null}
                onChange={() => void tick(one)}
              />
            ) : (
              <span>{one.name}</span>
            )}
            <StatusTag
              tone={one.state !== 'missing' ? 'ok' : one.required && state === 'draft' ? 'bad' : 'calm'}
            >
              {t(`funding:attachment.states.${one.state}`)}
            </StatusTag>
            {one.required && <span className="dim">{t('funding:attachment.required')}</span>}
          </Group>
        ))}
      </Stack>
    </>
  );
}

const isTicked = (one: Attachment, state: Application['state']) =>
  state === 'draft' ? one.state !== 'missing' : one.state === 'sent';

/** Saves the checklist with one of them ticked or not; `saving` names the one that is under way, shown as it will be. */
function useTick({ id, version, attachments, state }: Application) {
  const { t } = useTranslation();
  const renew = useRenewFunding();
  const [saving, setSaving] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const tick = async (ticked: Attachment) => {
    const [on, off] = state === 'draft' ? (['ready', 'missing'] as const) : (['sent', 'ready'] as const);
    setSaving(ticked.name);
    setFailure(null);
    try {
      await read(
        api.PUT('/api/v1/applications/{id}/attachments', {
          params: { path: { id }, header: ifMatch(version) },
          body: {
            attachments: attachments.map((one) =>
              one.name === ticked.name ? { ...one, state: isTicked(one, state) ? off : on } : one,
            ),
          },
        }),
      );
      await renew();
      notifications.show({ message: t('funding:attachment.marked'), color: 'petrol' });
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(null);
    }
  };
  return { tick, failure, saving };
}
