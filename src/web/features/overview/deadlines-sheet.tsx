import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../app/days';
import { deadlineTitle } from '../../app/deadline-title';
import { AppLink } from '../../ui/app-link';
import { Day, RelativeDay } from '../../ui/day';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import classes from './overview.module.css';
import type { Overview, UpcomingDeadline } from './queries';

/** What falls due in the next sixty days, and whether the reminders work. */
export function DeadlinesSheet({
  deadlines,
  reminders,
}: {
  deadlines: UpcomingDeadline[];
  reminders: Overview['reminders'];
}) {
  const { t } = useTranslation();
  const attention = deadlines.filter(
    (deadline) => deadline.owner === null || deadline.nonWorkingDay !== null,
  );
  return (
    <Sheet
      title={t('overview:deadlines.title')}
      sub={
        <>
          {t('overview:deadlines.sub')}
          {attention.length > 0 && `, ${t('overview:deadlines.attention', { count: attention.length })}`}{' '}
          <AppLink to="/deadlines">{t('overview:deadlines.open')}</AppLink>
        </>
      }
    >
      {deadlines.length === 0 ? (
        <p className="dim">{t('overview:deadlines.empty')}</p>
      ) : (
        <ul className={classes.list}>
          {deadlines.map((deadline) => (
            <Line key={deadline.id} deadline={deadline} />
          ))}
        </ul>
      )}
      <ReminderLine reminders={reminders} />
    </Sheet>
  );
}

function Line({ deadline }: { deadline: UpcomingDeadline }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={classes.day}>
        <Day value={deadline.date} near />
      </span>
      <span>
        <AppLink to={`/deadlines/${deadline.id}`}>{deadlineTitle(deadline)}</AppLink>
        {deadline.time && (
          <span className="dim"> {t('common:day.time', { time: clock(deadline.time) })}</span>
        )}{' '}
        {deadline.project && <span className="dim">{deadline.project.code}</span>}
        {deadline.nonWorkingDay && (
          <span className="dim block">
            {t('overview:deadlines.actBy', {
              reason: t(`common:day.off.${deadline.nonWorkingDay.reason}`),
            })}{' '}
            <Day value={deadline.nonWorkingDay.actBy} near />
          </span>
        )}
      </span>
      <span className={classes.tags}>
        <RelativeDay value={deadline.date} />
        {deadline.owner === null && <StatusTag tone="wait">{t('overview:deadlines.noOwner')}</StatusTag>}
      </span>
    </li>
  );
}

function clock(time: string): string {
  return time.slice(0, 5).replace(/^0/, '').replace(':', '.');
}

function ReminderLine({ reminders }: { reminders: Overview['reminders'] }) {
  const { t } = useTranslation();
  const when = (instant: string | null) =>
    instant === null ? t('overview:reminders.none') : formatInstant(instant);
  const nothing = reminders.lastSentAt === null && reminders.nextAt === null;
  return (
    <p className="dim">
      {nothing
        ? t('overview:reminders.nothing')
        : t('overview:reminders.line', {
            last: when(reminders.lastSentAt),
            sent: reminders.sentLately,
            next: when(reminders.nextAt),
          })}{' '}
      {reminders.late > 0 && (
        <StatusTag tone="bad">{t('overview:reminders.late', { count: reminders.late })}</StatusTag>
      )}
    </p>
  );
}
