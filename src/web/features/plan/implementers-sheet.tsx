import { Button, Checkbox, Fieldset, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IMPLEMENTER_KINDS } from '../../../shared/project.js';
import { api, ifMatch, read } from '../../api/client';
import { useRenew } from '../../app/renew';
import { EntryForm, type EntryValues, useEntry } from '../../ui/entry-form';
import { Facts } from '../../ui/facts';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { withFieldNames } from '../funding/queries';
import { RecordSelect } from '../projects/record-select';
import { type Implementers, readImplementers, useImplementers } from './queries';

const textOf = (value: EntryValues[string] | undefined) => (typeof value === 'string' ? value : '');

/** Who carries out the project: the lead and the part-implementers, each with a plan of its own. */
export function ImplementersSheet({ code, mayChange }: { code: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const implementers = useImplementers(code);
  const [editing, setEditing] = useState(false);
  return (
    <Sheet
      title={t('plan:implementers.title')}
      sub={t('plan:implementers.sub')}
      actions={
        mayChange &&
        implementers.data &&
        !editing && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('plan:implementers.edit')}
          </Button>
        )
      }
    >
      <QueryView query={implementers}>
        {(data) =>
          editing ? (
            <ImplementersForm code={code} stored={data} onClose={() => setEditing(false)} />
          ) : data.implementers.length === 0 ? (
            <p className="dim">{t('plan:implementers.none')}</p>
          ) : (
            <Facts
              facts={data.implementers.map((one) => [
                one.name,
                [t(`plan:implementers.kinds.${one.kind}`), one.own && t('plan:ownPart'), one.note]
                  .filter(Boolean)
                  .join(', '),
              ])}
            />
          )
        }
      </QueryView>
    </Sheet>
  );
}

interface FormProps {
  code: string;
  stored: Implementers;
  onClose: () => void;
}

function ImplementersForm({ code, stored, onClose }: FormProps) {
  const { t } = useTranslation();
  const [places, setPlaces] = useState(() =>
    Array.from({ length: stored.implementers.length || 1 }, (_, at) => at),
  );
  const entry = useImplementersEntry({ code, stored, onClose }, places);
  return (
    <EntryForm entry={entry} submit={t('plan:implementers.save')} onCancel={onClose}>
      {places.map((at, index) => {
        const known = stored.implementers[at]?.organisation;
        const organisation = `organisation${at}`;
        return (
          <Fieldset key={at} legend={t('plan:implementers.number', { number: index + 1 })}>
            <Stack gap="sm">
              <RecordSelect
                {...entry.field(organisation)}
                label={t('plan:implementers.organisation')}
                of="organisations"
                known={known ? [{ value: known.id, label: known.name }] : []}
                value={textOf(entry.form.values[organisation]) || null}
                onChange={(value) => entry.form.setFieldValue(organisation, value ?? '')}
              />
              <TextInput
                {...entry.field(`name${at}`)}
                label={t('plan:implementers.name')}
                value={textOf(entry.form.values[`name${at}`])}
                maxLength={200}
              />
              <Select
                {...entry.field(`kind${at}`)}
                label={t('plan:implementers.kind')}
                value={textOf(entry.form.values[`kind${at}`]) || 'partImplementer'}
                allowDeselect={false}
                data={IMPLEMENTER_KINDS.map((value) => ({
                  value,
                  label: t(`plan:implementers.kinds.${value}`),
                }))}
              />
              <Checkbox {...entry.tick(`own${at}`)} label={t('plan:implementers.own')} />
              <div>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => setPlaces((before) => before.filter((one) => one !== at))}
                >
                  {t('plan:implementers.remove')}
                </Button>
              </div>
            </Stack>
          </Fieldset>
        );
      })}
      <div>
        <Button
          variant="subtle"
          onClick={() =>
            setPlaces((before) => [...before, Math.max(-1, ...before, stored.implementers.length - 1) + 1])
          }
        >
          {t('plan:implementers.add')}
        </Button>
      </div>
    </EntryForm>
  );
}

function valuesOf(stored: Implementers): EntryValues {
  return Object.fromEntries(
    stored.implementers.flatMap((one, at) => [
      [`organisation${at}`, one.organisation?.id ?? ''],
      [`name${at}`, one.organisation ? '' : one.name],
      [`kind${at}`, one.kind],
      [`own${at}`, one.own],
    ]),
  ) as EntryValues;
}

function useImplementersEntry({ code, stored, onClose }: FormProps, places: readonly number[]) {
  const { t } = useTranslation();
  const renew = useRenew('projects', 'funding');
  const labels: Record<string, string> = {};
  places.forEach((at, index) => {
    const number = t('plan:implementers.number', { number: index + 1 });
    labels[`organisation${at}`] = `${number}: ${t('plan:implementers.organisation')}`;
    labels[`name${at}`] = `${number}: ${t('plan:implementers.name')}`;
    labels[`kind${at}`] = `${number}: ${t('plan:implementers.kind')}`;
    labels[`own${at}`] = `${number}: ${t('plan:implementers.own')}`;
  });
  return useEntry<EntryValues>({
    initialValues: valuesOf(stored),
    version: stored.version,
    labels,
    save: (values, { version }) =>
      withFieldNames(
        read(
          api.PUT('/api/v1/projects/{idOrCode}/implementers', {
            params: { path: { idOrCode: code }, header: ifMatch(version) },
            body: {
              implementers: places.map((at) => {
                const known = stored.implementers[at];
                return {
                  ...(known ? { id: known.id } : {}),
                  organisationId: textOf(values[`organisation${at}`]) || null,
                  name: textOf(values[`name${at}`]).trim() || null,
                  kind: IMPLEMENTER_KINDS.find((one) => one === values[`kind${at}`]) ?? 'partImplementer',
                  own: values[`own${at}`] === true,
                  note: known?.note ?? null,
                };
              }),
            },
          }),
        ),
        (pointer) => {
          const [, index, field] = /^\/implementers\/(\d+)\/(\w+)/.exec(pointer) ?? [];
          const at = places[Number(index)];
          return at === undefined
            ? null
            : `${field === 'organisationId' ? 'organisation' : (field ?? 'kind')}${at}`;
        },
      ),
    reload: async () => {
      const theirs = await readImplementers(code);
      return { values: valuesOf(theirs), version: theirs.version };
    },
    saved: t('plan:implementers.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}
