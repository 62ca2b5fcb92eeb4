import { type FieldProblem, fieldProblem } from '../../../shared/problem.js';
import { type AllocationKey, type KeyViolation, type Payer, violationsOf } from './split-contribution.js';

export const KEY_KINDS = ['percentage', 'population', 'equal'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** A municipality's part in a population. */
export interface PopulationPart {
  readonly code: string;
  readonly name: string;
  readonly population: number;
}

/** One payer of a key with what it weighs there; a null percentage is not stated, so unknown. */
export interface KeyShare {
  readonly organisationId: string | null;
  readonly name: string;
  readonly region: string | null;
  /** A municipality code or a code of the contract; decides where equal remainders go. */
  readonly code: string | null;
  readonly percent: string | null;
  readonly population: number | null;
  /** The municipalities a population was summed from; null for a figure that was typed. */
  readonly parts: readonly PopulationPart[] | null;
}

/** What a key says. */
export interface KeyFields {
  readonly name: string;
  readonly kind: KeyKind;
  /** In words: the contract, the decision or the model the key comes from. */
  readonly basis: string | null;
  readonly source: string | null;
  readonly referenceDate: string | null;
  readonly borderYear: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly shares: readonly KeyShare[];
}

/** What makes a payer the same payer: its organisation, else its code, else its name within its region. */
export function payerKeyOf({ organisationId, code, name, region }: KeyShare): string {
  if (organisationId !== null) return `organisation:${organisationId}`;
  return code !== null ? `code:${code}` : nameKeyOf({ name, region });
}

/** The key as the split takes it. */
export function toAllocationKey(fields: KeyFields): AllocationKey {
  const payers = fields.shares.map((share) => ({ ...share, ...payerOf(share) }));
  if (fields.kind === 'percentage') return { kind: 'percentage', shares: payers };
  if (fields.kind === 'equal') return { kind: 'equal', shares: payers };
  return {
    kind: 'population',
    referenceDate: fields.referenceDate ?? '',
    borderYear: fields.borderYear ?? 0,
    source: fields.source ?? '',
    shares: payers.map((payer) => ({ ...payer, population: payer.population ?? -1 })),
  };
}

/** Everything that is wrong with a key, by field; empty for one that can be kept and split. */
export function keyProblems(fields: KeyFields): FieldProblem[] {
  return [
    ...validityProblems(fields),
    ...sourceProblems(fields),
    ...duplicateProblems(fields.shares),
    ...weightProblems(fields),
    ...violationsOf(toAllocationKey(fields)).flatMap(toFieldProblem),
  ];
}

/** Whether the key holds on some day of the year. */
export function isValidIn(
  { validFrom, validTo }: Pick<KeyFields, 'validFrom' | 'validTo'>,
  year: number,
): boolean {
  return (
    (validFrom === null || validFrom <= `${year}-12-31`) && (validTo === null || validTo >= `${year}-01-01`)
  );
}

function payerOf(share: KeyShare): Payer {
  return { payerId: payerKeyOf(share), name: share.name, code: share.code };
}

function nameKeyOf({ name, region }: Pick<KeyShare, 'name' | 'region'>): string {
  return `name:${name.toLocaleLowerCase('fi')}/${(region ?? '').toLocaleLowerCase('fi')}`;
}

function validityProblems({ validFrom, validTo }: KeyFields): FieldProblem[] {
  if (validFrom === null || validTo === null || validFrom <= validTo) return [];
  return [fieldProblem('/validTo', 'day.order', { start: validFrom, end: validTo })];
}

function sourceProblems(fields: KeyFields): FieldProblem[] {
  if (fields.kind !== 'population') return [];
  return (['source', 'referenceDate', 'borderYear'] as const).flatMap((name) =>
    fields[name] === null ? [fieldProblem(`/${name}`, 'field.required')] : [],
  );
}

/** The same organisation, the same code or the same name in the same region would pay twice. */
function duplicateProblems(shares: readonly KeyShare[]): FieldProblem[] {
  const seen = new Set<string>();
  return shares.flatMap((share, index) => {
    const marks: [field: string, mark: string | null][] = [
      ['organisationId', share.organisationId && `organisation:${share.organisationId}`],
      ['code', share.code && `code:${share.code}`],
      ['name', nameKeyOf(share)],
    ];
    const again = marks.find(([, mark]) => mark !== null && seen.has(mark));
    for (const [, mark] of marks) if (mark !== null) seen.add(mark);
    return again ? [fieldProblem(`/shares/${index}/${again[0]}`, 'field.duplicate')] : [];
  });
}

/** A weight of another kind of key would be lost silently. */
function weightProblems({ kind, shares }: KeyFields): FieldProblem[] {
  return shares.flatMap((share, index) => [
    ...(kind !== 'percentage' && share.percent !== null
      ? [fieldProblem(`/shares/${index}/percent`, 'field.unknown')]
      : []),
    ...(kind !== 'population' && share.population !== null
      ? [fieldProblem(`/shares/${index}/population`, 'field.unknown')]
      : []),
  ]);
}

function toFieldProblem({ rule, index, percentSum }: KeyViolation): FieldProblem[] {
  const share = `/shares/${index ?? 0}`;
  switch (rule) {
    case 'noPayers':
      return [fieldProblem('/shares', 'field.required')];
    case 'duplicatePayer':
      // Named already, with the field that says it.
      return [];
    case 'percentFormat':
      return [fieldProblem(`${share}/percent`, 'field.format', { expected: '31 / 33.33' })];
    case 'percentSumAbove100':
      return [fieldProblem('/shares', 'percent.sum', { sum: percentSum ?? '' })];
    case 'nothingLeftForUnknown':
      return [fieldProblem(`${share}/percent`, 'percent.nothing_left')];
    case 'populationFormat':
      return [fieldProblem(`${share}/population`, 'field.required')];
    case 'noPopulation':
      return [fieldProblem('/shares', 'population.none')];
  }
}
