import { Button, Group, Stack } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../api/client';
import { ApiProblem, fieldOf, isStale } from '../api/problem';
import { Conflict } from './conflict';
import { FormSummary } from './form-summary';
import classes from './kit.module.css';
import { ProblemView } from './problem-view';
import { useFieldWords } from './problem-words';
import { UnsavedGuard } from './unsaved-guard';

/** What a form holds: texts, choices, ticks and lists, named flat. */
export type EntryValues = Record<string, string | boolean | string[] | null>;

interface Stored<Values> {
  values: Values;
  version: number;
}

interface EntryOptions<Values extends EntryValues> {
  initialValues: Values;
  /** The version that the values were read with; left out when something new is entered. */
  version?: number;
  /** Names of the fields as the user reads them; for the summary and the comparison. */
  labels: Record<keyof Values & string, string>;
  /** Words for what is wrong, per field; the server checks everything again. */
  validate?: (values: Values) => Partial<Record<keyof Values & string, string | null>>;
  /** Sends it. `key` stays the same while the same entry is sent again. */
  save: (values: Values, sent: { version: number; key: string }) => Promise<unknown>;
  /** What a choice is called in the comparison; undefined for fields whose value is their word. */
  wordOf?: (name: string, value: unknown) => string | undefined;
  /** Reads the stored version anew, to be compared after someone else's change. */
  reload?: () => Promise<Stored<Values>>;
  /** After saving: wait for what shows it (`useRenew`), then close, go, and so on. Say in `saved` what was saved. */
  onSaved?: () => unknown;
  /** "Määräaika tallennettu": shown when it is; left out where the next screen says it. */
  saved?: string | ((values: Values) => string);
}

/** Sending a form: the server's refusals at their fields, the other version after a 412, one key per intent. */
function useSending<Values extends EntryValues>(
  form: UseFormReturnType<Values>,
  options: EntryOptions<Values>,
) {
  const { labels, save, reload, saved } = options;
  const fieldWords = useFieldWords();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<Stored<Values> | null>(null);
  const version = useRef(options.version ?? 0);
  const key = useRef<string | null>(null);

  const send = async (values: Values) => {
    setSaving(true);
    setFailure(null);
    key.current ??= newIdempotencyKey();
    try {
      await save(values, { version: version.current, key: key.current });
      key.current = null;
      form.resetDirty(values);
      const message = typeof saved === 'function' ? saved(values) : saved;
      if (message) notifications.show({ message, color: 'petrol' });
      await options.onSaved?.();
    } catch (error) {
      await refuse(error);
    } finally {
      setSaving(false);
    }
  };

  const refuse = async (error: unknown) => {
    // Another content is another intent: the next try gets a key of its own.
    if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) key.current = null;
    if (isStale(error) && reload) {
      setTheirs(await reload());
      return;
    }
    const fields = error instanceof ApiProblem ? error.errors : [];
    const here = fields.filter((problem) => fieldOf(problem.pointer) in labels);
    form.setErrors(
      Object.fromEntries(here.map((problem) => [fieldOf(problem.pointer), fieldWords(problem)])),
    );
    // What belongs to no field here is told on top of the form.
    if (here.length < Math.max(1, fields.length)) setFailure(error);
  };

  return {
    saving,
    failure,
    theirs,
    send,
    keepMine: () => {
      if (theirs) version.current = theirs.version;
      setTheirs(null);
      void send(form.getValues());
    },
    takeTheirs: () => {
      if (theirs) {
        version.current = theirs.version;
        form.setValues(theirs.values);
        form.resetDirty(theirs.values);
      }
      setTheirs(null);
    },
    compareLater: () => setTheirs(null),
  };
}

/** A form that guards its changes, shows the server's refusals at their fields and compares versions after a 412. */
export function useEntry<Values extends EntryValues>(options: EntryOptions<Values>) {
  const { labels } = options;
  // Two forms of one screen may have a field of the same name.
  const formId = useId();
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: options.initialValues,
    validate: (values) => cleaned(options.validate?.(values) ?? {}),
    validateInputOnBlur: false,
  });
  const sending = useSending(form, options);
  const idOf = (name: string) => `${formId}-${name}`;
  const about = (name: keyof Values & string) => ({
    id: idOf(name),
    label: labels[name],
    error: form.errors[name] ? <FieldError>{form.errors[name]}</FieldError> : undefined,
  });

  return {
    form,
    saving: sending.saving,
    failure: sending.failure,
    theirs: sending.theirs,
    wordOf: options.wordOf,
    labels,
    idOf,
    submit: form.onSubmit((values) => void sending.send(values)),
    /** Everything an input needs: value, change, label, id for the summary's link, error with its icon. */
    field: <Name extends keyof Values & string>(name: Name) => ({
      ...form.getInputProps(name),
      value: form.values[name],
      ...about(name),
    }),
    /** The same for a checkbox or a switch. */
    tick: (name: keyof Values & string) => ({
      ...form.getInputProps(name, { type: 'checkbox' }),
      ...about(name),
    }),
    /** What fields show now: the value of each and what is wrong with it. */
    shown: (names: readonly string[]): unknown[] =>
      names.map((name) => [form.values[name], form.errors[name]]),
    keepMine: sending.keepMine,
    takeTheirs: sending.takeTheirs,
    compareLater: sending.compareLater,
  };
}

export type Entry<Values extends EntryValues> = ReturnType<typeof useEntry<Values>>;

interface EntryFormProps<Values extends EntryValues> {
  entry: Entry<Values>;
  /** The verb on the button: "Kirjaa päätös". */
  submit: string;
  onCancel?: () => void;
  /** Asks before unsaved changes are lost; a sign-in has none. */
  guard?: boolean;
  /** As wide as its place: a form with a grid. */
  wide?: boolean;
  children: ReactNode;
}

/** The form around the inputs: summary of errors, one column, buttons, guard, comparison. */
export function EntryForm<Values extends EntryValues>({
  entry,
  submit,
  onCancel,
  guard = true,
  wide = false,
  children,
}: EntryFormProps<Values>) {
  const { t } = useTranslation();
  const { form, theirs } = entry;
  return (
    <form onSubmit={entry.submit} noValidate className={wide ? classes.formWide : classes.form}>
      <FormSummary errors={form.errors} labels={entry.labels} idOf={entry.idOf} />
      {entry.failure !== null && <ProblemView error={entry.failure} />}
      <Stack gap="md" mt="xs">
        {children}
      </Stack>
      <Group mt="lg">
        <Button type="submit" loading={entry.saving}>
          {submit}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
        )}
      </Group>
      {guard && form.isDirty() && !entry.saving && <UnsavedGuard />}
      {theirs && (
        <Conflict
          labels={entry.labels}
          mine={form.values}
          theirs={theirs.values}
          wordOf={entry.wordOf}
          onKeepMine={entry.keepMine}
          onTakeTheirs={entry.takeTheirs}
          onClose={entry.compareLater}
        />
      )}
    </form>
  );
}

/** An error's words with its sign, so that colour is not alone. */
export function FieldError({ children }: { children: ReactNode }) {
  return (
    <span className={classes.fieldError}>
      <IconAlertCircle size={15} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

function cleaned(errors: Partial<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
