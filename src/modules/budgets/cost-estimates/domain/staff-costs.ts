import type { CostRule, CostTerms } from './cost-terms.js';
import { type ExplanationInput } from '../../../../shared/explanation.js';
import { formatWire, fractionOf } from '../../../../shared/money/index.js';
import { invalidField } from '../../../../shared/problem.js';
import type { CostInputs, StaffInput } from './cost-inputs.js';
import { type KnownFigure, given, rounded, roundingOf, sumOf } from './figure.js';
import { rateMissing, valuesOf } from './rule-words.js';

/** The pay of a project's staff with its side costs, from what is known of it. */
export interface StaffCosts {
  /** Salaries without side costs: what side costs are worked out of. */
  readonly salary: KnownFigure;
  readonly sideCosts: KnownFigure;
  readonly staffCosts: KnownFigure;
}

/**
 * Side costs are worked out once per rate, of all salaries to which it applies, and rounded there; hours at a unit
 * cost once per row.
 */
export function staffCostsOf(terms: CostTerms, inputs: CostInputs): StaffCosts {
  const salaries = inputs.staff.map((row, at) => ({ row, at })).filter(({ row }) => row.kind === 'salary');
  const salary = summed(
    'salary',
    salaries.map(({ row }) => given('salary', row.amount)),
  );
  const sideCosts = summed('sideCosts', sideCostsByRate(terms, salaries));
  const others = inputs.staff.flatMap((row, at) => {
    if (row.kind === 'salary') return [];
    return [row.kind === 'costs' ? asItIs(row) : unitCost(terms, row, at)];
  });
  const bySalary = salaries.length > 0 ? [salary, sideCosts] : [];
  return { salary, sideCosts, staffCosts: sumOf('staffCosts', [...bySalary, ...others]) };
}

interface PlacedRow {
  readonly row: StaffInput;
  readonly at: number;
}

function sideCostsByRate(terms: CostTerms, rows: readonly PlacedRow[]): KnownFigure[] {
  const groups = new Map<string, { rule: CostRule; rows: StaffInput[] }>();
  for (const { row, at } of rows) {
    const variant = row.teachingStaff ? 'teachingStaff' : null;
    const rule = terms.ruleOf('sideCostRate', { variant, ...(row.on === null ? {} : { on: row.on }) });
    if (!rule) throw rateMissing(`/staff/${at}/on`, terms, 'sideCostRate', row.on, variant);
    const key = [rule.variant, rule.value, rule.validFrom].join(' ');
    const group = groups.get(key) ?? { rule, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => sideCostsAt(group.rule, group.rows));
}

function sideCostsAt(rule: CostRule, rows: readonly StaffInput[]): KnownFigure {
  const salary = rows.reduce((sum, row) => sum + row.amount, 0n);
  const rate = fractionOf(valuesOf(rule)[0] ?? '0');
  return rounded(
    { numerator: salary * rate.numerator, denominator: rate.denominator * 100n },
    roundingOf(rule),
    { key: 'sideCosts', inputs: rows.flatMap((row) => rowInputs('salary', row)), rule },
  );
}

/** Hours of the yearly pay: yearly pay × hours / yearly hours, rounded once. */
function unitCost(terms: CostTerms, row: StaffInput, at: number): KnownFigure {
  if (row.hours === null) throw invalidField(`/staff/${at}/hours`, 'field.required');
  const rule = terms.ruleOf('staffUnitCostHours', row.on === null ? {} : { on: row.on });
  if (!rule) throw rateMissing(`/staff/${at}/kind`, terms, 'staffUnitCostHours', row.on);
  const [hours, yearlyHours] = [fractionOf(row.hours), fractionOf(valuesOf(rule)[0] ?? '0')];
  return rounded(
    {
      numerator: row.amount * hours.numerator * yearlyHours.denominator,
      denominator: hours.denominator * yearlyHours.numerator,
    },
    'halfUp',
    {
      key: 'staffUnitCost',
      ...(row.name ? { of: row.name } : {}),
      inputs: [...rowInputs('yearlyCost', row), { key: 'hours', kind: 'number', value: row.hours }],
      rule,
    },
  );
}

function asItIs(row: StaffInput): KnownFigure {
  return { ...given('staffCosts', row.amount), ...(row.name ? { of: row.name } : {}) };
}

function rowInputs(key: 'salary' | 'yearlyCost', row: StaffInput): ExplanationInput[] {
  const of = row.name ? { of: row.name } : {};
  return [
    { key, ...of, kind: 'amount', value: formatWire(row.amount) },
    ...(row.on === null ? [] : [{ key: 'costDay', ...of, kind: 'day', value: row.on } as const]),
  ];
}

/** One figure is itself; several are summed in a step that shows them. */
function summed(key: 'salary' | 'sideCosts', parts: readonly KnownFigure[]): KnownFigure {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  return sumOf(key, parts);
}
