import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatAmount,
  formatAmountNumber,
  formatWire,
  parseAmount,
  parseTypedAmount,
} from '../../shared/money/index.js';

interface AmountInputProps {
  id?: string;
  label: string;
  /** Said to those who do not see the table whose heads name the field. */
  labelHidden?: boolean;
  description?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  error?: ReactNode;
  /** The amount as the interface takes it (`"1234.50"`), or what was typed when that is no amount. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

function shown(value: string): string {
  const parsed = parseAmount(value);
  return parsed.ok ? formatAmountNumber(parsed.amountCents) : value;
}

/** Takes `1234,5`, `1 234,50 €`, `−5`, and shows what was understood. */
export function AmountInput({
  value,
  onChange,
  onBlur,
  description,
  error,
  label,
  labelHidden,
  ...rest
}: AmountInputProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => shown(value));
  const [from, setFrom] = useState(value);
  // Another value from outside (a reset, the stored version) replaces what was typed.
  if (from !== value) {
    setFrom(value);
    setText(shown(value));
  }
  const parsed = parseTypedAmount(text);
  const understood = parsed.ok ? formatAmount(parsed.amountCents) : null;
  return (
    <TextInput
      {...rest}
      {...(labelHidden ? { 'aria-label': label } : { label })}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      description={labelHidden ? undefined : (description ?? t('common:amount.hint'))}
      error={error}
      rightSection={<span className="dim">€</span>}
      inputContainer={(input) => (
        <>
          {input}
          <div className="dim" aria-live="polite" style={error ? undefined : { minHeight: '1.4em' }}>
            {understood !== null && t('common:amount.understood', { amount: understood })}
          </div>
        </>
      )}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const next = parseTypedAmount(typed);
        const emitted = next.ok ? formatWire(next.amountCents) : typed.trim();
        setText(typed);
        setFrom(emitted);
        onChange(emitted);
      }}
      onBlur={onBlur}
    />
  );
}

/** Why a form's amount cannot be saved, as a key of `common`; `null` when it can. An empty one may be left out. */
export function amountFault(value: string, required: boolean): string | null {
  if (value === '' && !required) return null;
  const wire = parseAmount(value);
  if (wire.ok) return null;
  const typed = parseTypedAmount(value);
  return `common:amount.fault.${typed.ok ? wire.reason : typed.reason}`;
}
