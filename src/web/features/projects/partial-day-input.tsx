import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { parsePartialDay, parseTypedPartialDay } from '../../../shared/calendar/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';

interface Props {
  id?: string;
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  /** `2020`, `2020-10` or `2020-10-31`, or what was typed when that is none of them. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

const shown = (value: string) => (parsePartialDay(value).ok ? formatDay(value) : value);

/** A day as exactly as it is known: takes `2020`, `10/2020` and `31.10.2020`. */
export function PartialDayInput({ value, onChange, onBlur, description, ...rest }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const [text, setText] = useState(() => shown(value));
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setText(shown(value));
  }
  return (
    <TextInput
      {...rest}
      value={text}
      autoComplete="off"
      maxLength={20}
      description={description ?? t('projects:period.hint')}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const parsed = parseTypedPartialDay(typed, Temporal.PlainDate.from(today));
        const next = parsed.ok ? parsed.value.value : typed.trim();
        setText(typed);
        setFrom(next);
        onChange(next);
      }}
      onBlur={onBlur}
    />
  );
}

/** Whether the value can be sent: empty, or a day, month or year. */
export function isPartialDay(value: string): boolean {
  return value === '' || parsePartialDay(value).ok;
}
