import { useTranslation } from 'react-i18next';
import { useAsOn } from '../app/as-on';
import { daysBetween, formatDay, formatDayFully, formatDayNear, isDay } from '../app/days';
import { currentLanguage } from '../i18n';
import { StatusTag } from './status-tag';

interface DayProps {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; nothing when it is not known. */
  value: string | null | undefined;
  /** Names the weekday when the day is near (`la 31.10.`), and the month by its name. */
  near?: boolean;
  /** `16:15` of the interface. */
  time?: string | null;
}

/** A day as it is known: to the day, the month or the year. */
export function Day({ value, near, time }: DayProps) {
  const { t } = useTranslation();
  const { day: asOn } = useAsOn();
  if (!value) return <span className="unknown">{t('common:fact.unknown')}</span>;
  const words = near ? formatDayNear(value, asOn, currentLanguage()) : formatDay(value);
  const clock = time
    ? ` ${t('common:day.time', { time: time.slice(0, 5).replace(/^0/, '').replace(':', '.') })}`
    : '';
  return (
    <time
      dateTime={value}
      className="figure"
      title={near ? formatDayFully(value, currentLanguage()) : undefined}
    >
      {words}
      {clock}
    </time>
  );
}

/** From a day to a day; either end may be open or known to the month only. */
export function Period({ start, end }: { start: string | null | undefined; end: string | null | undefined }) {
  const { t } = useTranslation();
  if (!start && !end) return <span className="unknown">{t('common:fact.unknown')}</span>;
  return (
    <span>
      <Day value={start} /> – <Day value={end} />
    </span>
  );
}

interface RelativeProps {
  value: string;
  /** Done: a past day is then no longer late. */
  done?: boolean;
  /** From how many days on it needs attention. */
  soonDays?: number;
}

/** How far a day is from the page's day, as a chip: "31 pv", "huomenna", "4 pv myöhässä". */
export function RelativeDay({ value, done, soonDays = 31 }: RelativeProps) {
  const { t } = useTranslation();
  const { day: asOn } = useAsOn();
  if (!isDay(value)) return <StatusTag tone="calm">{t('common:day.monthOnly')}</StatusTag>;
  const days = daysBetween(asOn, value);
  if (days < 0) {
    if (done) return <span className="dim">{formatDay(value)}</span>;
    return <StatusTag tone="bad">{t('common:day.daysLate', { count: -days })}</StatusTag>;
  }
  const words =
    days === 0
      ? t('common:day.today')
      : days === 1
        ? t('common:day.tomorrow')
        : t('common:day.daysLeft', { count: days });
  if (done || days > soonDays) return <span className="dim figure">{words}</span>;
  return <StatusTag tone={days <= 7 ? 'bad' : 'wait'}>{words}</StatusTag>;
}
