import type { ColumnOptions } from 'typeorm';

/** A `bigint` column of cents. The driver gives and takes bigint already. */
export function centsColumn(options: ColumnOptions = {}): ColumnOptions {
  return { type: 'bigint', ...options, transformer: { from: toBigInt, to: toText } };
}

function toBigInt(value: bigint | string | null): bigint | null {
  return value === null ? null : BigInt(value);
}

function toText(value: bigint | null | undefined): string | null | undefined {
  return typeof value === 'bigint' ? value.toString() : value;
}
