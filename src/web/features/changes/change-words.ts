import { useTranslation } from 'react-i18next';
import { useFaults } from '../../ui/use-faults';
import { useInstruments } from '../funding/queries';
import { localText } from '../funding/words';
import { useSourceWord } from '../plan/sources';
import type { ChangeBase, Draft, DraftPlan, Values } from './change-draft';

/** What each field is called in the summary of errors and in the comparison of versions. */
export function useNames(draft: Draft, base: ChangeBase): Record<string, string> {
  const { t } = useTranslation();
  const sourceWord = useSourceWord();
  const names: Record<string, string> = {
    starts: t('changes:field.starts'),
    ends: t('changes:field.ends'),
  };
  for (const plan of draft.plans) {
    const of = [plan.year, base.parts.find(({ id }) => id === plan.partId)?.name].filter(Boolean).join(' · ');
    names[`total_${plan.key}`] = t('changes:total', { of });
    for (const [at, { key, known }] of plan.lines.entries()) {
      const source = known ? sourceWord(known) : t('changes:newSource', { number: at + 1 });
      names[`amount_${key}`] = `${source} ${of}`;
      if (known) continue;
      for (const field of ['class', 'organisation', 'instrument'] as const) {
        names[`${field}_${key}`] = `${source} ${of}: ${t(`changes:source.${field}`)}`;
      }
    }
  }
  for (const [at, { key, known }] of draft.budget.entries()) {
    const line = known
      ? `${t(`finance:category.${known.costCategory}`)} ${known.year}`
      : t('changes:newBudgetLine', { number: at + 1 });
    names[`amount_${key}`] = line;
    if (known) continue;
    names[`category_${key}`] = `${line}: ${t('changes:budgetLine.category')}`;
    names[`year_${key}`] = `${line}: ${t('changes:budgetLine.year')}`;
  }
  return { ...names, other: t('changes:field.other'), reason: t('changes:field.reason') };
}

/** Words for amounts that cannot be sent, and for what a new line lacks beside its amount. */
export function useValidation(): (values: Values, draft: Draft) => Record<string, string | null> {
  const { t } = useTranslation();
  const faults = useFaults();
  return (values, draft) => {
    const found: Record<string, string | null> = {};
    const checkNew = (key: string, field: string) => {
      const [amount, given] = [values[`amount_${key}`] ?? '', values[`${field}_${key}`] ?? ''];
      if (amount !== '' && given === '') found[`${field}_${key}`] = faults.text(given);
      if (amount === '' && given !== '') found[`amount_${key}`] = faults.amount(amount);
    };
    const amount = (name: string) => (found[name] = faults.amount(values[name] ?? '', false));
    for (const plan of draft.plans) {
      amount(`total_${plan.key}`);
      for (const { key, known } of plan.lines) {
        amount(`amount_${key}`);
        if (!known) checkNew(key, 'class');
      }
    }
    for (const { key, known } of draft.budget) {
      amount(`amount_${key}`);
      if (known) continue;
      checkNew(key, 'category');
      const year = values[`year_${key}`] ?? '';
      if (values[`amount_${key}`] && !/^(199\d|20\d\d|2100)$/.test(year)) {
        found[`year_${key}`] = t('changes:budgetLine.yearFault');
      }
    }
    return found;
  };
}

/** Whether something in a plan's fields was refused. */
export function hasFault(plan: DraftPlan, errors: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(errors).some((name) => name.includes(`_${plan.key}`) && errors[name]);
}

/** What a choice of the form is called where two versions stand side by side. */
export function useChoiceWords({
  organisations,
}: ChangeBase): (name: string, value: unknown) => string | undefined {
  const { t } = useTranslation();
  const instruments = useInstruments();
  return (name, value) => {
    const [field] = name.split('_');
    if (field === 'class') return t(`funding:class.${String(value)}`);
    if (field === 'category') return t(`finance:category.${String(value)}`);
    if (field === 'organisation') return organisations.find(({ id }) => id === value)?.name;
    const instrument =
      field === 'instrument' ? instruments.data?.items.find(({ code }) => code === value) : undefined;
    return instrument && localText(instrument.name);
  };
}
