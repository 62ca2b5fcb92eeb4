import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { nonWorkingReason, parseTypedDay } from '../../shared/calendar/index.js';
import { useAsOn } from '../app/as-on';
import { formatDay, formatDayFully, isDay } from '../app/days';
import { currentLanguage } from '../i18n';
import { useCalendarWords } from './calendar-words';

interface DayInputProps {
  id?: string;
  label: string;
  description?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  error?: ReactNode;
  /** The day as the interface takes it (`"2020-10-31"`), or what was typed when that is no day. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Says in words when the day is a Saturday or a holiday. */
  warnNonWorking?: boolean;
}

const shown = (value: string) => (isDay(value) ? formatDay(value) : value);

/** Takes `31.10.2020`, `31.10.` and the calendar, and shows which day was understood. */
export function DayInput({ value, onChange, onBlur, description, warnNonWorking, ...rest }: DayInputProps) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const words = useCalendarWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(() => shown(value));
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setText(shown(value));
  }
  const known = isDay(value) ? value : null;
  const off = known && warnNonWorking ? nonWorkingReason(Temporal.PlainDate.from(known)) : null;
  const emit = (typed: string, next: string) => {
    setText(typed);
    setFrom(next);
    onChange(next);
  };

  const picker = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          aria-label={t('common:day.pick')}
          disabled={rest.disabled}
          onClick={() => setOpen((was) => !was)}
        >
          <IconCalendar size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={known}
          defaultDate={known ?? today}
          onChange={(chosen) => {
            setOpen(false);
            if (chosen) emit(formatDay(chosen), chosen);
          }}
          {...words}
        />
      </Popover.Dropdown>
    </Popover>
  );

  return (
    <TextInput
      {...rest}
      value={text}
      autoComplete="off"
      maxLength={20}
      description={description ?? t('common:day.hint')}
      rightSection={picker}
      inputContainer={(input) => (
        <>
          {input}
          <div className="dim" aria-live="polite" style={rest.error ? undefined : { minHeight: '1.4em' }}>
            {known && t('common:day.understood', { day: formatDayFully(known, currentLanguage()) })}
            {off && ` · ${t(`common:day.off.${off}`)}`}
          </div>
        </>
      )}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const parsed = parseTypedDay(typed, Temporal.PlainDate.from(today));
        emit(typed, parsed.ok ? parsed.value.toString() : typed.trim());
      }}
      onBlur={onBlur}
    />
  );
}

/** Why a form's day cannot be saved, as a key of `common`; `null` when it can. An empty one may be left out. */
export function dayFault(value: string, required: boolean): string | null {
  if ((value === '' && !required) || isDay(value)) return null;
  const parsed = parseTypedDay(value, Temporal.PlainDate.from('2000-01-01'));
  return `common:day.fault.${!parsed.ok && parsed.reason === 'noSuchDay' ? 'none' : 'format'}`;
}
