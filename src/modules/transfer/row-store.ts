import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { lastDay, parsePartialDay } from '../../shared/calendar/index.js';
import type { Outcome } from '../../shared/funding.js';
import { formatWire } from '../../shared/money/index.js';
import type { OwnRole, ProjectStatus } from '../../shared/project.js';
import { type FieldProblemCode } from '../../shared/field-problems.js';
import { ApplicationsService, type PublicDecision } from '../funding/index.js';
import { PartnersService } from '../partners/index.js';
import { ProjectsService, type RecordedFact } from '../projects/index.js';
import { type Difference, type KnownProject, statusesAfter } from './domain/compare.js';
import type { Field } from './domain/fields.js';
import { amountOfKey } from './domain/read-amount.js';
import type { StatedRow } from './domain/read-rows.js';

type Values = StatedRow['values'];
type AmountInput = PublicDecision['amounts'][number];

/** A row that the rules of the house refuse, by the column in which the trouble stands. */
export class RowRefused extends Error {
  constructor(
    readonly field: Field,
    readonly code: FieldProblemCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = 'RowRefused';
  }
}

/** The body with which a change is taken back. */
export type PriorBody = Parameters<ProjectsService['change']>[3];

/** Writes a row through the services of projects, partners and funding, under their rules. */
@Injectable()
export class RowStore {
  constructor(
    private readonly projects: ProjectsService,
    private readonly partners: PartnersService,
    private readonly applications: ApplicationsService,
    private readonly clock: Clock,
  ) {}

  /** Makes the project of a new row with its application and decision; returns its id. */
  async add(values: Values, code: string, source: string): Promise<string> {
    const plan = planOf(values);
    const { id } = await this.projects.createKnown({
      code,
      nameFi: values.name ?? '',
      nameSv: values.nameSv ?? null,
      ownRole: (values.ownRole as OwnRole | undefined) ?? null,
      leadId: values.lead === undefined ? null : await this.organisation(values.lead),
      partnerIds: await this.organisations(values.partners),
      aliases: values.aliases?.split('\n') ?? [],
      note: values.note ?? null,
      sources: [source],
      periods: {
        ...periodOf('planned', values, source),
        ...periodOf('actual', values, source),
        ...(plan.outcome === null ? periodOf('decided', values, source) : {}),
      },
      ...factOf(plan.firstStatus, source),
    });
    await this.addFunding(id, values, plan, source);
    return id;
  }

  /** Writes the differences that an import may write; returns what they were before, to take them back. */
  async change(
    actor: Actor,
    project: KnownProject,
    differences: readonly Difference[],
    source: string,
  ): Promise<PriorBody> {
    const given = (field: Field) => differences.find((difference) => difference.field === field)?.given;
    const { partners, lead, nameFi, nameSv, ownRole, aliases, note, periods } = await this.projects.get(
      null,
      project.id,
    );
    const planned = changedPeriod('planned', periods.planned, given, source);
    const actual = changedPeriod('actual', periods.actual, given, source);
    const leadName = given('lead');
    const name = given('name');
    await this.projects.change(actor, project.id, project.version, {
      ...(name === undefined ? {} : { nameFi: name }),
      ...(given('nameSv') === undefined ? {} : { nameSv: given('nameSv') }),
      ...(given('ownRole') === undefined ? {} : { ownRole: given('ownRole') as OwnRole }),
      ...(given('note') === undefined ? {} : { note: given('note') }),
      ...(leadName === undefined ? {} : { leadId: await this.organisation(leadName) }),
      ...(given('aliases') === undefined ? {} : { aliases: given('aliases')?.split('\n') ?? [] }),
      ...(given('partners') === undefined ? {} : { partnerIds: await this.organisations(given('partners')) }),
      ...(planned || actual ? { periods: { ...planned, ...actual } } : {}),
    });
    return {
      ...{ nameFi, nameSv, ownRole, aliases, note },
      leadId: lead?.id ?? null,
      partnerIds: partners.map(({ id }) => id),
      ...(planned || actual
        ? {
            periods: {
              ...(planned ? { planned: periods.planned } : {}),
              ...(actual ? { actual: periods.actual } : {}),
            },
          }
        : {}),
    };
  }

  private async addFunding(projectId: string, values: Values, plan: RowPlan, source: string): Promise<void> {
    const { instrument } = values;
    if (instrument === undefined) return;
    const funderOrganisationId = values.funder === undefined ? null : await this.organisation(values.funder);
    await this.applications.stateInstrument({ projectId, instrument, funderOrganisationId, source });
    if (!plan.applied) return;
    const countsFrom = plan.outcome === null ? null : this.countsFrom(values.decided);
    const applicationId = await this.applications.recordStatedApplication({
      projectId,
      instrument,
      funderOrganisationId,
      priorityAxis: null,
      funderProjectCode: values.funderProjectCode ?? null,
      submitted: values.submitted ?? null,
      countsFrom: values.submitted === undefined ? null : this.countsFrom(values.submitted),
      note: null,
      source,
      sample: false,
      amounts: [...amountOf('own', values.appliedOwn), ...amountOf('whole', values.appliedWhole)],
    });
    if (plan.outcome === null || countsFrom === null) return;
    await this.applications.recordPublicDecision({
      applicationId,
      number: values.decisionNumber ?? null,
      decided: values.decided ?? null,
      countsFrom,
      outcome: plan.outcome,
      rate: null,
      periodStarts: values.decidedStarts ?? null,
      periodEnds: values.decidedEnds ?? null,
      conditions: null,
      note: null,
      source,
      amounts: [
        ...amountOf('own', values.grantedOwn, values.grantedOwnGrant),
        ...amountOf('whole', values.grantedWhole, values.grantedWholeGrant),
      ],
    });
    for (const status of plan.laterStatuses) {
      await this.projects.recordFact(projectId, {
        status,
        cause: 'stated',
        happened: null,
        countsFrom,
        source,
      });
    }
  }

