declare const centsBrand: unique symbol;

/** An amount of euro in whole cents. Cost is positive, income and corrections are negative. */
export type Cents = bigint & { readonly [centsBrand]: true };

/** The largest amount that may be entered, 10^12 €, in cents; the smallest is its negative. */
export const MAX_AMOUNT_CENTS = 100_000_000_000_000n as Cents;

const WHOLE_CENTS = /^-?\d{1,30}$/;

/**
 * Brands a whole number of cents.
 *
 * @param value a bigint, or its decimal digits as JSON columns hold them (`"-1234"` is −12,34 €).
 * @throws RangeError when a text is not a whole number.
 */
export function cents(value: bigint | string): Cents {
  if (typeof value === 'bigint') return value as Cents;
  if (!WHOLE_CENTS.test(value))
    throw new RangeError(`"${value.slice(0, 40)}" is not a whole number of cents.`);
  return BigInt(value) as Cents;
}

/** No money at all. */
export const ZERO_CENTS = cents(0n);

/** The exact sum; zero for an empty list. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return cents(sum);
}

/** The amount without its sign. */
export function absoluteCents(amount: Cents): Cents {
  return cents(amount < 0n ? -amount : amount);
}
