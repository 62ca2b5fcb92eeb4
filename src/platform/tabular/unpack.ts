import { inflateRawSync } from 'node:zlib';

/** Why an archive is not unpacked. */
export type UnpackFault = 'format' | 'size';

/** An archive that is broken, or larger than allowed once unpacked. */
export class UnpackError extends Error {
  constructor(readonly reason: UnpackFault) {
    super(`The archive is not unpacked: ${reason}.`);
    this.name = 'UnpackError';
  }
}

const END = { signature: 0x06054b50, length: 22, comment: 65_535 };
const ENTRY = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** A workbook has a dozen files and one per picture. */
const MAX_ENTRIES = 2000;

/**
 * Unpacks the wanted files of a zip archive, at most `maxBytes` of them together. The limit holds for what really
 * comes out and not for what the archive says of itself, so that a bomb ends at the limit.
 *
 * @throws UnpackError
 */
export function unpack(
  archive: Buffer,
  wanted: (name: string) => boolean,
  maxBytes: number,
): Map<string, Buffer> {
  try {
    return readEntries(archive, wanted, maxBytes);
  } catch (error) {
    if (error instanceof UnpackError) throw error;
    // Reading behind the end of the archive, or broken compression.
    throw new UnpackError('format');
  }
}

function readEntries(archive: Buffer, wanted: (name: string) => boolean, maxBytes: number) {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new UnpackError('size');
  const files = new Map<string, Buffer>();
  let left = maxBytes;
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (archive.readUInt32LE(at) !== ENTRY.signature) throw new UnpackError('format');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = archive.toString('utf8', at + ENTRY.length, at + ENTRY.length + nameLength);
    if (wanted(name)) {
      const bytes = readFile(archive, at, left);
      left -= bytes.length;
      files.set(name, bytes);
    }
    at += ENTRY.length + nameLength + extraLength + commentLength;
  }
  return files;
}

function findEnd(archive: Buffer): number {
  const first = Math.max(0, archive.length - END.length - END.comment);
  for (let at = archive.length - END.length; at >= first; at--) {
    if (archive.readUInt32LE(at) === END.signature) return at;
  }
  throw new UnpackError('format');
}

function readFile(archive: Buffer, entry: number, maxBytes: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const packedLength = archive.readUInt32LE(entry + 20);
  const at = archive.readUInt32LE(entry + 42);
  if ((archive.readUInt16LE(entry + 8) & ENCRYPTED) !== 0) throw new UnpackError('format');
  if (archive.readUInt32LE(at) !== LOCAL.signature) throw new UnpackError('format');
  const start = at + LOCAL.length + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(start, start + packedLength);
  if (packed.length !== packedLength) throw new UnpackError('format');
  if (maxBytes <= 0 && packedLength > 0) throw new UnpackError('size');
  if (method === STORED) {
    if (packed.length > maxBytes) throw new UnpackError('size');
    return packed;
  }
  if (method !== DEFLATED) throw new UnpackError('format');
  return inflate(packed, Math.max(1, maxBytes));
}

function inflate(packed: Buffer, maxOutputLength: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    const tooLarge = code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnpackError(tooLarge ? 'size' : 'format');
  }
}
