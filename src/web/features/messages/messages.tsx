import { Accordion, Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { formatInstant } from '../../app/days';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { MessageText } from './message-text';
import { type Message, useMarkRead, useMessages, useUnreadCount } from './queries';

/** The user's own messages, newest first. */
export function Messages() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const show = params.get('show') === 'unread' ? 'unread' : 'all';
  const query = useMessages(show);
  const unread = useUnreadCount();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (chosen: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (chosen === 'unread') next.set('show', chosen);
      else next.delete('show');
      return next;
    });
  return (
    <>
      <PageHead
        title={t('messages:title')}
        answer={unread && t('messages:answer', { count: unread.count })}
      />
      <SegmentedControl
        mb="md"
        aria-label={t('messages:show.label')}
        value={show}
        onChange={choose}
        data={[
          { value: 'all', label: t('messages:show.all') },
          { value: 'unread', label: t('messages:show.unread') },
        ]}
      />
      <Sheet title={t(`messages:show.${show}`)}>
        <QueryView query={query}>
          {() => (rows.length === 0 ? <p className="dim">{t('messages:empty')}</p> : <List rows={rows} />)}
        </QueryView>
        {query.hasNextPage && (
          <Button
            variant="default"
            mt="sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('common:table.more')}
          </Button>
        )}
      </Sheet>
    </>
  );
}

function List({ rows }: { rows: readonly Message[] }) {
  const { t } = useTranslation();
  const markRead = useMarkRead();
  const open = (id: string | null) => {
    const message = rows.find((row) => row.id === id);
    if (message && message.readAt === null) markRead.mutate(message.id);
  };
  return (
    <Accordion onChange={open} order={3}>
      {rows.map((message) => (
        <Accordion.Item key={message.id} value={message.id}>
          <Accordion.Control>
            <span style={{ fontWeight: message.readAt === null ? 700 : 400 }}>{message.subject}</span>{' '}
            <span className="dim figure">{formatInstant(message.receivedAt)}</span>{' '}
            {message.readAt === null && <StatusTag tone="wait">{t('messages:new')}</StatusTag>}
          </Accordion.Control>
          <Accordion.Panel>
            <MessageText text={message.text} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
