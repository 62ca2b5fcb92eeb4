import { IconAlertTriangle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { formatTime, formatWeekday } from '../../../shared/calendar/index.js';
import { currentLanguage } from '../../i18n';
import { StatusTag } from '../../ui/status-tag';
import type { Deadline } from './queries';
import classes from './words.module.css';

interface DayOff {
  reason: string;
  effectiveOn: string;
  actBy: string;
}

/** "Lauantai ja pyhäinpäivä: toimi viimeistään pe 30.10." */
export function DayOffWarning({ dayOff, statutory }: { dayOff: DayOff; statutory: boolean }) {
  const { t } = useTranslation();
  const words = t(`common:day.off.${dayOff.reason}`);
  const day = (text: string) => formatWeekday(Temporal.PlainDate.from(text), currentLanguage());
  const text = statutory
    ? t('deadlines:warning.moves', { reason: words, day: day(dayOff.effectiveOn) })
    : t('deadlines:warning.actBy', { reason: words, day: day(dayOff.actBy) });
  return (
    <span className={classes.warning}>
      <IconAlertTriangle size={14} aria-hidden />
      {text.charAt(0).toUpperCase() + text.slice(1)}
    </span>
  );
}

/** The owner's name, or that there is none. */
export function Owner({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  if (deadline.owner) return <span>{deadline.owner.name}</span>;
  if (deadline.state !== 'open') return <span className="dim">{t('deadlines:owner.none')}</span>;
  return <StatusTag tone="bad">{t('deadlines:owner.none')}</StatusTag>;
}

export function StateTag({ state }: { state: Deadline['state'] }) {
  const { t } = useTranslation();
  const tones = { open: 'open', done: 'ok', cancelled: 'calm' } as const;
  return <StatusTag tone={tones[state]}>{t(`deadlines:state.${state}`)}</StatusTag>;
}

/** `ma 23.11.2020 klo 8.00`: an instant as Helsinki reads it. */
export function momentWords(instant: string): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Helsinki');
  const language = currentLanguage();
  const day = formatWeekday(moment.toPlainDate(), language, { year: true });
  return `${day} ${formatTime(moment.toPlainTime(), language)}`;
}

/** `P14D` → "14 päivää ennen"; a lead of nothing is the day itself. */
export function leadWords(lead: string, t: TFunction): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    lead,
  );
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;
  const parts = units.flatMap((unit, index) => {
    const count = Number(match?.[index + 1] ?? 0);
    return count === 0 ? [] : [t(`deadlines:lead.${unit}`, { count })];
  });
  return parts.length === 0
    ? t('deadlines:lead.same')
    : t('deadlines:lead.before', { time: parts.join(' ') });
}
