import { COST_MODELS, type CostModel } from '../../../shared/funding.js';
import type { CostEstimate, CostInputs } from './queries';

export const STAFF_KINDS = ['salary', 'unitCost', 'costs'] as const;
export type StaffKind = (typeof STAFF_KINDS)[number];

/** Someone's pay, as typed. */
export interface StaffDraft {
  kind: StaffKind;
  name: string;
  amount: string;
  hours: string;
  on: string;
  teachingStaff: boolean;
}

/** Days of travel at a unit cost, as typed. */
export interface TravelDraft {
  unitPrice: string;
  days: string;
}

/** What the form holds, as typed. */
export interface CostDraft {
  model: CostModel;
  instrument: string;
  on: string;
  /** The implementer whose costs they are; empty for the project as a whole. */
  partId: string;
  year: string;
  staff: StaffDraft[];
  purchasedServices: string;
  travel: string;
  travelDays: TravelDraft[];
  equipment: string;
  other: string;
  flatRate: string;
  lumpSum: string;
  proven: boolean;
  supportRate: string;
  note: string;
}

export const emptyStaff = (): StaffDraft => ({
  ...{ kind: 'salary', name: '', amount: '', hours: '', on: '', teachingStaff: false },
});

export const emptyTravel = (): TravelDraft => ({ unitPrice: '', days: '' });

export function emptyDraft(year: number): CostDraft {
  return {
    ...{ model: 'flatRate', instrument: '', on: '', partId: '', year: String(year), staff: [emptyStaff()] },
    ...{ purchasedServices: '', travel: '', travelDays: [], equipment: '', other: '', flatRate: '' },
    ...{ lumpSum: '', proven: false, supportRate: '', note: '' },
  };
}

/** A saved estimate, to be changed. */
export function draftOf({ inputs, partId, year, note }: CostEstimate): CostDraft {
  const text = (value: string | null | undefined) => value ?? '';
  return {
    model: inputs.model,
    instrument: '',
    on: '',
    partId: text(partId),
    year: String(year),
    staff: (inputs.staff ?? []).map((row) => ({
      kind: row.kind,
      name: text(row.name),
      amount: row.amount,
      hours: text(row.hours).replace('.', ','),
      on: text(row.on),
      teachingStaff: row.teachingStaff ?? false,
    })),
    purchasedServices: text(inputs.purchasedServices),
    travel: text(inputs.travel),
    travelDays: (inputs.travelDays ?? []).map((row) => ({
      unitPrice: row.unitPrice,
      days: String(row.days),
    })),
    equipment: text(inputs.equipment),
    other: text(inputs.other),
    flatRate: text(inputs.flatRate).replace('.', ','),
    lumpSum: text(inputs.lumpSum),
    proven: inputs.proven ?? false,
    supportRate: text(inputs.supportRate).replace('.', ','),
    note: text(note),
  };
}

/** What the model of the draft takes of it, as the interface takes it. */
export function inputsOf(draft: CostDraft): CostInputs {
  const { model } = draft;
  const rate = (text: string) => text.trim().replace(/\s*%$/, '').replace(',', '.') || null;
  if (model === 'lumpSum') {
    return {
      model,
      lumpSum: draft.lumpSum.trim() || null,
      proven: draft.proven,
      supportRate: rate(draft.supportRate),
    };
  }
  return {
    model,
    staff: draft.staff
      .filter((row) => row.amount.trim() !== '')
      .map((row) => ({
        kind: row.kind,
        name: row.name.trim() || null,
        amount: row.amount,
        hours: row.kind === 'unitCost' ? rate(row.hours) : null,
        on: row.on || null,
        teachingStaff: row.kind === 'salary' && row.teachingStaff,
      })),
    purchasedServices: draft.purchasedServices.trim() || null,
    travel: draft.travel.trim() || null,
    travelDays: draft.travelDays
      .filter((row) => row.unitPrice.trim() !== '' && /^\d{1,6}$/.test(row.days.trim()))
      .map((row) => ({ unitPrice: row.unitPrice, days: Number(row.days) })),
    equipment: draft.equipment.trim() || null,
    other: draft.other.trim() || null,
    flatRate: model === 'flatRate' ? rate(draft.flatRate) : null,
    supportRate: rate(draft.supportRate),
  };
}

/** Whether there is anything to work out. */
export function isFilled(draft: CostDraft): boolean {
  if (draft.model === 'lumpSum') return true;
  if (draft.model === 'flatRate' && draft.flatRate.trim() === '') return false;
  const { staff, purchasedServices, travel, travelDays, equipment, other } = draft;
  return [
    ...staff.map(({ amount }) => amount),
    ...travelDays.map(({ unitPrice }) => unitPrice),
    ...[purchasedServices, travel, equipment, other],
  ].some((text) => text.trim() !== '');
}

export const isModel = (text: string): text is CostModel => COST_MODELS.some((model) => model === text);
