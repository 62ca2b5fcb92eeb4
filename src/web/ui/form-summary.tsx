import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './kit.module.css';

interface FormSummaryProps {
  errors: Record<string, ReactNode>;
  labels: Record<string, string>;
  /** The id of a field's input. */
  idOf: (name: string) => string;
}

/** What is wrong, on top of the form, each line leading to its field. It takes the keyboard when it appears. */
export function FormSummary({ errors, labels, idOf }: FormSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const names = Object.keys(errors).filter((name) => errors[name] !== undefined && errors[name] !== null);
  const signature = names.join(' ');
  useEffect(() => {
    if (signature) box.current?.focus();
  }, [signature]);
  if (names.length === 0) return null;
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <h2>
        <IconAlertCircle size={18} aria-hidden />
        {t('common:form.summary', { count: names.length })}
      </h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a
              href={`#${idOf(name)}`}
              onClick={(event) => {
                event.preventDefault();
                inputOf(idOf(name))?.focus();
              }}
            >
              {labels[name] ?? name}
            </a>
            : {errors[name]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The input of a field; of a group of ticks the first. */
function inputOf(id: string): HTMLElement | null {
  const field = document.getElementById(id);
  return field?.matches('input, select, textarea, button') ? field : (field?.querySelector('input') ?? null);
}
