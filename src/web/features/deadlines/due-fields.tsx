import { Group, Radio, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../ui/day-input';

interface TextProps {
  id: string;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: ReactNode;
}

interface DueFieldsProps {
  field: (name: 'precision' | 'date' | 'month' | 'time' | 'untilTime') => TextProps;
}

/** Day or month, and the clock times of a day. */
export function DueFields({ field }: DueFieldsProps) {
  const { t } = useTranslation();
  const text = (name: 'date' | 'month' | 'time' | 'untilTime') => {
    const { value, ...rest } = field(name);
    return { ...rest, value: typeof value === 'string' ? value : '' };
  };
  const precision = field('precision');
  const byMonth = precision.value === 'month';
  return (
    <>
      <Radio.Group
        label={precision.label}
        value={byMonth ? 'month' : 'day'}
        onChange={(value) => precision.onChange(value)}
      >
        <Group mt={6}>
          <Radio value="day" label={t('deadlines:form.byDay')} />
          <Radio value="month" label={t('deadlines:form.byMonth')} />
        </Group>
      </Radio.Group>
      {byMonth ? (
        <TextInput {...text('month')} required description={t('deadlines:form.monthHint')} maxLength={20} />
      ) : (
        <>
          <DayInput {...text('date')} required warnNonWorking />
          <Group grow align="start">
            <TextInput {...text('time')} description={t('deadlines:form.timeHint')} maxLength={20} />
            <TextInput {...text('untilTime')} description={t('deadlines:form.untilHint')} maxLength={20} />
          </Group>
        </>
      )}
    </>
  );
}
