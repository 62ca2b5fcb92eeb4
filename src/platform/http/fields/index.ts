import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ValidateNested, isInt, isUUID } from 'class-validator';
import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { parseAmount } from '../../../shared/money/index.js';
import { isUnreadable, writtenText } from '../../../shared/text.js';
import { type FieldIssue, type FieldOptions, checkedField } from './check.js';

export type { FieldOptions } from './check.js';

const written = (value: unknown) => (typeof value === 'string' ? writtenText(value) : value);
const trimmed = Transform(({ value }: { value: unknown }) => written(value));
const trimmedAll = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value) ? value.map(written) : value,
);
/** One id is one text: those of the database are in small letters. */
const lowered = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);

const expected = (what: string): FieldIssue => ({ code: 'field.type', params: { expected: what } });

/** Text of `min` (1) to `max` characters; trimmed, NFC. Markup is text like any other: the page escapes it. */
export function TextField({
  max,
  min = 1,
  pattern,
  example,
  ...options
}: FieldOptions & { max: number; min?: number; pattern?: RegExp; example?: string }): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (typeof value !== 'string') return expected('text');
    if ([...value].length > max) return { code: 'field.too_long', params: { max } };
    if ([...value].length < min) {
      return min === 1 ? { code: 'field.required' } : { code: 'field.too_short', params: { min } };
    }
    if (isUnreadable(value)) return { code: 'field.control_characters' };
    if (pattern && !pattern.test(value)) {
      return { code: 'field.format', params: { expected: example ?? pattern.source } };
    }
    return null;
  };
  const api = { type: String, minLength: min, maxLength: max, example, pattern: pattern?.source };
  return applyDecorators(trimmed, checkedField(check, api, options)) as PropertyDecorator;
}

/** One of the values given. */
export function ChoiceField(
  values: readonly string[],
  { enumName, ...options }: FieldOptions & { enumName?: string } = {},
): PropertyDecorator {
  const check = (value: unknown): FieldIssue =>
    typeof value === 'string' && values.includes(value)
      ? null
      : { code: 'field.choice', params: { allowed: values.join(', ') } };
  return checkedField(check, { enum: [...values], ...(enumName ? { enumName } : {}) } as never, options);
}

/** Euro as a decimal string such as "1234.56"; negative only when allowed. */
export function AmountField({
  negative = false,
  ...options
}: FieldOptions & { negative?: boolean } = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (typeof value !== 'string') return { code: 'amount.format' };
    const parsed = parseAmount(value);
    if (!parsed.ok) return { code: `amount.${parsed.reason}` };
    return parsed.amountCents < 0n && !negative ? { code: 'amount.negative' } : null;
  };
  return checkedField(check, { type: String, format: 'decimal', example: '1234.56' }, options);
}

/** A calendar day YYYY-MM-DD. Plausibility (the horizon) is the capability's rule. */
export function DayField({
  from = '0001-01-01',
  to = '9999-12-31',
  ...options
}: FieldOptions & { from?: string; to?: string } = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue =>
    checkDay(value) ??
    (String(value) < from || String(value) > to
      ? { code: 'field.range', params: { min: from, max: to } }
      : null);
  return checkedField(check, { type: String, format: 'date', example: '2020-10-31' }, options);
}

function checkDay(value: unknown): FieldIssue {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return { code: 'day.format' };
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' });
    return null;
  } catch {
    return { code: 'day.none' };
  }
}

/** A day, month or year: YYYY-MM-DD, YYYY-MM or YYYY. */
export function PartialDayField(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (typeof value !== 'string' || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) {
      return { code: 'field.format', params: { expected: 'YYYY / YYYY-MM / YYYY-MM-DD' } };
    }
    if (value.startsWith('0000')) return { code: 'day.none' };
    return checkDay(`${value}-01-01`.slice(0, 10));
  };
  return checkedField(check, { type: String, example: '2020-10' }, options);
}

/** A clock time HH:MM. */
export function TimeField(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue =>
    typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
      ? null
      : { code: 'field.format', params: { expected: 'HH:MM' } };
  return checkedField(check, { type: String, example: '16:15' }, options);
}

/** A moment in UTC, ISO 8601; only in answers. */
export function InstantField(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue => (typeof value === 'string' ? null : expected('an instant'));
  return checkedField(check, { type: String, format: 'date-time' }, options);
}

/** The id of another record. */
export function IdField(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue => (isUUID(value) ? null : expected('a record id'));
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => lowered(value)),
    checkedField(check, { type: String, format: 'uuid' }, options),
  ) as PropertyDecorator;
}

