/** Exact money for server and page: cents as bigint, decimal.js for rates, no floating point anywhere. */
export { absoluteCents, cents, MAX_AMOUNT_CENTS, sumCents, ZERO_CENTS, type Cents } from './cents.js';
export { fractionOf, type ExactNumber, type Fraction } from './fraction.js';
export { parseAmount, parseTypedAmount, type AmountFault, type ParsedAmount } from './parse-amount.js';
export {
  formatAmount,
  formatAmountNumber,
  formatCsvAmount,
  formatPercent,
  formatWire,
} from './format-amount.js';
export {
  multiply,
  percentOf,
  roundDown,
  roundHalfUp,
  roundUpToEuro,
  shareOf,
  type Rounding,
} from './rounding.js';
export {
  allocate,
  allocateCumulative,
  allocateOverKeyVersions,
  AllocationError,
  type AllocatedShare,
  type AllocationFault,
  type CumulativeShare,
  type KeyPhase,
  type ShareDerivation,
  type Weight,
} from './allocate.js';
