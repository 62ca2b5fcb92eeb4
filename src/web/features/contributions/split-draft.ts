import { parsePartialDay } from '../../../shared/calendar/index.js';
import type { AllocationKey, NewKey } from './queries';

/** How a total is shared, as the form offers it: a population is typed or taken from the register. */
export const WAYS = ['percentage', 'register', 'typed', 'equal'] as const;
export type Way = (typeof WAYS)[number];

/** One line of payers, as typed. */
export interface PayerDraft {
  organisationId: string | null;
  name: string;
  region: string;
  code: string;
  /** A percentage or a population; empty is an unknown percentage. */
  weight: string;
}

/** What the form holds, as typed. */
export interface SplitDraft {
  totalAmount: string;
  year: string;
  projectId: string;
  way: Way;
  name: string;
  basis: string;
  source: string;
  referenceDate: string;
  borderYear: string;
  note: string;
  payers: PayerDraft[];
}

const EMPTY_PAYER: PayerDraft = { organisationId: null, name: '', region: '', code: '', weight: '' };

export function emptyPayer(): PayerDraft {
  return { ...EMPTY_PAYER };
}

export function emptyDraft(year: number, projectId: string): SplitDraft {
  return {
    totalAmount: '',
    year: String(year),
    projectId,
    way: 'percentage',
    name: '',
    basis: '',
    source: '',
    referenceDate: `${year - 2}-12-31`,
    borderYear: String(year),
    note: '',
    payers: [emptyPayer(), emptyPayer(), emptyPayer()],
  };
}

/** Fills the form from a key that is kept; it becomes a key of its own, so the name is left to be given. */
export function draftFrom(draft: SplitDraft, key: AllocationKey): SplitDraft {
  const fromRegister = key.shares.some(({ parts }) => parts !== null);
  const way: Way = key.kind === 'population' ? (fromRegister ? 'register' : 'typed') : key.kind;
  return {
    ...draft,
    way,
    basis: key.basis ?? '',
    source: key.source ?? '',
    referenceDate: key.referenceDate ?? draft.referenceDate,
    borderYear: key.borderYear === null ? draft.borderYear : String(key.borderYear),
    payers: key.shares.map((share) => ({
      organisationId: share.organisationId,
      name: share.name,
      region: share.region ?? '',
      code: share.code ?? '',
      weight: way === 'typed' ? String(share.population ?? '') : (share.percent ?? '').replace('.', ','),
    })),
  };
}

/** The key as the interface takes it. What cannot be read is sent as it is, so that the server names the field. */
export function toKeyBody(draft: SplitDraft): NewKey {
  const { way } = draft;
  const ofPopulation = way === 'register' || way === 'typed';
  return {
    // A preview has no name yet; the form asks for one before it is kept.
    name: draft.name.trim() || '–',
    kind: ofPopulation ? 'population' : way,
    basis: orNull(draft.basis),
    source: orNull(draft.source),
    referenceDate: ofPopulation && parsePartialDay(draft.referenceDate).ok ? draft.referenceDate : null,
    borderYear: ofPopulation ? wholeNumber(draft.borderYear) : null,
    shares: filledPayers(draft).map((payer) => ({
      organisationId: payer.organisationId,
      name: payer.name.trim() || payer.region.trim(),
      region: orNull(payer.region),
      code: orNull(payer.code),
      ...(way === 'percentage' ? { percent: orNull(percentOf(payer.weight)) } : {}),
      ...(way === 'typed' ? { population: wholeNumber(payer.weight) } : {}),
    })),
  };
}

/** The lines in which something stands; the others are room to write. */
export function filledPayers({ payers }: SplitDraft): PayerDraft[] {
  return payers.filter(({ name, region, code }) => [name, region, code].some((text) => text.trim() !== ''));
}

/** `33,33 %` as the interface takes it. */
function percentOf(typed: string): string {
  return typed.replace(/[\s%\u00a0\u202f]/g, '').replace(',', '.');
}

function wholeNumber(typed: string): number | null {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : null;
}

function orNull(text: string): string | null {
  return text.trim() || null;
}
