import { useTranslation } from 'react-i18next';
import { api, idempotent, ifMatch, read } from '../../api/client';
import { useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { withFieldNames } from '../funding/queries';
import {
  type ChangeBase,
  type Draft,
  type Values,
  bodyOf,
  fieldAt,
  joined,
  startDraft,
} from './change-draft';
import { useChoiceWords, useNames, useValidation } from './change-words';
import { type Change, readChange, readChangeBase, useRenewChanges } from './queries';

interface Options {
  projectId: string;
  /** The draft that is written anew; null starts a new request. */
  change: Change | null;
  onClose: () => void;
}

/** What the form is written over, which stays while it is open, and the fields it has. */
export interface Sheet {
  base: ChangeBase;
  draft: Draft;
}

/** The entry of a change request: what is sent, what was refused where, and the other version after a 412. */
export function useChangeEntry(
  { projectId, change, onClose }: Options,
  initialValues: Values,
  { base, draft }: Sheet,
  setSheet: (sheet: Sheet) => void,
) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewChanges();
  const names = useNames(draft, base);
  const validateMoney = useValidation();
  const wordOf = useChoiceWords(base);
  const entry = useEntry<Values>({
    initialValues,
    labels: names,
    wordOf,
    ...(change ? { version: change.version } : {}),
    validate: (values) => ({
      starts: faults.day(values['starts'] ?? '', false),
      ends: faults.day(values['ends'] ?? '', false),
      reason: faults.text(values['reason'] ?? ''),
      ...validateMoney(values, draft),
    }),
    save: (values, { version, key }) => {
      const body = bodyOf(values, draft, base);
      const sent = change
        ? api.PATCH('/api/v1/change-requests/{id}', {
            params: { path: { id: change.id }, header: ifMatch(version) },
            body,
          })
        : api.POST('/api/v1/projects/{id}/change-requests', {
            params: { path: { id: projectId }, header: idempotent(key) },
            body,
          });
      return withFieldNames(read(sent), (pointer) => fieldAt(pointer, values, draft, base));
    },
    ...(change
      ? {
          reload: async () => {
            const theirs = await readChange(change.id);
            const newBase = { ...base, ...(await readChangeBase(projectId, change.id)) };
            const now = startDraft(newBase, theirs);
            setSheet({ base: newBase, draft: joined(draft, now.draft, newBase.parts) });
            const emptied = Object.fromEntries(Object.keys(names).map((name) => [name, '']));
            return { values: { ...emptied, ...now.values }, version: theirs.version };
          },
        }
      : {}),
    saved: t('changes:saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  return {
    entry,
    field: (name: string) => {
      const { label, value, ...rest } = entry.field(name);
      return { ...rest, label: label ?? names[name] ?? name, value: value ?? '' };
    },
  };
}

/** What the groups of fields of the form take. */
export interface GroupProps {
  entry: ReturnType<typeof useChangeEntry>['entry'];
  field: ReturnType<typeof useChangeEntry>['field'];
  draft: Draft;
  setDraft: (draft: Draft) => void;
  base: ChangeBase;
}
