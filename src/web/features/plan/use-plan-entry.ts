import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FUNDING_CLASSES, PLAN_STATUSES } from '../../../shared/funding.js';
import { api, ifMatch, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { type EntryValues, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { useRenewFunding, withFieldNames } from '../funding/queries';
import {
  bodyOf,
  cellField,
  fieldOf,
  type Layout,
  layoutOf,
  plansOfPart,
  type Row,
  rowsOfYear,
  sentYears,
  sourceField,
  textOf,
  valuesOf,
  withPlans,
  yearField,
} from './plan-layout';
import { type ProjectPlan, readProjectPlan } from './queries';
import type { DecidedPlan } from './plan-of-decision';
import type { Source } from './source-keys';
import { useSourceWord } from './sources';

interface Props {
  plan: ProjectPlan;
  /** The implementer whose plan is written; null is the project as a whole. */
  partId: string | null;
  /** What to begin with where nothing is planned yet. */
  decided: DecidedPlan | null;
  onClose: () => void;
}

/** The plan as it was when the form was opened: what it shows, its values, checks and sending. */
export function usePlanEntry({ plan, partId, decided, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  const sourceWord = useSourceWord();
  const [opened] = useState(() => {
    const stored = plansOfPart(plan, partId);
    const begun = stored.length === 0 && decided !== null;
    const plans = begun ? decided.plans : stored;
    const first = { ...layoutOf(plans, Number(today.slice(0, 4))), ...(begun ? { stored: [] } : {}) };
    return { version: plan.version, layout: first, values: valuesOf(plans, first), begun };
  });
  const [layout, setLayout] = useState(opened.layout);
  const entry = useEntry<EntryValues>({
    initialValues: opened.values,
    version: opened.version,
    labels: labelsOf(t, layout, sourceWord),
    validate: (values) => faultsOf(t, faults, values, layout),
    save: (values, { version }) =>
      withFieldNames(
        read(
          api.PUT('/api/v1/projects/{id}/funding-plan', {
            params: { path: { id: plan.projectId }, header: ifMatch(version) },
            body: {
              reason: textOf(values['reason']).trim() || null,
              plans: sentYears(values, layout).map((year) => bodyOf(values, layout, year, partId)),
            },
          }),
        ),
        (pointer) => fieldOf(pointer, values, layout),
      ),
    wordOf: (name, value) => wordOf(t, name, value),
    reload: async () => {
      const theirs = await readProjectPlan(plan.projectId);
      const plans = plansOfPart(theirs, partId);
      const wider = withPlans(layout, plans);
      setLayout(wider);
      return { values: valuesOf(plans, wider), version: theirs.version };
    },
    saved: t('plan:saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  return {
    entry,
    layout,
    /** Whether the decision filled the table. */
    begun: opened.begun,
    addSource: () => setLayout((before) => ({ ...before, rows: [...before.rows, null] })),
    addYear: (year: number) =>
      setLayout((before) => ({ ...before, years: [...before.years, year].sort((a, b) => a - b) })),
  };
}

/** What a choice is called where two versions are compared. */
function wordOf(t: TFunction, name: string, value: unknown): string | undefined {
  const status = PLAN_STATUSES.find((one) => one === value && name.endsWith('status'));
  if (status) return t(`plan:statuses.${status}`);
  const fundingClass = FUNDING_CLASSES.find((one) => one === value && name.endsWith('class'));
  if (fundingClass) return t(`funding:class.${fundingClass}`);
  return name.endsWith('organisation') ? t('plan:chosen') : undefined;
}

/** What a row is called; a new one has its number. */
export function rowWord(t: TFunction, row: Row, at: number, sourceWord: (source: Source) => string): string {
  return row ? sourceWord(row.source) : t('plan:newSource', { number: at + 1 });
}

function labelsOf(
  t: TFunction,
  { rows, years }: Layout,
  sourceWord: (source: Source) => string,
): Record<string, string> {
  const labels: Record<string, string> = {};
  rows.forEach((row, at) => {
    if (row) return;
    labels[sourceField(at, 'class')] = rowWord(t, row, at, sourceWord);
    labels[sourceField(at, 'organisation')] = t('plan:whose', { number: at + 1 });
    labels[sourceField(at, 'instrument')] = t('plan:instrument', { number: at + 1 });
  });
  for (const year of years) {
    labels[yearField(year, 'status')] = t('plan:statusOf', { year });
    rows.forEach((row, at) => {
      const cell = t('plan:cell', { source: rowWord(t, row, at, sourceWord), year });
      labels[cellField(at, year, 'amount')] = cell;
      labels[cellField(at, year, 'estimate')] = t('plan:estimateOf', { of: cell });
      labels[cellField(at, year, 'note')] = t('plan:noteOf', { of: cell });
    });
    const cost = t('plan:costOf', { year });
    labels[yearField(year, 'cost')] = cost;
    labels[yearField(year, 'costEstimate')] = t('plan:estimateOf', { of: cost });
    labels[yearField(year, 'source')] = `${t('plan:statedIn')} ${year}`;
    labels[yearField(year, 'note')] = `${t('plan:note')} ${year}`;
    labels[yearField(year, 'volume')] = `${t('plan:volume')} ${year}`;
    labels[yearField(year, 'volumeNote')] = `${t('plan:volumeNote')} ${year}`;
  }
  return { ...labels, reason: t('plan:reason') };
}

/** Amounts that are none, sources without a class, and a plan in which nothing stands. */
function faultsOf(
  t: TFunction,
  faults: ReturnType<typeof useFaults>,
  values: EntryValues,
  layout: Layout,
): Record<string, string | null> {
  const found: Record<string, string | null> = {};
  const amount = (name: string) => (found[name] = faults.amount(textOf(values[name]), false));
  for (const year of layout.years) {
    layout.rows.forEach((_row, at) => amount(cellField(at, year, 'amount')));
    amount(yearField(year, 'cost'));
    amount(yearField(year, 'volume'));
    for (const at of rowsOfYear(values, layout, year)) {
      const name = sourceField(at, 'class');
      if (layout.rows[at] === null) found[name] = faults.text(textOf(values[name]));
    }
  }
  const [first] = layout.years;
  if (first !== undefined && sentYears(values, layout).length === 0) {
    found[yearField(first, 'cost')] = t('plan:nothing');
  }
  return found;
}
