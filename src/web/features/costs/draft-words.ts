import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { formatDay, isDay } from '../../app/days';
import { enteredCents } from '../../ui/cents';
import type { CostDraft, StaffDraft } from './cost-draft';

/** A draft as a person reads it: one line per field or row, each with its name. */
export interface DraftWords {
  labels: Record<string, string>;
  values: Record<string, string>;
}

/** Puts a draft into words, so that two versions of an estimate can stand side by side. */
export function useDraftWords(): (draft: CostDraft) => DraftWords {
  const { t } = useTranslation();
  const money = (text: string) => {
    const amount = enteredCents(text);
    return amount === null ? text : formatAmount(amount);
  };
  const staffWords = ({ kind, name, amount, hours, on, teachingStaff }: StaffDraft) =>
    [
      t(`costs:staffKind.${kind}`),
      name,
      money(amount),
      kind === 'unitCost' && hours !== '' && `${t('costs:field.hours')} ${hours}`,
      isDay(on) ? formatDay(on) : on,
      teachingStaff && t('costs:field.teachingStaff'),
    ]
      .filter(Boolean)
      .join(' · ');
  return (draft) => {
    const rows: [name: string, label: string, value: string][] = [
      ['model', t('costs:field.model'), t(`costs:model.${draft.model}`)],
      ['flatRate', t('costs:field.flatRate'), draft.flatRate],
      ...draft.staff.map((row, at): [string, string, string] => [
        `staff${at}`,
        t('costs:field.staffNumber', { number: at + 1 }),
        staffWords(row),
      ]),
      ['purchasedServices', t('explanation:term.purchasedServices'), money(draft.purchasedServices)],
      ['travel', t('explanation:term.travelCosts'), money(draft.travel)],
      ...draft.travelDays.map(({ unitPrice, days }, at): [string, string, string] => [
        `travelDays${at}`,
        `${t('explanation:term.days')} ${at + 1}`,
        `${days} × ${money(unitPrice)}`,
      ]),
      ['equipment', t('explanation:term.equipmentCosts'), money(draft.equipment)],
      ['other', t('explanation:term.otherCosts'), money(draft.other)],
      ['lumpSum', t('costs:field.lumpSum'), money(draft.lumpSum)],
      ['proven', t('costs:field.proven'), draft.proven ? t('common:fact.yes') : ''],
      ['supportRate', t('costs:field.supportRate'), draft.supportRate],
      ['note', t('costs:field.note'), draft.note],
    ];
    // What neither version holds is no line of the comparison.
    const filled = rows.filter(([, , value]) => value.trim() !== '');
    return {
      labels: Object.fromEntries(filled.map(([name, label]) => [name, label])),
      values: Object.fromEntries(filled.map(([name, , value]) => [name, value])),
    };
  };
}
