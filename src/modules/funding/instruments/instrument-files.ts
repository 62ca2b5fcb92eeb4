import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import ajvFormats from 'ajv-formats';
import { LineCounter, type Document, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import { projectRoot } from '../../../platform/config/index.js';
import type { Instrument } from './domain/instrument.js';
import { overlapProblems, ruleProblems, validityProblems } from './domain/rule-check.js';

/** The delivered instrument files cannot be used; the message names every file, line and reason. */
export class InstrumentFileError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      ['These instrument files must be corrected before Hankesalkku can start:', ...faults].join('\n  - '),
    );
    this.name = 'InstrumentFileError';
  }
}

/** The folder of the delivered files. */
export const instrumentFolder = (): string => join(projectRoot(), 'config', 'instruments');

/**
 * Reads and validates every `*.yaml` of a folder, by code.
 *
 * @throws InstrumentFileError that lists all faults of all files at once.
 */
export function readInstrumentFiles(folder = instrumentFolder()): Instrument[] {
  const schema: unknown = JSON.parse(readFileSync(join(instrumentFolder(), 'schema.json'), 'utf8'));
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile<Instrument>(schema as object);

  const faults: string[] = [];
  const instruments: Instrument[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yaml')) continue;
    const lines = new LineCounter();
    const document = parseDocument(readFileSync(join(folder, file), 'utf8'), { lineCounter: lines });
    const place = (offset: number): string => `${file}, line ${lines.linePos(offset).line}`;
    if (document.errors.length > 0) {
      faults.push(...document.errors.map((error) => `${place(error.pos[0])}: ${firstLine(error.message)}`));
      continue;
    }
    const content: unknown = document.toJS();
    if (!validate(content)) {
      faults.push(
        ...withoutBranches(validate.errors ?? []).map(
          (error) => `${place(offsetOf(document, error))}: ${reasonOf(error)}`,
        ),
      );
      continue;
    }
    faults.push(...ownFaults(content, file, document, place));
    instruments.push(content);
  }
  if (faults.length > 0) throw new InstrumentFileError([...new Set(faults)]);
  return instruments;
}

/** What a schema cannot say: the file is named by its code, values fit their rules, and validities do not overlap. */
function ownFaults(
  instrument: Instrument,
  file: string,
  document: Document,
  place: (offset: number) => string,
): string[] {
  const faults = [
    ...validityProblems(instrument, ''),
    ...instrument.rules.flatMap((rule, at) => [
      ...ruleProblems(rule, `/rules/${at}`),
      ...validityProblems(rule, `/rules/${at}`),
    ]),
    ...overlapProblems(instrument.rules, '/rules'),
  ].map(({ pointer, detail }) => `${place(offsetAt(document, pathOf(pointer)))}: ${pointer}: ${detail}`);
  if (file !== `${instrument.code}.yaml`) {
    faults.unshift(`${place(offsetAt(document, ['code']))}: /code must be the file's name without .yaml`);
  }
  return faults;
}

/** What is wanted where one of several forms is, by the last key of the place. */
const FORMS: Readonly<Record<string, string>> = {
  validFrom: 'must be a day of the calendar such as 2021-08-24, or null',
  validTo: 'must be a day of the calendar such as 2021-08-24, or null',
  source: 'must name an act or a title',
  value: 'must be a text, true or false, or a list of texts',
};

/** A value of which one of several forms is wanted gives an error for each form, and one for all; that one stays. */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const whole = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors.filter(
    (error) =>
      whole.includes(error) || !whole.some(({ schemaPath }) => error.schemaPath.startsWith(`${schemaPath}/`)),
  );
}

function reasonOf({ instancePath, message, keyword, params }: ErrorObject): string {
  const at = instancePath === '' ? 'the file' : instancePath;
  if (keyword === 'additionalProperties') {
    return `${at} has the unknown key "${String(params['additionalProperty'])}"`;
  }
  if (keyword === 'enum' && Array.isArray(params['allowedValues'])) {
    return `${at} must be one of ${params['allowedValues'].join(', ')}`;
  }
  if (keyword === 'required') return `${at} lacks the key "${String(params['missingProperty'])}"`;
  const form = FORMS[instancePath.split('/').at(-1) ?? ''];
  if (keyword === 'anyOf' && form !== undefined) return `${at} ${form}`;
  return `${at} ${message ?? 'is not valid'}`;
}

function offsetOf(document: Document, error: ErrorObject): number {
  const unknown =
    error.keyword === 'additionalProperties' ? [String(error.params['additionalProperty'])] : [];
  return offsetAt(document, [...pathOf(error.instancePath), ...unknown]);
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Where a value stands: at its key, since the reader of a message looks for that; what is not there, at its holder. */
function offsetAt(document: Document, path: readonly (string | number)[]): number {
  const key = path.at(-1);
  const holder = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (typeof key === 'string' && isMap(holder)) {
    const pair = holder.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetAt(document, path.slice(0, -1));
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
