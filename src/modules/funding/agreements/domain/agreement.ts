import { type Cents, formatWire } from '../../../../shared/money/index.js';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';
import type { FundingClass } from '../../../../shared/funding.js';

/** What {@link agreementProblems} looks at. */
export interface CheckedAgreement {
  readonly fundingClass: FundingClass;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly amountCents: Cents;
  /** What came in by it already. */
  readonly receivedCents: Cents;
}

/** What is wrong with an agreement as it is to be stored. */
export function agreementProblems({
  fundingClass,
  validFrom,
  validTo,
  amountCents,
  receivedCents,
}: CheckedAgreement): FieldProblem[] {
  return [
    ...(fundingClass === 'ownContribution'
      ? [fieldProblem('/fundingClass', 'agreement.own_contribution')]
      : []),
    ...(validFrom !== null && validTo !== null && validTo < validFrom
      ? [fieldProblem('/validTo', 'agreement.horizon', { start: validFrom, end: validTo })]
      : []),
    ...(amountCents <= 0n ? [fieldProblem('/amount', 'amount.zero')] : []),
    ...(amountCents > 0n && amountCents < receivedCents
      ? [fieldProblem('/amount', 'agreement.below_received', { received: formatWire(receivedCents) })]
      : []),
  ];
}

/** A receipt lies in the past, and a correction takes back no more than came in. */
export function receiptProblems(
  { receivedOn, amountCents }: { receivedOn: string; amountCents: Cents },
  { receivedCents, today }: { receivedCents: Cents; today: string },
): FieldProblem[] {
  return [
    ...(receivedOn > today ? [fieldProblem('/receivedOn', 'agreement.received_later')] : []),
    ...(amountCents === 0n ? [fieldProblem('/amount', 'amount.zero')] : []),
    ...(receivedCents + amountCents < 0n
      ? [
          fieldProblem('/amount', 'agreement.received_more', {
            received: formatWire(receivedCents),
            amount: formatWire(amountCents),
          }),
        ]
      : []),
  ];
}
