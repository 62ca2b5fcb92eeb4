import { Popover, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { useCalendarWords } from '../../ui/calendar-words';
import classes from './frame.module.css';

/** The day that the page shows, always in sight; another day turns the page read-only. */
export function AsOnChip() {
  const { t } = useTranslation();
  const { day, readOnly, show } = useAsOn();
  const [open, setOpen] = useState(false);
  const words = useCalendarWords();
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      withArrow
      trapFocus
      returnFocus
      shadow="md"
    >
      <div className={classes.chip} data-past={readOnly || undefined}>
        <Popover.Target>
          <UnstyledButton
            aria-label={t('common:asOn.choose', { day: formatDay(day) })}
            onClick={() => setOpen((was) => !was)}
          >
            <span className={classes.chipWord}>{t('common:asOn.label')} </span>
            <span className={classes.chipDay}>{formatDay(day)}</span>
          </UnstyledButton>
        </Popover.Target>
        {readOnly && (
          <>
            <span className={classes.chipNote}>· {t('common:asOn.viewOnly')}</span>
            <span aria-hidden>·</span>
            <UnstyledButton td="underline" c="petrol" onClick={() => show(null)}>
              {t('common:asOn.today')}
            </UnstyledButton>
          </>
        )}
      </div>
      <Popover.Dropdown>
        <DatePicker
          value={day}
          defaultDate={day}
          onChange={(chosen) => {
            setOpen(false);
            if (chosen) show(chosen);
          }}
          {...words}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
