/** Makes bodies that are wrong in one way in every field that can be wrong in that way. */
import { type Schema, typeOf } from './api-description.js';

/** A value that is wrong for the schema, or undefined where this way of being wrong does not apply. */
export type Fault = (schema: Schema) => unknown;

export interface BadBody {
  body: unknown;
  /** JSON pointers of the fields that must be named. */
  pointers: string[];
}

const isText = (schema: Schema) => typeOf(schema) === 'string' && !schema.enum;
/** Texts that people write freely, as opposed to ids, days and amounts. */
const isFreeText = (schema: Schema) => isText(schema) && schema.maxLength !== undefined && !schema.pattern;
const isAmount = (schema: Schema) => schema.format === 'decimal' && schema.example === '1234.56';

/** Each way of being wrong, by the sentence that names it. */
export const FAULTS: Record<string, Fault> = {
  'a number, a text or a list where something else belongs': (schema) =>
    ({ string: 12_345, integer: 'many', number: 'many', boolean: 'yes', array: 'one', object: 'one' })[
      typeOf(schema)
    ],
  'an object where a value belongs': (schema) =>
    ['string', 'integer', 'number', 'boolean'].includes(typeOf(schema)) ? { $gt: '' } : undefined,
  'a list where a value belongs': (schema) =>
    ['string', 'integer', 'number', 'boolean'].includes(typeOf(schema)) ? [1, 2] : undefined,
  'a text that is too long': (schema) =>
    isText(schema) && schema.maxLength !== undefined ? 'ä'.repeat(schema.maxLength + 1) : undefined,
  'a control character': (schema) => (isFreeText(schema) ? 'before\u0000after' : undefined),
  'half a character': (schema) => (isFreeText(schema) ? 'before\ud800after' : undefined),
  'a character that means nothing': (schema) => (isFreeText(schema) ? 'before\uffffafter' : undefined),
  'the year 0': (schema) => (schema.example === '2020-10' ? '0000' : undefined),
  'only spaces': (schema) => (isFreeText(schema) && (schema.minLength ?? 0) > 0 ? '   ' : undefined),
  'a choice that is none': (schema) => (schema.enum ? "'; DROP TABLE users; --" : undefined),
  'a number out of range': (schema) => (schema.maximum === undefined ? undefined : schema.maximum + 1),
  'an amount of 1.234': (schema) => (isAmount(schema) ? '1.234' : undefined),
  'an amount of 1e5': (schema) => (schema.format === 'decimal' ? '1e5' : undefined),
  'an amount with three decimals': (schema) => (isAmount(schema) ? '1000.005' : undefined),
  'an amount beyond a million million': (schema) => (isAmount(schema) ? '1000000000000.01' : undefined),
  'an amount as a JSON number': (schema) => (schema.format === 'decimal' ? 12.5 : undefined),
  'a percentage of 101': (schema) => (schema.format === 'decimal' && !isAmount(schema) ? '101' : undefined),
  'a day that no calendar has': (schema) => (schema.format === 'date' ? '2021-02-30' : undefined),
  'a day in the Finnish manner': (schema) => (schema.format === 'date' ? '30.11.2121' : undefined),
  'an id that is none': (schema) => (schema.format === 'uuid' ? "1' OR '1'='1" : undefined),
};

function build(schema: Schema, fault: Fault, pointer: string, pointers: string[]): unknown {
  const bad = fault(schema);
  // An object or list is wrong as a whole, or in what it holds, but not both at once.
  if (bad !== undefined) {
    pointers.push(pointer);
    return bad;
  }
  if (typeOf(schema) === 'array' && schema.items?.properties) {
    const item = build(schema.items, fault, `${pointer}/0`, pointers);
    return item === undefined ? undefined : [item];
  }
  if (!schema.properties) return undefined;
  const fields = Object.entries(schema.properties)
    .map(([name, field]) => [name, build(field, fault, `${pointer}/${name}`, pointers)] as const)
    .filter(([, value]) => value !== undefined);
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** A body in which every field that can have this fault has it; null when none can. */
export function makeBadBody(schema: Schema, fault: Fault): BadBody | null {
  const pointers: string[] = [];
  const fields = Object.entries(schema.properties ?? {})
    .map(([name, field]) => [name, build(field, fault, `/${name}`, pointers)] as const)
    .filter(([, value]) => value !== undefined);
  return pointers.length === 0 ? null : { body: Object.fromEntries(fields), pointers };
}

/** Text that breaks careless programs: SQL, markup, a template, emoji, right-to-left. All of it is a legal name. */
export const NASTY_TEXT = `Robert'); DROP TABLE users;-- <script>alert("1")</script> \${7*7} 👩‍👩‍👧 مرحبا`;

/** A body with every field filled in a way the description allows, and nasty text wherever text is free. */
export function makeNastyBody(schema: Schema, id: string): unknown {
  if (schema.enum) return schema.enum[0];
  switch (typeOf(schema)) {
    case 'string':
      if (schema.format === 'uuid') return id;
      if (schema.example !== undefined) return schema.example;
      return NASTY_TEXT.slice(0, schema.maxLength ?? NASTY_TEXT.length);
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    case 'array':
      return schema.items ? [makeNastyBody(schema.items, id)] : [];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, field]) => [name, makeNastyBody(field, id)]),
      );
    default:
      return undefined;
  }
}