  /** From when a fact counts: the last day it may mean, and of one without a day the day it became known here. */
  private countsFrom(day: string | undefined): string {
    const today = this.clock.today();
    const parsed = day === undefined ? null : parsePartialDay(day);
    if (!parsed?.ok) return today.toString();
    const last = lastDay(parsed.value);
    return (Temporal.PlainDate.compare(last, today) > 0 ? today : last).toString();
  }

  private async organisation(name: string): Promise<string> {
    return (await this.partners.ensureOrganisation({ name })).id;
  }

  private async organisations(names: string | undefined): Promise<string[]> {
    const ids = new Set<string>();
    for (const name of names?.split('\n') ?? []) ids.add(await this.organisation(name));
    return [...ids];
  }
}

/** What a row makes of a project's life. */
interface RowPlan {
  applied: boolean;
  outcome: Outcome | null;
  firstStatus: ProjectStatus | null;
  laterStatuses: readonly ProjectStatus[];
}

const GRANTED_FIELDS = ['grantedOwn', 'grantedOwnGrant', 'grantedWhole', 'grantedWholeGrant'] as const;
const DECISION_FIELDS = ['decided', 'decisionNumber', ...GRANTED_FIELDS] as const;
const APPLICATION_FIELDS = ['submitted', 'appliedOwn', 'appliedWhole', 'funderProjectCode'] as const;

function planOf(values: Values): RowPlan {
  if (values.name === undefined) throw new RowRefused('name', 'field.required');
  const has = (field: Field) => values[field] !== undefined;
  const status = (values.status as ProjectStatus | undefined) ?? null;
  const outcome = outcomeOf(values);
  const applied = outcome !== null || status === 'applied' || APPLICATION_FIELDS.some(has);
  const funded = [...APPLICATION_FIELDS, ...DECISION_FIELDS, 'outcome' as const].find(has);
  if (!has('instrument') && (funded !== undefined || has('funder'))) {
    throw new RowRefused('instrument', 'moving.instrument_needed');
  }
  if (outcome === null) {
    const firstStatus = status ?? (applied ? 'applied' : null);
    return { applied: applied && has('instrument'), outcome, firstStatus, laterStatuses: [] };
  }
  const laterStatuses = statusesAfter(outcome, status);
  if (laterStatuses === null) throw new RowRefused('status', 'moving.status_decision');
  return { applied, outcome, firstStatus: 'applied', laterStatuses };
}

/** Granted money says that it was granted; a number or a day alone does not say what was decided. */
function outcomeOf(values: Values): Outcome | null {
  const outcome = (values.outcome as Outcome | undefined) ?? null;
  const granted = GRANTED_FIELDS.find((field) => values[field] !== undefined);
  if (outcome === 'rejected' || outcome === 'withdrawn') {
    if (granted !== undefined) throw new RowRefused(granted, 'decision.nothing_granted');
    return outcome;
  }
  if (outcome !== null || granted !== undefined) return outcome ?? 'granted';
  if (values.decided !== undefined || values.decisionNumber !== undefined) {
    throw new RowRefused('outcome', 'moving.outcome_needed');
  }
  return null;
}

function factOf(status: ProjectStatus | null, source: string): { fact?: RecordedFact } {
  if (status === null) return {};
  return { fact: { status, cause: 'stated', happened: null, countsFrom: null, source } };
}

type PeriodKind = 'planned' | 'decided' | 'actual';

function periodOf(kind: PeriodKind, values: Values, source: string) {
  const [starts = null, ends = null] = [values[`${kind}Starts`], values[`${kind}Ends`]];
  return starts === null && ends === null ? {} : { [kind]: { starts, ends, source } };
}

function changedPeriod(
  kind: PeriodKind,
  stored: { starts: string | null; ends: string | null } | null,
  given: (field: Field) => string | undefined,
  source: string,
) {
  const [starts, ends] = [given(`${kind}Starts`), given(`${kind}Ends`)];
  if (starts === undefined && ends === undefined) return null;
  return { [kind]: { starts: starts ?? stored?.starts ?? null, ends: ends ?? stored?.ends ?? null, source } };
}

function amountOf(scope: 'own' | 'whole', total: string | undefined, grant?: string): AmountInput[] {
  if (total === undefined && grant === undefined) return [];
  const of = {
    total: total === undefined ? null : amountOfKey(total),
    grant: grant === undefined ? null : amountOfKey(grant),
  };
  const field = scope === 'own' ? 'grantedOwnGrant' : 'grantedWholeGrant';
  if (of.grant?.exactness === 'range' || (of.grant && of.total?.exactness === 'range')) {
    throw new RowRefused(field, 'decision.exact_needed');
  }
  if (of.total?.exactness === 'range') {
    return [
      { scope, exactness: 'range', min: formatWire(of.total.minCents), max: formatWire(of.total.maxCents) },
    ];
  }
  const exact = of.total?.exactness !== 'approximate' && of.grant?.exactness !== 'approximate';
  return [
    {
      scope,
      exactness: exact ? 'exact' : 'approximate',
      total: of.total ? formatWire(of.total.cents) : null,
      grant: of.grant ? formatWire(of.grant.cents) : null,
    },
  ];
}
