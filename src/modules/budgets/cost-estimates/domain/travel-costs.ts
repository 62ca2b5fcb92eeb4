import type { CostTerms } from './cost-terms.js';
import { formatWire } from '../../../../shared/money/index.js';
import { invalidField } from '../../../../shared/problem.js';
import type { CostInputs, TravelDaysInput } from './cost-inputs.js';
import { type KnownFigure, given, rounded, sumOf } from './figure.js';
import { sameNumber } from './numbers.js';
import { rateMissing, ruleWithValue, sourceOf, valuesOf } from './rule-words.js';

/** Travel as it costs, and days at the unit costs that the instrument states for the day. */
export function travelCostsOf(terms: CostTerms, { travel, travelDays }: CostInputs): KnownFigure | null {
  const asItCosts = travel === null ? [] : [given('travelCosts', travel)];
  const parts = [...asItCosts, ...travelDays.map((row, at) => daysAtUnitCost(terms, row, at))];
  const [only] = parts;
  return only && parts.length === 1
    ? { ...only, key: 'travelCosts' }
    : parts.length > 1
      ? sumOf('travelCosts', parts)
      : null;
}

function daysAtUnitCost(terms: CostTerms, row: TravelDaysInput, at: number): KnownFigure {
  const price = formatWire(row.unitPrice);
  const rule = ruleWithValue(terms, 'travelUnitCosts', (value) => sameNumber(value, price), row.on);
  if (!rule) {
    const [stated] = terms.rulesOf('travelUnitCosts', row.on ?? undefined);
    if (!stated) throw rateMissing(`/travelDays/${at}/on`, terms, 'travelUnitCosts', row.on);
    throw invalidField(`/travelDays/${at}/unitPrice`, 'cost.unit_price_unknown', {
      amount: price,
      amounts: valuesOf(stated).join(', '),
      ...sourceOf(stated),
    });
  }
  return rounded({ numerator: row.unitPrice * BigInt(row.days), denominator: 1n }, 'halfUp', {
    key: 'travelUnitCost',
    inputs: [
      { key: 'unitPrice', kind: 'amount', value: price },
      { key: 'days', kind: 'days', value: String(row.days) },
      ...(row.on === null ? [] : [{ key: 'costDay', kind: 'day', value: row.on } as const]),
    ],
    rule,
  });
}
