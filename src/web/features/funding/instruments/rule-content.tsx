import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_CATEGORIES } from '../../../../shared/cost-categories.js';
import { EXPLAINED_ROUNDINGS } from '../../../../shared/explanation.js';
import { COST_MODELS, FUNDING_CLASSES } from '../../../../shared/funding.js';
import { RULE_KEYS, ruleKind } from '../../../../shared/instrument-rules.js';
import { AmountInput } from '../../../ui/amount-input';
import { useRuleWords } from '../../../ui/rule-words';
import type { Instrument } from '../queries';
import { type RuleContentValues, choiceOf, keyOf, unitOf } from './later-values';

/** What the input of one value needs. */
interface RuleField<Value> {
  id: string;
  label: string;
  value: Value;
  error?: ReactNode;
  onChange: GetInputPropsReturnType['onChange'];
}

type ContentName = Exclude<keyof RuleContentValues, 'rule'>;

/** The rules of an instrument, then all others that there are, as the choices of a list. */
export function useRuleChoices(instrument: Instrument | undefined) {
  const { t } = useTranslation();
  const words = useRuleWords();
  return useMemo(() => {
    const own = [...new Set(instrument?.rules.map(choiceOf) ?? [])];
    const itemOf = (value: string) => {
      const [rule = value, variant] = value.split(' ');
      return { value, label: words.name({ rule, ...(variant === undefined ? {} : { variant }) }) };
    };
    const others = RULE_KEYS.filter((key) => !own.includes(key));
    return [
      { group: t('funding:instruments.later.ownRules'), items: own.map(itemOf) },
      { group: t('funding:instruments.later.otherRules'), items: others.map(itemOf) },
    ];
  }, [t, words, instrument]);
}

interface Props {
  values: RuleContentValues;
  /** The input of a field of the form that holds the value of this name. */
  field: <Name extends ContentName>(name: Name) => RuleField<RuleContentValues[Name]>;
  /** A rule that the instrument does not have, of which there may be several. */
  isNew: boolean;
}

/** What a rule says: the fields that its kind has. */
export function RuleContent({ values, field, isNew }: Props) {
  const { t } = useTranslation();
  const kind = ruleKind(keyOf(values.rule));
  const none = { value: '', label: t('funding:instruments.later.none') };
  return (
    <>
      {isNew && (
        <TextInput
          {...field('variant')}
          maxLength={40}
          description={t('funding:instruments.later.variantHint')}
        />
      )}
      {kind && kind.units.length > 1 && (
        <Select
          {...field('unit')}
          value={unitOf(values) ?? null}
          allowDeselect={false}
          data={kind.units.map((value) => ({ value, label: t(`funding:unitName.${value}`) }))}
        />
      )}
      <ValueInput values={values} field={field} />
      {kind?.bases && (
        <Select
          {...field('base')}
          allowDeselect={false}
          data={[none, ...kind.bases.map((value) => ({ value, label: t(`funding:base.${value}`) }))]}
        />
      )}
      {kind?.repeats && (
        <TextInput
          {...field('every')}
          maxLength={20}
          description={t('funding:instruments.later.valueHint.duration')}
        />
      )}
      {(unitOf(values) === 'percent' || values.rounding !== '') && (
        <Select
          {...field('rounding')}
          allowDeselect={false}
          data={[
            none,
            ...EXPLAINED_ROUNDINGS.map((value) => ({ value, label: t(`funding:rounding.${value}`) })),
          ]}
        />
      )}
    </>
  );
}

/** The value, by the unit in which it is given. */
function ValueInput({ values, field }: Omit<Props, 'isNew'>) {
  const { t } = useTranslation();
  const unit = unitOf(values);
  const choices = { fundingClass: FUNDING_CLASSES, costModel: COST_MODELS, costCategory: COST_CATEGORIES };
  switch (unit) {
    case undefined:
      return (
        <Select
          {...field('value')}
          required
          allowDeselect={false}
          data={[
            { value: 'true', label: t('common:fact.yes') },
            { value: 'false', label: t('common:fact.no') },
          ]}
        />
      );
    case 'fundingClass':
    case 'costModel':
    case 'costCategory': {
      const word = {
        fundingClass: (value: string) => t(`funding:class.${value}`),
        costModel: (value: string) => t(`funding:costModel.${value}`),
        costCategory: (value: string) => t(`finance:category.${value}`),
      }[unit];
      return (
        <MultiSelect
          {...field('values')}
          required
          data={choices[unit].map((value) => ({ value, label: word(value) }))}
        />
      );
    }
    case 'euro':
      return <AmountInput {...field('value')} required />;
    default:
      return (
        <TextInput
          {...field('value')}
          required
          maxLength={200}
          description={t(`funding:instruments.later.valueHint.${unit}`)}
        />
      );
  }
}
