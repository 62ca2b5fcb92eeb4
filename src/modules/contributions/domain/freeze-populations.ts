import { type FieldProblem, fieldProblem } from '../../../shared/problem.js';
import type { KeyFields, KeyShare, PopulationPart } from './key-fields.js';

/** A municipality in a region by the borders of the key's year; population null when no figure is known. */
export interface MunicipalityFigure {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly population: number | null;
  readonly source: string | null;
}

/** Whether the figures of a population key come from the register rather than from the person who makes the key. */
export function takesRegisterFigures({ kind, shares }: KeyFields): boolean {
  return kind === 'population' && shares.length > 0 && shares.every(({ population }) => population === null);
}

/**
 * Copies the register's figures and their source into the key, so that a later figure changes nothing that was agreed.
 * A payer with a municipality's code gets that municipality's, any other the sum of its region's. A region of which
 * one municipality has no figure is refused: its sum would be too small without anyone seeing it.
 */
export function freezePopulations(
  fields: KeyFields,
  figures: readonly MunicipalityFigure[],
): { fields: KeyFields; problems: FieldProblem[] } {
  const frozen = fields.shares.map((share, index) => freezeShare(share, index, fields, figures));
  const used = new Set(frozen.flatMap(({ share }) => share.parts?.map(({ code }) => code) ?? []));
  const sources = figures.flatMap(({ code, source }) => (used.has(code) && source !== null ? [source] : []));
  return {
    fields: {
      ...fields,
      source: [...new Set(sources)].sort().join('; ') || fields.source,
      shares: frozen.map(({ share }) => share),
    },
    problems: frozen.flatMap(({ problem }) => problem ?? []),
  };
}

function freezeShare(
  share: KeyShare,
  index: number,
  { borderYear, referenceDate }: KeyFields,
  figures: readonly MunicipalityFigure[],
): { share: KeyShare; problem?: FieldProblem } {
  const field = share.code !== null ? 'code' : 'region';
  const pointer = `/shares/${index}/${field}`;
  if (share[field] === null) return { share, problem: fieldProblem(pointer, 'field.required') };
  const found = figures.filter((figure) => figure[field] === share[field]);
  if (found.length === 0) {
    const problem =
      field === 'code'
        ? fieldProblem(pointer, 'municipality.missing', { code: share.code ?? '', year: borderYear ?? '' })
        : fieldProblem(pointer, 'region.missing', { region: share.region ?? '', year: borderYear ?? '' });
    return { share, problem };
  }
  const missing = found.filter(({ population }) => population === null).map(({ name }) => name);
  if (missing.length > 0) {
    const params = { date: referenceDate ?? '', municipality: missing.join(', ') };
    return { share, problem: fieldProblem(pointer, 'population.missing', params) };
  }
  const parts: PopulationPart[] = found.map(({ code, name, population }) => ({
    code,
    name,
    population: population ?? 0,
  }));
  return { share: { ...share, parts, population: parts.reduce((sum, part) => sum + part.population, 0) } };
}
