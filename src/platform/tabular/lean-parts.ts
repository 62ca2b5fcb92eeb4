import { XlsxFault, type XlsxLimits } from './xlsx-limits.js';

/** A workbook refers to its sheets, styles, texts, theme and a few more files. */
const MAX_RELATIONS = 500;
/**
 * The longest text, tag or comment: Excel stores 32 767 characters in a cell, of which each may be written as six. The
 * reader takes the file in pieces and looks at an unfinished text again with each, so a long one never ends.
 */
const MAX_STRETCH = 262_144;
const LETTERS = 26;
const [GREATER_THAN, DOUBLE_QUOTE, SINGLE_QUOTE] = [62, 34, 39];
/** What ends what begins so; anything else is a tag and ends at the first `>` outside quotation marks. */
const ENDS: readonly [string, string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/**
 * What a tag of a cell or a row may look like: any prefix, attributes in either quotation marks, nothing that has to be
 * decoded. The last group is missing where it looks otherwise.
 */
const CELL_OR_ROW =
  /<((?:[^\s<>/!?]*:)?(c|row))(?=[\s/>])(?:((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<>&]*"|'[^'<>&]*'))*)\s*(\/?)>)?/g;
const ATTRIBUTE = /([^\s<>/="':]+)\s*=\s*["']([^"']*)["']/g;
/** What the reader looks at: the place, the style and the type. */
const READ_ATTRIBUTES = new Set(['r', 's', 't']);

/**
 * The files of a workbook as they are given to the reader, which reserves room up to the place that a cell names. Which
 * of the files it takes for sheets is for the workbook to say, so every one is held to the limits, and a tag that the
 * reader might read otherwise than this does is written anew or refused.
 *
 * @throws XlsxFault
 */
export function leanParts(parts: ReadonlyMap<string, Buffer>, limits: XlsxLimits): Map<string, Uint8Array> {
  limitTags(parts.get('xl/workbook.xml'), 'sheet', limits.sheets, new XlsxFault('sheets', limits.sheets));
  limitTags(
    parts.get('xl/_rels/workbook.xml.rels'),
    'Relationship',
    MAX_RELATIONS,
    new XlsxFault('notWorkbook'),
  );
  return new Map([...parts].map(([name, bytes]) => [name, Buffer.from(leanPart(bytes, limits))] as const));
}

/** @throws XlsxFault for a text, a tag or a comment that no spreadsheet writes so long */
function limitStretches(xml: string): void {
  for (let at = 0; at < xml.length;) {
    const start = xml.indexOf('<', at);
    const end = start < 0 ? xml.length : endOf(xml, start);
    if ((start < 0 ? xml.length : start) - at > MAX_STRETCH || (start >= 0 && end - start > MAX_STRETCH)) {
      throw new XlsxFault('notWorkbook');
    }
    at = end;
  }
}

function endOf(xml: string, start: number): number {
  const known = ENDS.find(([begin]) => xml.startsWith(begin, start));
  if (known) {
    const end = xml.indexOf(known[1], start);
    return end < 0 ? xml.length : end + known[1].length;
  }
  for (let at = start + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === GREATER_THAN) return at + 1;
    const closing =
      code === DOUBLE_QUOTE || code === SINGLE_QUOTE ? xml.indexOf(String.fromCharCode(code), at + 1) : -1;
    if (closing > 0) at = closing;
  }
  return xml.length;
}

function limitTags(bytes: Buffer | undefined, name: string, most: number, fault: XlsxFault): void {
  const tags = new RegExp(`<(?:[^\\s<>/!?]*:)?${name}(?=[\\s/>])`, 'g');
  let found = 0;
  for (const _tag of (bytes ?? Buffer.alloc(0)).toString('utf8').matchAll(tags)) {
    found += 1;
    if (found > most) throw fault;
  }
}

/**
 * Without cells that hold a format and nothing else, which spreadsheets carry to the last row and column; what is left
 * lies within the limits.
 */
function leanPart(bytes: Buffer, limits: XlsxLimits): string {
  const xml = bytes.toString('utf8');
  limitStretches(xml);
  return xml
    .replace(/<(?:\w+:)?c(?:\s[^<>]*)?\/>/g, '')
    .replace(/<(?:\w+:)?c(?:\s[^<>]*)?><\/(?:\w+:)?c>/g, '')
    .replace(/<(?:\w+:)?row(?:\s[^<>]*)?\/>/g, '')
    .replace(/<(?:\w+:)?row(?:\s[^<>]*)?>\s*<\/(?:\w+:)?row>/g, '')
    .replace(
      CELL_OR_ROW,
      (_tag, name: string, kind: 'c' | 'row', attributes: string | undefined, end: string | undefined) => {
        if (attributes === undefined) throw new XlsxFault('notWorkbook');
        return `<${name}${readAttributes(attributes, kind, limits)}${end ?? ''}>`;
      },
    );
}

function readAttributes(text: string, kind: 'c' | 'row', limits: XlsxLimits): string {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (!READ_ATTRIBUTES.has(name)) continue;
    if (found.has(name)) throw new XlsxFault('notWorkbook');
    found.set(name, value);
  }
  const place = found.get('r');
  if (place !== undefined) requirePlace(place, kind, limits);
  return [...found].map(([name, value]) => ` ${name}="${value.replaceAll('"', '')}"`).join('');
}

function requirePlace(place: string, kind: 'c' | 'row', { rows, columns }: XlsxLimits): void {
  const match = (kind === 'c' ? /^([A-Z]{1,3})([1-9]\d*)$/ : /^()([1-9]\d*)$/).exec(place);
  if (!match) throw new XlsxFault('notWorkbook');
  const [, letters = '', row] = match;
  if (Number(row) > rows) throw new XlsxFault('rows', rows);
  if (columnNumber(letters) > columns) throw new XlsxFault('columns', columns);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * LETTERS + letter.charCodeAt(0) - 64, 0);
}
