import type { Span } from '../../funding/index.js';
import { type Cents, ZERO_CENTS, cents } from '../../../shared/money/index.js';

export const ZERO_SPAN: Span = { fromCents: ZERO_CENTS, toCents: ZERO_CENTS, approximate: false };

export function exactSpan(amountCents: Cents): Span {
  return { fromCents: amountCents, toCents: amountCents, approximate: false };
}

/** The sum of amounts as exactly as they are known; of a range both ends. */
export function addSpans(spans: readonly Span[]): Span {
  return spans.reduce(
    (sum, span) => ({
      fromCents: cents(sum.fromCents + span.fromCents),
      toCents: cents(sum.toCents + span.toCents),
      approximate: sum.approximate || span.approximate,
    }),
    ZERO_SPAN,
  );
}

/** What one amount is more than another; of ranges the least and the most that it can be. */
export function lessSpan(all: Span, other: Span): Span {
  return {
    fromCents: cents(all.fromCents - other.toCents),
    toCents: cents(all.toCents - other.fromCents),
    approximate: all.approximate || other.approximate,
  };
}
