import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { asOnDay, exportFile } from '../../../platform/http/index.js';
import { type FieldProblem, Problem, fieldProblem, refuseFields } from '../../../shared/problem.js';
import { formatWire } from '../../../shared/money/index.js';
import type { Language } from '../../../shared/words.js';
import type { Explanation } from '../../../shared/explanation.js';
import { ImplementersService, ProjectsService } from '../../projects/index.js';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue.js';
import { explainPlan, percentShare } from './domain/explain-plan.js';
import { type RolledUp, rollUp, sharesOf, sumOfYears } from './domain/roll-up.js';
import { FundingPlanRepository } from './funding-plan.repository.js';
import { FundingPlanService } from './funding-plan.service.js';
import { bodyOfPlan, readPlan, toCoverAnswer, toPlanAnswer, wire } from './plan-body.js';
import { EXPORTED_PLAN, planRows } from './plan.export.js';
import type { StoredPlanYear } from './plan-rows.js';
import type {
  PlanOfTableBody,
  PlanSumAnswer,
  ProjectPlanAnswer,
  ProjectPlanBody,
  ProjectPlanExportQuery,
} from './project-plan.dto.js';

/** The funding plan of a project as one table: its years, parts and sources, with their sums. */
@Injectable()
export class ProjectPlanService {
  constructor(
    private readonly repository: FundingPlanRepository,
    private readonly plans: FundingPlanService,
    private readonly projects: ProjectsService,
    private readonly implementers: ImplementersService,
    private readonly instruments: InstrumentCatalogue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The newest versions; with a day those that counted on it. */
  async get(project: string, { asOn }: { asOn?: string } = {}): Promise<ProjectPlanAnswer> {
    const { id } = await this.projects.resolve(project);
    const parts = await this.implementers.implementersOf(id);
    const newest = await this.plans.newestPlans(id);
    const plans = asOn === undefined ? newest : await this.plans.plansOn(id, asOn);
    const partIds = parts.map((part) => part.id);
    const own = parts.find((part) => part.own);
    const ownPlans = own ? plans.filter(({ partId }) => partId === own.id) : [];
    const names = namesOf(plans);
    const sums = (years: RolledUp[]) => ({
      years: years.map((year) => toSum(year, names)),
      total: years.length === 0 ? null : toSum(sumOfYears(years), names),
    });
    const all = sums(rollUp(plans, partIds));
    const mine = sums(rollUp(ownPlans, []));
    return {
      projectId: id,
      parts: parts.map((part) => ({ id: part.id, name: part.name, kind: part.kind, own: part.own })),
      plans: plans.map((plan) => toPlanAnswer(plan, newestNumber(newest, plan))),
      years: all.years,
      total: all.total,
      ownYears: mine.years,
      ownTotal: mine.total,
      version: await this.repository.countVersions(id),
    };
  }

  /**
   * Writes the years that are given and differ from what is stored, all or none.
   *
   * @param version of the table that was read; 0 when there was no plan
   */
  async put(
    project: string,
    version: number,
    { plans, reason }: ProjectPlanBody,
  ): Promise<ProjectPlanAnswer> {
    const { id: projectId } = await this.projects.resolve(project);
    refuseFields(listDoubles(plans));
    await this.unitOfWork.run(async () => {
      await this.repository.lockPlans(projectId);
      if ((await this.repository.countVersions(projectId)) !== version) throw new Problem('record.stale');
      const newest = await this.plans.newestPlans(projectId);
      for (const [index, { partId = null, year, ...body }] of plans.entries()) {
        const known = newest.find((plan) => plan.partId === partId && plan.year === year);
        const source = body.source === undefined ? (known?.source ?? null) : body.source;
        const given = { ...body, source, reason: body.reason ?? reason ?? null };
        const at = `/plans/${index}`;
        if (known && isSame(known, readPlan(given, at))) continue;
        await this.plans.writeVersion({ projectId, partId, year, body: given, cause: 'edited', at });
      }
    });
    return this.get(projectId);
  }

  /** The same plans as a file, a row per source. */
  async export(
    project: string,
    { format, lang, ...query }: ProjectPlanExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const { code } = await this.projects.resolve(project);
    const { items } = await this.instruments.list();
    const rows = planRows(
      code,
      await this.get(project, query),
      (instrument) => items.find((one) => one.code === instrument)?.name ?? null,
    );
    const asOn = asOnDay(query, this.clock);
    return exportFile(EXPORTED_PLAN, rows, { format, language: lang ?? language, asOn });
  }

  /** How covered, uncovered, support rate and own share come about, by year (`of`) and for all years. */
  async explain(project: string, { asOn }: { asOn?: string }): Promise<Explanation[]> {
    const { id } = await this.projects.resolve(project);
    const plans = await this.plans.plansOn(id, asOn ?? this.clock.today().toString());
    const names = namesOf(plans);
    const nameOf = (organisationId: string) => names.get(organisationId) ?? null;
    const years = rollUp(plans, []);
    if (years.length === 0) return [];
    return [
      ...years.flatMap((year) => explainPlan(year, String(year.year), nameOf)),
      ...explainPlan(sumOfYears(years), undefined, nameOf),
    ];
  }
}

/** The plan of a part's year that stands there twice. */
export function listDoubles(plans: readonly Pick<PlanOfTableBody, 'partId' | 'year'>[]): FieldProblem[] {
  const seen = new Set<string>();
  return plans.flatMap(({ partId, year }, index) => {
    const key = `${partId ?? ''} ${year}`;
    if (seen.has(key)) return [fieldProblem(`/plans/${index}/year`, 'field.duplicate')];
    seen.add(key);
    return [];
  });
}

/** Whether a plan would be stored as it is; the order of its lines says nothing. */
function isSame(known: StoredPlanYear, given: Parameters<typeof bodyOfPlan>[0]): boolean {
  const comparable = (plan: Parameters<typeof bodyOfPlan>[0]) => {
    const { lines, ...rest } = bodyOfPlan(plan);
    return JSON.stringify([rest, lines.map((line) => JSON.stringify(line)).sort()]);
  };
  return comparable(known) === comparable(given);
}

function newestNumber(newest: readonly StoredPlanYear[], plan: StoredPlanYear): number {
  return newest.find((one) => one.partId === plan.partId && one.year === plan.year)?.number ?? plan.number;
}

/** What the organisations of the lines are called. */
export function namesOf(plans: readonly StoredPlanYear[]): Map<string, string> {
  return new Map(
    plans.flatMap(({ lines }) =>
      lines.flatMap(({ organisationId, organisationName }) =>
        organisationId === null || organisationName === null
          ? []
          : [[organisationId, organisationName] as const],
      ),
    ),
  );
}

function toSum(sum: RolledUp, names: ReadonlyMap<string, string>): PlanSumAnswer {
  const { supportCents, ownCents } = sharesOf(sum.lines);
  return {
    year: sum.year,
    basis: sum.basis,
    total: wire(sum.totalCents),
    exactness: sum.exactness,
    lines: sum.lines.map(({ fundingClass, organisationId, instrument, amountCents, exactness }) => ({
      fundingClass,
      organisation:
        organisationId === null ? null : { id: organisationId, name: names.get(organisationId) ?? '–' },
      instrument,
      amount: formatWire(amountCents),
      exactness,
    })),
    cover: toCoverAnswer(sum),
    support: formatWire(supportCents),
    ownShare: formatWire(ownCents),
    supportRate: percentShare(supportCents, sum.totalCents),
    missingParts: sum.missingParts,
  };
}
