import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { readAllRows } from '../../platform/http/index.js';
import { FundingQueries, type ProjectMoney } from '../funding/index.js';
import { type ProjectAnswer, ProjectsService } from '../projects/index.js';
import type { KnownProject } from './domain/compare.js';
import type { Field } from './domain/fields.js';
import { amountKey } from './domain/read-amount.js';
import { type Cents, parseAmount } from '../../shared/money/index.js';
import type { FundingAmountAnswer } from '../funding/index.js';

/** A project as a list names it; enough to recognise a row. */
export interface NamedProject {
  id: string;
  code: string;
  names: string[];
}

/** Of how many projects the money is read at once. */
const AT_ONCE = 500;

/** The projects of the tracker in the form of rows: what a file is compared with, and what the export writes. */
@Injectable()
export class KnownProjects {
  constructor(
    private readonly projects: ProjectsService,
    private readonly funding: FundingQueries,
    private readonly clock: Clock,
  ) {}

  /** Code and names of every project, the base activity included. */
  async listNames(): Promise<NamedProject[]> {
    const rows = await readAllRows((page) => this.projects.list(page));
    return rows.map(({ id, code, nameFi, nameSv, nameEn, aliases }) => ({
      id,
      code,
      names: [nameFi, nameSv, nameEn, ...aliases].filter((name) => name !== null),
    }));
  }

  /** The ids of the projects without the base activity, by code. */
  async listIds(asOn: string): Promise<string[]> {
    const rows = await readAllRows((page) =>
      this.projects.list({ ...page, asOn, kind: 'project', sort: 'code' }),
    );
    return rows.map(({ id }) => id);
  }

  /** These projects as they are on the day. */
  async read(ids: readonly string[], asOn = this.clock.today()): Promise<KnownProject[]> {
    const known: KnownProject[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE);
      const money = await this.funding.fundingOfProjects(part, asOn);
      for (const id of part) {
        const project = await this.projects.get(null, id, { asOn: asOn.toString() });
        known.push(toKnown(project, money.get(id) ?? null));
      }
    }
    return known;
  }
}

function toKnown(project: ProjectAnswer, money: ProjectMoney | null): KnownProject {
  const { fi, sv, en } = money?.funder ?? { fi: null, sv: null, en: null };
  return {
    id: project.id,
    version: project.version,
    code: project.code,
    names: [project.nameFi, project.nameSv, project.nameEn, ...project.aliases].filter(
      (name) => name !== null,
    ),
    values: stated({ ...projectValues(project), ...moneyValues(money) }),
    also: { funder: [fi, sv, en].filter((name) => name !== null) },
  };
}

type Values = Partial<Record<Field, string | null>>;

function stated(values: Values): KnownProject['values'] {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== ''),
  ) as KnownProject['values'];
}

function projectValues(project: ProjectAnswer): Values {
  const { planned, decided, actual } = project.periods;
  return {
    code: project.code,
    name: project.nameFi,
    nameSv: project.nameSv,
    aliases: project.aliases.join('\n'),
    ownRole: project.ownRole,
    status: project.status,
    lead: project.lead?.name ?? null,
    partners: project.partners.map(({ name }) => name).join('\n'),
    plannedStarts: planned?.starts ?? null,
    plannedEnds: planned?.ends ?? null,
    decidedStarts: decided?.starts ?? null,
    decidedEnds: decided?.ends ?? null,
    actualStarts: actual?.starts ?? null,
    actualEnds: actual?.ends ?? null,
    note: project.note,
  };
}

function moneyValues(money: ProjectMoney | null): Values {
  if (money === null) return {};
  const { instrument, funder, funderProjectCode, submitted, applied, decision } = money;
  const granted = decision?.amounts ?? [];
  return {
    ...{ instrument: instrument.code, funder: funder.fi, funderProjectCode, submitted },
    appliedOwn: keyOf(applied, 'own'),
    appliedWhole: keyOf(applied, 'whole'),
    outcome: decision?.outcome ?? null,
    decisionNumber: decision?.number ?? null,
    decided: decision?.decided ?? null,
    grantedOwn: keyOf(granted, 'own'),
    grantedOwnGrant: grantOf(granted, 'own'),
    grantedWhole: keyOf(granted, 'whole'),
    grantedWholeGrant: grantOf(granted, 'whole'),
  };
}

function keyOf(amounts: readonly FundingAmountAnswer[], scope: 'own' | 'whole'): string | null {
  const amount = amounts.find((one) => one.scope === scope);
  if (!amount) return null;
  if (amount.exactness === 'range') {
    const [minCents, maxCents] = [centsOf(amount.min), centsOf(amount.max)];
    return minCents === null || maxCents === null
      ? null
      : amountKey({ exactness: 'range', minCents, maxCents });
  }
  const total = centsOf(amount.total);
  return total === null ? null : amountKey({ exactness: amount.exactness, cents: total });
}

function grantOf(amounts: readonly FundingAmountAnswer[], scope: 'own' | 'whole'): string | null {
  const amount = amounts.find((one) => one.scope === scope);
  const grant = centsOf(amount?.grant ?? null);
  if (!amount || grant === null) return null;
  return amountKey({ exactness: amount.exactness === 'exact' ? 'exact' : 'approximate', cents: grant });
}

function centsOf(wire: string | null): Cents | null {
  const parsed = parseAmount(wire);
  return parsed.ok ? parsed.amountCents : null;
}