/** A percentage as a decimal string such as "31" or "33.33", 0 to 100, at most `decimals` decimals. */
export function PercentField({
  decimals = 6,
  ...options
}: FieldOptions & { decimals?: number } = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (typeof value !== 'string' || !/^\d{1,3}(\.\d+)?$/.test(value)) {
      return { code: 'field.format', params: { expected: '31 / 33.33' } };
    }
    const percent = new Decimal(value);
    if (percent.gt(100)) return { code: 'field.range', params: { min: 0, max: 100 } };
    return percent.decimalPlaces() > decimals
      ? { code: 'field.format', params: { expected: '33.33' } }
      : null;
  };
  return checkedField(check, { type: String, format: 'decimal', example: '31' }, options);
}

/** A whole number. In a query string it comes as text and is read as a number. */
export function IntegerField({
  min,
  max,
  ...options
}: FieldOptions & { min: number; max: number }): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (!isInt(value)) return expected('a whole number');
    return (value as number) < min || (value as number) > max
      ? { code: 'field.range', params: { min, max } }
      : null;
  };
  return checkedField(check, { type: 'integer', minimum: min, maximum: max }, options);
}

/** The same, from a query string. */
export function QueryIntegerField(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  const read = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
  );
  return applyDecorators(read, IntegerField(options)) as PropertyDecorator;
}

/** `true` or `false`; no words or numbers that mean them. */
export function BooleanField(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue =>
    typeof value === 'boolean' ? null : expected('true or false');
  return checkedField(check, { type: Boolean }, options);
}

/** Texts of at most `maxLength` characters. */
export function TextListField({
  max,
  maxLength,
  ...options
}: FieldOptions & { max: number; maxLength: number }): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (!Array.isArray(value)) return expected('a list');
    if (value.length > max) return { code: 'field.too_many', params: { max } };
    const texts = value as unknown[];
    if (!texts.every((item) => typeof item === 'string' && item.trim() !== ''))
      return expected('a list of texts');
    if (texts.some((item) => [...(item as string)].length > maxLength)) {
      return { code: 'field.too_long', params: { max: maxLength } };
    }
    if (texts.some((item) => isUnreadable(item as string))) return { code: 'field.control_characters' };
    return new Set(texts).size === texts.length ? null : { code: 'field.duplicate' };
  };
  const api = { type: 'array', maxItems: max, items: { type: 'string', maxLength } } as const;
  return applyDecorators(trimmedAll, checkedField(check, api, options)) as PropertyDecorator;
}

/** Some of the values, each at most once. */
export function ChoiceListField(
  values: readonly string[],
  { enumName, ...options }: FieldOptions & { enumName?: string } = {},
): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (!Array.isArray(value)) return expected('a list');
    if (!value.every((item) => typeof item === 'string' && values.includes(item))) {
      return { code: 'field.choice', params: { allowed: values.join(', ') } };
    }
    return new Set(value).size === value.length ? null : { code: 'field.duplicate' };
  };
  return checkedField(
    check,
    { enum: [...values], isArray: true, ...(enumName ? { enumName } : {}) },
    options,
  );
}

/** The ids of at most `max` other records. */
export function IdListField({ max, ...options }: FieldOptions & { max: number }): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (!Array.isArray(value) || !value.every((item) => isUUID(item)))
      return expected('a list of record ids');
    if (value.length > max) return { code: 'field.too_many', params: { max } };
    return new Set(value).size === value.length ? null : { code: 'field.duplicate' };
  };
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(lowered) : value)),
    checkedField(check, { type: String, format: 'uuid', isArray: true }, options),
  ) as PropertyDecorator;
}

// The API description takes a function for a late type only when it bears the name of the property, `type`.
/** A nested object of the class given. */
export function ObjectField(type: () => new () => object, options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): FieldIssue =>
    typeof value === 'object' && !Array.isArray(value) ? null : expected('an object');
  return applyDecorators(
    Type(type),
    ValidateNested(),
    checkedField(check, { type: () => type() }, options),
  ) as PropertyDecorator;
}

/** A list of at most `max` objects of the class given. */
export function ListField(
  type: () => new () => object,
  { max = 1000, ...options }: FieldOptions & { max?: number } = {},
): PropertyDecorator {
  const check = (value: unknown): FieldIssue => {
    if (!Array.isArray(value)) return expected('a list');
    if (value.some((item) => typeof item !== 'object' || item === null)) return expected('a list of objects');
    return value.length > max ? { code: 'field.too_many', params: { max } } : null;
  };
  return applyDecorators(
    Type(type),
    // One more than allowed is refused like a hundred thousand more, without a look at each.
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.slice(0, max + 1) : value)),
    ValidateNested({ each: true }),
    checkedField(check, { type: () => type(), isArray: true }, options),
  ) as PropertyDecorator;
}

/** A field of an answer that is documented but never read from a request. */
export const AnswerField = ApiProperty;
