import { Temporal } from 'temporal-polyfill';
import { type Cents, cents } from '../../../shared/money/index.js';

/**
 * Example figures where the documents have none. Everything here is invented from a fixed seed, so every installation
 * shows the same; the rows carry the mark `example` and every screen says so.
 */
export interface ExampleEntry {
  postingDate: string;
  /** When the bookkeeping is said to have recorded it: the tenth of the next month, a late one a month later. */
  recordedAt: string;
  voucher: string;
  line: number;
  account: string;
  costCentre: string;
  costCategory: ExampleCategory;
  amountCents: Cents;
  text: string;
}

export type ExampleCategory = 'staff' | 'purchasedServices' | 'travel' | 'other';

/** What one project's example consists of: its yearly budget and how its costs run through the months. */
export interface ExamplePlan {
  projectCode: string;
  costCentre: string;
  /** Euro per cost category and year. */
  budget: { year: number; category: ExampleCategory; euro: number }[];
  /** Months with postings, and the share of an even pace they run at, in per cent. */
  months: { from: string; to: string; pacePercent: number };
}

const ACCOUNTS: Record<ExampleCategory, { account: string; text: string }> = {
  staff: { account: '4000', text: 'Palkat ja palkkiot' },
  purchasedServices: { account: '4340', text: 'Asiantuntijapalvelut' },
  travel: { account: '4420', text: 'Matkustus- ja kuljetuspalvelut' },
  other: { account: '4500', text: 'Aineet ja tarvikkeet' },
};

export const EXAMPLE_PLANS: readonly ExamplePlan[] = [
  {
    projectCode: 'PERUS',
    costCentre: '5100',
    budget: [
      { year: 2020, category: 'staff', euro: 268_000 },
      { year: 2020, category: 'purchasedServices', euro: 46_000 },
      { year: 2020, category: 'travel', euro: 18_000 },
      { year: 2020, category: 'other', euro: 20_000 },
    ],
    months: { from: '2020-01', to: '2020-12', pacePercent: 92 },
  },
  {
    projectCode: 'MONNI',
    costCentre: '5210',
    budget: [
      { year: 2020, category: 'staff', euro: 62_000 },
      { year: 2020, category: 'purchasedServices', euro: 15_000 },
      { year: 2020, category: 'travel', euro: 4_500 },
      { year: 2020, category: 'other', euro: 3_000 },
    ],
    months: { from: '2020-08', to: '2020-12', pacePercent: 94 },
  },
  {
    projectCode: 'YEE',
    costCentre: '5220',
    budget: [
      { year: 2020, category: 'staff', euro: 6_500 },
      { year: 2020, category: 'travel', euro: 500 },
      { year: 2020, category: 'other', euro: 1_000 },
    ],
    months: { from: '2020-12', to: '2020-12', pacePercent: 88 },
  },
];

/** The example ledger of a plan: per month one staff posting and some of the others, every amount to the cent. */
export function exampleLedger(plan: ExamplePlan): ExampleEntry[] {
  const random = seededRandom(plan.projectCode);
  const months = monthsBetween(plan.months.from, plan.months.to);
  let voucher = 1000;
  return months.flatMap((month) => {
    const lines = plan.budget.filter((line) => line.year === month.year);
    const monthsOfYear = months.filter((other) => other.year === month.year).length;
    return lines.flatMap((line) => {
      const parts = line.category === 'staff' ? 1 : 1 + random(3);
      return Array.from({ length: parts }, () => {
        // Euro × 100 cents × pace per cent / 100, spread evenly, then up to 12 % to either side.
        const even = (BigInt(line.euro) * BigInt(plan.months.pacePercent)) / BigInt(monthsOfYear * parts);
        const amountCents = cents(even + (even * BigInt(random(241) - 120)) / 1000n);
        voucher += 1;
        const day = line.category === 'staff' ? 15 : 1 + random(27);
        const postingDate = month.toPlainDate({ day });
        return {
          postingDate: postingDate.toString(),
          recordedAt: recordedAt(month, random(12) === 0),
          voucher: `${plan.costCentre}-${month.year}-${voucher}`,
          line: 1,
          ...ACCOUNTS[line.category],
          costCentre: plan.costCentre,
          costCategory: line.category,
          amountCents,
        };
      });
    });
  });
}

function recordedAt(month: Temporal.PlainYearMonth, late: boolean): string {
  return month
    .add({ months: late ? 2 : 1 })
    .toPlainDate({ day: 10 })
    .toZonedDateTime({ timeZone: 'Europe/Helsinki', plainTime: '09:00' })
    .toInstant()
    .toString();
}

function monthsBetween(from: string, to: string): Temporal.PlainYearMonth[] {
  const last = Temporal.PlainYearMonth.from(to);
  const months: Temporal.PlainYearMonth[] = [];
  for (
    let month = Temporal.PlainYearMonth.from(from);
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  ) {
    months.push(month);
  }
  return months;
}

/** Whole numbers below `bound`, the same on every machine: a 32-bit linear congruential generator seeded by a word. */
function seededRandom(seed: string): (bound: number) => number {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 20_200_930);
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits of such a generator repeat soon; the high ones do not.
    return (state >>> 8) % bound;
  };
}
