import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../platform/config/index.js';

/** A period of the file: years may be numbers, months and days are texts. */
export interface FilePeriod {
  from?: string | number;
  to?: string | number;
}

export interface FileAmount {
  scope: 'whole' | 'own';
  exactness: 'exact' | 'approximate' | 'range';
  total?: number;
  min?: number;
  max?: number;
  grant?: number;
  ownContribution?: number;
  supportRate?: number;
  ownRate?: number;
}

export interface FileDecision {
  outcome: 'granted' | 'partly' | 'rejected' | 'withdrawn';
  month?: string;
  date?: string | null;
  number?: string | null;
  note?: string;
}

export interface FileProject {
  code: string;
  name: { fi: string };
  aliases?: string[];
  role: 'administrator' | 'partImplementer' | 'preparation' | 'support' | 'steeringSeat' | 'followUp';
  status: 'idea' | 'preparation' | 'decisionPending' | 'granted' | 'rejected' | 'running' | 'closed';
  statusText?: string;
  instrument?: string;
  priorityAxis?: string;
  funder?: string;
  lead?: string;
  partners?: string[];
  parent?: string;
  predecessor?: string;
  successor?: string;
  cityAreas?: string[];
  subprojects?: string[];
  milestones?: { date?: string; year?: number; what: string; title: string }[];
  places?: { organisation: string; count: number }[];
  staff?: number;
  planned?: FilePeriod;
  period?: FilePeriod;
  actual?: FilePeriod;
  amounts?: FileAmount[];
  decision?: FileDecision;
  publicRecord?: {
    lead?: string;
    partners?: string[];
    funder?: string;
    projectCode?: string;
    decision: FileDecision;
    period: FilePeriod;
    amounts?: FileAmount[];
    note?: string;
  };
  sources: string[];
  note?: string;
}

export interface FileDeadline {
  date?: string;
  month?: string;
  from?: string;
  to?: string;
  movedFrom?: string;
  what: string;
  title: string;
  basis?: 'call' | 'internal';
  kind?: 'meeting';
  project?: string;
  note?: string;
}

export interface FileYear {
  year: number;
  status: 'preliminary' | 'closed';
  total?: number;
  sources: {
    class: 'stateGrant' | 'municipalContribution';
    amount: number;
    exactness: 'exact' | 'approximate';
    note?: string;
  }[];
  uncovered?: number;
  municipalSplit?: {
    basis: string;
    shares: { party: string; region: string; amount: number }[];
    unallocated: number;
  };
  volume?: { amount: number; note: string };
}

export interface FileFocusAreas {
  plan: string;
  count?: number;
  asked?: number;
  answered?: number;
  items?: { fi: string; mean: number }[];
}

/** `config/sample/portfolio.yaml`. A missing key means that no source states it. */
export interface PortfolioFile {
  centre: {
    unit: string;
    host: string;
    regions: { name: string; contractParty: string; population: number }[];
    populationNote: string;
  };
  baseActivity: {
    code: string;
    name: { fi: string };
    years: FileYear[];
    reportAsked: { kind: string; cutOff: string };
  };
  projects: FileProject[];
  deadlines: FileDeadline[];
  focusAreas: FileFocusAreas[];
}

/** The delivered file; its shape is checked by a test, so it is read as it is. */
export async function readPortfolioFile(): Promise<PortfolioFile> {
  const text = await readFile(join(projectRoot(), 'config', 'sample', 'portfolio.yaml'), 'utf8');
  return parse(text) as PortfolioFile;
}

/** Whole euro of the file as an amount of the interface. */
export function wire(euro: number | undefined): string | null {
  return euro === undefined ? null : `${euro}.00`;
}

/** An end of a period as text of its precision; null when it is not stated. */
export function partial(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}

/** What the documents are called in Finnish, by their names in the file. */
const DOCUMENTS: Record<string, string> = {
  'report 2011-12': 'toimintakertomus 2011–12',
  'slides 1.6.2020': 'kalvot 1.6.2020',
  'plan 2020-21': 'toimintasuunnitelma 2020–21',
  'minutes autumn 2020': 'pöytäkirja, syksy 2020',
  'report 2020': 'toimintakertomus 2020',
};

export const PUBLIC_RECORD = 'julkinen rekisteri';

export function documentName(source: string): string {
  return DOCUMENTS[source] ?? source;
}

export function documentNames(sources: readonly string[]): string {
  return sources.map(documentName).join('; ');
}
