import { type RuleKey, type RuleUnit, RULE_KEYS, ruleKind } from '../../../../shared/instrument-rules.js';
import { EXPLAINED_ROUNDINGS } from '../../../../shared/explanation.js';
import { RULE_BASES, RULE_UNITS } from '../../../../shared/instrument-rules.js';
import type { components } from '../../../api/schema';
import type { Instrument, InstrumentRule } from '../queries';

type NewVersionBody = components['schemas']['NewVersionBody'];
type RuleContentBody = Omit<components['schemas']['RuleOverrideBody'], 'note'>;

/** What a rule says, as a form holds it. */
export type RuleContentValues = {
  /** Key and variant of the rule, as in {@link choiceOf}. */
  rule: string;
  variant: string;
  unit: string;
  /** Of a rule with one value, or with several prices between semicolons. */
  value: string;
  /** Of a rule that names classes, models or categories. */
  values: string[];
  base: string;
  every: string;
  rounding: string;
};

/** What the form of a later validity holds. */
export type LaterValues = RuleContentValues & {
  validFrom: string;
  validTo: string;
  title: string;
  act: string;
  section: string;
  date: string;
  confirmed: boolean;
  reason: string;
};

/** Key and variant as one choice of a list. */
export const choiceOf = ({ rule, variant }: Pick<InstrumentRule, 'rule' | 'variant'>): string =>
  variant === undefined ? rule : `${rule} ${variant}`;

export const keyOf = (choice: string): string => choice.split(' ')[0] ?? choice;

/** The validity that a later one would follow. */
export function newestOf(instrument: Instrument, choice: string): InstrumentRule | undefined {
  return instrument.rules
    .filter((rule) => choiceOf(rule) === choice)
    .sort((one, other) => (one.validFrom ?? '').localeCompare(other.validFrom ?? ''))
    .at(-1);
}

/** The unit in which the value is given; undefined for a rule that holds or does not. */
export function unitOf({ rule, unit }: Pick<RuleContentValues, 'rule' | 'unit'>): RuleUnit | undefined {
  const units = ruleKind(keyOf(rule))?.units ?? [];
  return units.find((one) => one === unit) ?? units[0];
}

/** What is taken over from the validity before, when its rule is chosen. */
export function valuesAfter(rule: InstrumentRule | undefined, choice: string): RuleContentValues {
  return {
    rule: choice,
    variant: '',
    unit: rule?.unit ?? '',
    value: '',
    values: [],
    base: rule?.base ?? '',
    every: rule?.every ?? '',
    rounding: rule?.rounding ?? '',
  };
}

const text = (value: string) => value.trim() || null;

/** What the rule says, as the interface takes it. */
export function contentOf(values: RuleContentValues): RuleContentBody {
  const [key = '', variant] = values.rule.split(' ');
  const unit = unitOf(values);
  return {
    rule: RULE_KEYS.find((one): one is RuleKey => one === key) ?? 'maximumSupportRate',
    variant: variant ?? text(values.variant),
    values: valuesOf(values, unit),
    unit: RULE_UNITS.find((one) => one === unit) ?? null,
    base: RULE_BASES.find((one) => one === values.base) ?? null,
    every: text(values.every),
    rounding: EXPLAINED_ROUNDINGS.find((one) => one === values.rounding) ?? null,
  };
}

/** The body of the request. */
export function bodyOf(values: LaterValues): NewVersionBody {
  return {
    ...contentOf(values),
    validFrom: text(values.validFrom),
    validTo: text(values.validTo),
    source: {
      ...{ title: text(values.title), act: text(values.act) },
      ...{ section: text(values.section), date: text(values.date) },
    },
    confirmed: values.confirmed,
    reason: text(values.reason),
  };
}

function valuesOf({ value, values }: RuleContentValues, unit: RuleUnit | undefined): string[] {
  if (unit === 'fundingClass' || unit === 'costModel' || unit === 'costCategory') return values;
  // People write 26,44; the interface takes a decimal point.
  const plain = (typed: string) => typed.trim().replace(',', '.');
  if (unit === 'euroPerDay') return value.split(';').map(plain).filter(Boolean);
  const one = unit === 'percent' ? plain(value) : value.trim();
  return one === '' ? [] : [one];
}

const FIELDS: Record<string, string> = {
  '/source/title': 'title',
  '/source/act': 'act',
  '/source/section': 'section',
  '/source/date': 'date',
};

/** The field of the form that a refusal is about. */
export function fieldOfPointer(pointer: string, values: RuleContentValues): string | null {
  if (!pointer.startsWith('/values')) return FIELDS[pointer] ?? null;
  return ruleKind(keyOf(values.rule))?.list === true && unitOf(values) !== 'euroPerDay' ? 'values' : 'value';
}
