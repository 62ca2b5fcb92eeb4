import { Fieldset, Select, Stack } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_MODELS } from '../../../shared/funding.js';
import type { components } from '../../api/schema';
import type { Entry, EntryValues } from '../../ui/entry-form';
import { useImplementers } from '../plan/queries';

type Implementer = components['schemas']['ImplementerAnswer'];
type PartCostModel = components['schemas']['PartCostModelBody'];

const nameOf = ({ id }: Implementer) => `partModel${id}`;

/** The part-implementers of a project; none while they are not known, or of a project that is done alone. */
export function useParts(projectId: string): Implementer[] {
  const { data } = useImplementers(projectId);
  return useMemo(() => (data?.implementers ?? []).filter(({ kind }) => kind === 'partImplementer'), [data]);
}

export function partModelLabels(t: TFunction, parts: readonly Implementer[]): Record<string, string> {
  return Object.fromEntries(
    parts.map((part) => [nameOf(part), `${part.name}: ${t('funding:field.costModel')}`]),
  );
}

const stated = (values: EntryValues, parts: readonly Implementer[]) =>
  parts.filter((part) => (values[nameOf(part)] ?? '') !== '');

/** The cost models that are stated, as the interface takes them. */
export function partModelBodies(values: EntryValues, parts: readonly Implementer[]): PartCostModel[] {
  return stated(values, parts).flatMap((part) => {
    const costModel = COST_MODELS.find((one) => one === values[nameOf(part)]);
    return costModel ? [{ partId: part.id, costModel }] : [];
  });
}

/** `/partCostModels/0/costModel` is the first part whose model is stated. */
export function partModelFieldOf(
  pointer: string,
  values: EntryValues,
  parts: readonly Implementer[],
): string | null {
  const match = /^\/partCostModels\/(\d+)\//.exec(pointer);
  const part = match ? stated(values, parts)[Number(match[1])] : undefined;
  return part ? nameOf(part) : null;
}

/** The cost model of each part-implementer, where the decision states it. */
export function PartModelFields({
  entry,
  parts,
}: {
  entry: Entry<EntryValues>;
  parts: readonly Implementer[];
}) {
  const { t } = useTranslation();
  if (parts.length === 0) return null;
  return (
    <Fieldset legend={t('funding:decision.partModels')}>
      <Stack gap="sm">
        {parts.map((part) => {
          const value = entry.form.values[nameOf(part)];
          return (
            <Select
              key={part.id}
              {...entry.field(nameOf(part))}
              label={part.name}
              value={typeof value === 'string' ? value : ''}
              onChange={(model) => entry.form.setFieldValue(nameOf(part), model ?? '')}
              allowDeselect={false}
              data={[
                { value: '', label: t('common:fact.unknown') },
                ...COST_MODELS.map((model) => ({ value: model, label: t(`funding:costModel.${model}`) })),
              ]}
            />
          );
        })}
      </Stack>
    </Fieldset>
  );
}
