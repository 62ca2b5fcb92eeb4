import { ActionIcon, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Temporal } from 'temporal-polyfill';
import { formatWeekday, isWorkingDay } from '../../../shared/calendar/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDayNear } from '../../app/days';
import { currentLanguage } from '../../i18n';
import { deadlineTitle } from '../../app/deadline-title';
import { AppLink } from '../../ui/app-link';
import { Sheet } from '../../ui/sheet';
import classes from './month-view.module.css';
import type { Deadline } from './queries';
import { StateTag } from './words';

/** One month as a calendar; deadlines known to the month only stand above it. */
export function MonthView({ rows }: { rows: readonly Deadline[] }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = Temporal.PlainYearMonth.from(/^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : day.slice(0, 7));
  const name = formatDayNear(month.toString(), day, currentLanguage());
  const go = (months: number) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.set('month', month.add({ months }).toString());
      return next;
    });
  const here = rows.filter(({ date }) => date.startsWith(month.toString()));
  const wholeMonth = here.filter(({ date }) => date.length === 7);

  return (
    <Sheet
      title={name.charAt(0).toUpperCase() + name.slice(1)}
      sub={t('deadlines:month.count', { count: here.length })}
      actions={
        <Group gap={4}>
          <ActionIcon variant="default" aria-label={t('common:day.previousMonth')} onClick={() => go(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" aria-label={t('common:day.nextMonth')} onClick={() => go(1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
      }
    >
      {wholeMonth.length > 0 && (
        <div className={classes.whole}>
          <strong>{t('deadlines:month.whole')}</strong>
          <Entries rows={wholeMonth} />
        </div>
      )}
      <ol className={classes.grid} aria-label={name}>
        {daysOf(month).map((date, index) => (
          <li
            key={date.toString()}
            className={classes.day}
            style={index === 0 ? { gridColumnStart: date.dayOfWeek } : undefined}
            data-off={isWorkingDay(date) ? undefined : true}
            data-today={date.toString() === day || undefined}
            data-empty={here.some((row) => row.date === date.toString()) ? undefined : true}
          >
            <time dateTime={date.toString()}>{formatWeekday(date, currentLanguage())}</time>
            <Entries rows={here.filter((row) => row.date === date.toString())} />
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

function Entries({ rows }: { rows: readonly Deadline[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className={classes.entries}>
      {rows.map((row) => (
        <li key={row.id}>
          <AppLink to={`/deadlines/${row.id}`}>
            {row.time && <span className="figure">{row.time.replace(/^0/, '').replace(':', '.')} </span>}
            {deadlineTitle(row)}
          </AppLink>
          {row.state !== 'open' && <StateTag state={row.state} />}
        </li>
      ))}
    </ul>
  );
}

function daysOf(month: Temporal.PlainYearMonth): Temporal.PlainDate[] {
  return Array.from({ length: month.daysInMonth }, (_, index) => month.toPlainDate({ day: index + 1 }));
}
