import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { cents, parseAmount } from '../../shared/money/index.js';
import { ActualsService, CostCentresService } from '../actuals/index.js';
import { BudgetsService } from '../budgets/index.js';
import { ContributionsService } from '../contributions/index.js';
import { FundingPlanService, ApplicationsService } from '../funding/index.js';
import { EXAMPLE_PLANS, exampleLedger } from './domain/example-ledger.js';
import {
  type FileAmount,
  type FileDecision,
  type FileProject,
  type FileYear,
  type PortfolioFile,
  PUBLIC_RECORD,
  documentName,
  documentNames,
  partial,
  wire,
} from './portfolio-file.js';
import { SampleProjects } from './sample-projects.js';

/**
 * From when a decision counts whose day no source states: the last day the documents of 2020-21 look back on. Until
 * then the documents themselves say that the decision is pending, or that the project is being prepared.
 */
const DOCUMENTS_END = '2020-12-31';

/** The slides that present the plan of 2021. */
const SLIDES = '2020-06-01';

/** Money of the sample: what is applied for and decided, the base activity's plan and split, and the example ledgers. */
@Injectable()
export class SampleMoney {
  constructor(
    private readonly sampleProjects: SampleProjects,
    private readonly funding: ApplicationsService,
    private readonly plans: FundingPlanService,
    private readonly contributions: ContributionsService,
    private readonly budgets: BudgetsService,
    private readonly actuals: ActualsService,
    private readonly costCentres: CostCentresService,
  ) {}

  async load(file: PortfolioFile, ids: ReadonlyMap<string, string>): Promise<void> {
    for (const project of file.projects) await this.loadFunding(project, idOf(ids, project.code));
    const baseActivityId = idOf(ids, file.baseActivity.code);
    for (const year of file.baseActivity.years) await this.loadYear(file, year, baseActivityId);
    for (const plan of EXAMPLE_PLANS) await this.loadExample(plan.projectCode, idOf(ids, plan.projectCode));
  }

  private async loadFunding(project: FileProject, projectId: string): Promise<void> {
    const { instrument } = project;
    if (instrument === undefined) return;
    const source = documentNames(project.sources);
    const funder = project.funder ?? project.publicRecord?.funder;
    const funderOrganisationId = funder === undefined ? null : await this.sampleProjects.organisation(funder);
    await this.funding.stateInstrument({ projectId, instrument, funderOrganisationId, source });

    const decision = project.publicRecord?.decision ?? project.decision;
    if (project.status !== 'decisionPending' && !decision) return;
    const applicationId = await this.funding.recordStatedApplication({
      projectId,
      instrument,
      funderOrganisationId,
      priorityAxis: project.priorityAxis ?? null,
      funderProjectCode: project.publicRecord?.projectCode ?? null,
      submitted: null,
      // Where the documents do not speak of an application, it is only known from its decision.
      countsFrom: project.status === 'decisionPending' || !decision ? null : countsFrom(decision),
      note: project.statusText ?? null,
      source,
      sample: true,
      amounts: (project.amounts ?? []).map(toAmount),
    });
    if (decision) await this.loadDecision(project, applicationId, decision);
  }

  private async loadDecision(
    { publicRecord, sources }: FileProject,
    applicationId: string,
    decision: FileDecision,
  ): Promise<void> {
    await this.funding.recordPublicDecision({
      applicationId,
      number: decision.number ?? null,
      decided: decision.date ?? decision.month ?? null,
      countsFrom: countsFrom(decision),
      outcome: decision.outcome,
      rate: null,
      periodStarts: partial(publicRecord?.period.from),
      periodEnds: partial(publicRecord?.period.to),
      conditions: null,
      note: decision.note ?? null,
      source: publicRecord ? PUBLIC_RECORD : documentNames(sources),
      amounts: (publicRecord?.amounts ?? []).map(toAmount),
    });
  }

  private async loadYear(file: PortfolioFile, year: FileYear, projectId: string): Promise<void> {
    const stated = year.year >= 2020;
    await this.plans.recordStatedPlan({
      projectId,
      year: year.year,
      countsFrom: stated ? SLIDES : null,
      status: year.status,
      total: wire(year.total),
      exactness: 'exact',
      volume: wire(year.volume?.amount),
      volumeNote: year.volume?.note ?? null,
      note: null,
      source: documentName(stated ? 'slides 1.6.2020' : 'report 2011-12'),
      lines: year.sources.map((line) => ({
        fundingClass: line.class,
        amount: wire(line.amount) ?? '',
        exactness: line.exactness,
        note: line.note ?? null,
      })),
    });
    const municipal = year.sources.find((line) => line.class === 'municipalContribution');
    if (year.municipalSplit && municipal) await this.loadSplit(file, year, projectId, municipal.amount);
  }

  private async loadSplit(
    file: PortfolioFile,
    year: FileYear,
    projectId: string,
    total: number,
  ): Promise<void> {
    const parties = [];
    for (const { name, contractParty } of file.centre.regions) {
      const share = year.municipalSplit?.shares.find(({ party }) => party === contractParty);
      parties.push({
        organisationId: await this.sampleProjects.organisation(contractParty),
        name: contractParty,
        region: name,
        amountCents: share ? euro(share.amount) : null,
      });
    }
    await this.contributions.createSampleRound({
      projectId,
      year: year.year,
      totalCents: euro(total),
      plannedOn: SLIDES,
      keyName: 'Vuoden 2020 malli',
      basis: year.municipalSplit?.basis ?? '',
      source: documentName('slides 1.6.2020'),
      parties,
    });
  }

  private async loadExample(code: string, projectId: string): Promise<void> {
    const plan = EXAMPLE_PLANS.find(({ projectCode }) => projectCode === code);
    if (!plan) return;
    await this.budgets.replace(projectId, 0, {
      note: null,
      lines: plan.budget.map((line) => ({
        costCategory: line.category,
        year: line.year,
        amount: `${line.euro}.00`,
        example: true,
      })),
    });
    await this.costCentres.create({ code: plan.costCentre, projectId });
    await this.actuals.loadHistorical(
      exampleLedger(plan).map((entry) => ({
        ...entry,
        projectId,
        line: String(entry.line),
        counterparty: null,
        postingDate: Temporal.PlainDate.from(entry.postingDate),
        recordedAt: Temporal.Instant.from(entry.recordedAt),
      })),
    );
  }
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`The sample names the project ${code} but does not hold it`);
  return id;
}

function euro(whole: number) {
  const parsed = parseAmount(`${whole}.00`);
  if (!parsed.ok) throw new Error(`The sample holds ${whole}, which is no amount`);
  return cents(parsed.amountCents);
}

/** A decision known to the month counts from the month's last day. */
function countsFrom({ date, month }: FileDecision): string {
  if (date) return date;
  if (month === undefined) return DOCUMENTS_END;
  const { year, month: number, daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Temporal.PlainDate.from({ year, month: number, day: daysInMonth }).toString();
}

function toAmount(amount: FileAmount) {
  return {
    scope: amount.scope,
    exactness: amount.exactness,
    total: wire(amount.total),
    min: wire(amount.min),
    max: wire(amount.max),
    grant: wire(amount.grant),
    ownContribution: wire(amount.ownContribution),
    supportRate: amount.supportRate === undefined ? null : String(amount.supportRate),
    ownRate: amount.ownRate === undefined ? null : String(amount.ownRate),
  };
}
