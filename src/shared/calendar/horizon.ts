import { Temporal } from 'temporal-polyfill';

/**
 * How many years from today a date may lie before it is taken for a slip of the pen. No programme of the
 * portfolio runs longer; a real source has 30.11.2121 where 2021 is meant.
 */
const HORIZON_YEARS = 30;

/** Whether a date is near enough to be believed; else the day that was probably meant, when one is in sight. */
export type HorizonCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'horizon';
      readonly limitYears: number;
      readonly likelyDay: Temporal.PlainDate | null;
    };

/**
 * Flags a date more than `limitYears` before or after today. The likely day differs from the given one by one
 * digit of the year, two swapped digits or a left-out century, and is the one nearest to today.
 */
export function horizonCheck(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  limitYears: number = HORIZON_YEARS,
): HorizonCheck {
  if (isWithin(date, today, limitYears)) return { ok: true };
  const likelyDay =
    likelyYears(date.year)
      .map((year) => sameDayIn(year, date))
      .filter((day) => day !== null)
      .filter((day) => isWithin(day, today, limitYears))
      .sort((a, b) => daysBetween(a, today) - daysBetween(b, today))[0] ?? null;
  return { ok: false, reason: 'horizon', limitYears, likelyDay };
}

function isWithin(date: Temporal.PlainDate, today: Temporal.PlainDate, years: number): boolean {
  return (
    Temporal.PlainDate.compare(date, today.subtract({ years })) >= 0 &&
    Temporal.PlainDate.compare(date, today.add({ years })) <= 0
  );
}

function likelyYears(year: number): number[] {
  const digits = [...String(year).padStart(4, '0')];
  const years = digits.flatMap((_, place) =>
    [...'0123456789'].map((digit) => Number(digits.with(place, digit).join(''))),
  );
  for (let place = 0; place + 1 < digits.length; place += 1) {
    const [left, right] = [digits[place] ?? '', digits[place + 1] ?? ''];
    years.push(
      Number(
        digits
          .with(place, right)
          .with(place + 1, left)
          .join(''),
      ),
    );
  }
  return [...new Set([...years, ...(year < 100 ? [2000 + year] : [])])];
}

function sameDayIn(year: number, date: Temporal.PlainDate): Temporal.PlainDate | null {
  const day = date.with({ year });
  return day.day === date.day ? day : null;
}

function daysBetween(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return Math.abs(a.until(b, { largestUnit: 'days' }).days);
}
