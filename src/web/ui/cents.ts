import { cents, parseAmount, type Cents } from '../../shared/money/index.js';

/** Cents are the only bigint of the page. */
export function isCents(value: unknown): value is Cents {
  return typeof value === 'bigint';
}

/** The cents of an amount of the interface (`"1234.56"`); `null` when it is unknown there. */
export function centsOf(wire: string | null | undefined): Cents | null {
  if (wire === null || wire === undefined) return null;
  const parsed = parseAmount(wire);
  if (!parsed.ok) throw new RangeError(`The server sent an amount that is none: "${wire.slice(0, 40)}".`);
  return parsed.amountCents;
}

/** The cents of what a form holds; `null` while it is empty or no amount yet. */
export function enteredCents(value: string): Cents | null {
  const parsed = parseAmount(value);
  return parsed.ok ? parsed.amountCents : null;
}

/** How much of a whole a part is, in hundredths of a percent, for widths and shares on the screen. */
export function shareOfWhole(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 10_000n) / whole) / 100;
}

export { cents, type Cents };
