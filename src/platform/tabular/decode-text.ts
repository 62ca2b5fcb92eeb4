import iconv from 'iconv-lite';

/** The text of a file and how it was encoded, or what the file is instead of text. */
export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' }
  | { readonly ok: false; readonly found: FoundInstead };

/** What a file is instead of text. */
export type FoundInstead = 'workbook' | 'oldWorkbook' | 'pdf' | 'binary';

const SIGNATURES: readonly { bytes: readonly number[]; found: FoundInstead }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], found: 'workbook' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], found: 'oldWorkbook' },
  { bytes: [0x25, 0x50, 0x44, 0x46], found: 'pdf' },
];

/**
 * Reads text as exports of Finnish ledgers are written: UTF-8 with or without a byte order mark, UTF-16 with one, else
 * Windows-1252. No guess by frequency is needed: Windows-1252 with letters such as ä is never valid UTF-8.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const known = SIGNATURES.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  if (known) return { ok: false, found: known.found };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { ok: true, text: iconv.decode(bytes, 'utf-16'), encoding: 'UTF-16' };
  }
  if (bytes.includes(0)) return { ok: false, found: 'binary' };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { ok: true, text: iconv.decode(bytes, 'windows-1252'), encoding: 'Windows-1252' };
  }
}
