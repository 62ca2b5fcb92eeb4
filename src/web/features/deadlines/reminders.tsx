import { useTranslation } from 'react-i18next';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { type Deadline, type Reminder, useReminders } from './queries';
import { leadWords, momentWords } from './words';

/** Who is, was and will be told of a deadline, and why somebody was not. */
export function Reminders({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const query = useReminders(deadline.id);
  const next = query.data?.items.find(({ state }) => state === 'planned');
  return (
    <Sheet
      title={t('deadlines:reminders.title')}
      sub={
        next && t('deadlines:reminders.next', { at: momentWords(next.remindAt), name: next.recipient.name })
      }
    >
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="dim">
              {deadline.owner ? t('deadlines:reminders.none') : t('deadlines:preview.noOwner')}
            </p>
          ) : (
            <ul>
              {items.map((item) => (
                <Line key={`${item.remindAt} ${item.recipient.id} ${item.leads.join()}`} reminder={item} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Sheet>
  );
}

function Line({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const tones = { planned: 'open', sent: 'ok', skipped: 'calm' } as const;
  const words =
    reminder.state === 'skipped'
      ? t(`deadlines:reminders.reason.${reminder.reason ?? 'past'}`)
      : t(`deadlines:reminders.state.${reminder.state}`);
  return (
    <li>
      <span className="figure">{momentWords(reminder.remindAt)}</span> {reminder.recipient.name}{' '}
      <span className="dim">{reminder.leads.map((lead) => leadWords(lead, t)).join(', ')}</span>{' '}
      <StatusTag tone={tones[reminder.state]}>{words}</StatusTag>
    </li>
  );
}
