import type { Temporal } from 'temporal-polyfill';
import type { ExplainedValue, Explanation } from '../../../shared/explanation.js';
import type { LatencyRow } from './latency.js';

const day = (value: string | null): ExplainedValue => ({ kind: 'day', value });

/** From which day to which an application waited, beside its funder's median. */
export function explainLatency(
  row: LatencyRow<unknown>,
  median: string | null,
  code: string,
  asOn: Temporal.PlainDate,
): Explanation {
  const result: ExplainedValue = { kind: 'days', value: row.days === null ? null : String(row.days) };
  const of = `code:${code}`;
  const end =
    row.state === 'decided'
      ? ({ key: 'decidedOn', ...day(row.decided) } as const)
      : ({ key: 'asOn', ...day(asOn.toString()) } as const);
  return {
    ...{ figure: 'waitingDays', of, result },
    steps: [
      {
        ...{ key: 'waitingDays', of, rule: null, rounding: null, result },
        inputs: [
          { key: 'submittedOn', ...day(row.submitted) },
          end,
          { key: 'median', kind: 'number', value: median },
        ],
      },
    ],
  };
}

/** The days before the decision, and the cost that was posted on them. */
export function explainOwnRisk(row: {
  code: string;
  from: string;
  to: string;
  days: number;
  decidedWithin: string | null;
  cost: string | null;
}): Explanation {
  const of = `code:${row.code}`;
  const days: ExplainedValue = { kind: 'days', value: String(row.days) };
  const result: ExplainedValue = { kind: 'amount', value: row.cost };
  const last = { key: 'lastOwnRiskDay', ...day(row.to) } as const;
  const decided =
    row.decidedWithin === null ? [] : [{ key: 'decidedOn', ...day(row.decidedWithin) } as const];
  return {
    ...{ figure: 'ownRiskCost', of, result },
    steps: [
      {
        ...{ key: 'ownRiskDays', rule: null, rounding: null, result: days },
        inputs: [{ key: 'periodStart', ...day(row.from) }, ...decided, last],
      },
      {
        ...{ key: 'ownRiskCost', rule: null, rounding: null, result },
        inputs: [{ key: 'periodStart', ...day(row.from) }, last, { key: 'spent', ...result }],
      },
    ],
  };
}
