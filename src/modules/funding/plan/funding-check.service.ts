import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../../platform/clock/index.js';
import { asOnDay } from '../../../platform/http/index.js';
import type { Explanation } from '../../../shared/explanation.js';
import { parseAmount } from '../../../shared/money/index.js';
import { ImplementersService, ProjectsService } from '../../projects/index.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { FundingQueries } from '../funding.queries.js';
import { explainRule } from '../instruments/domain/terms.js';
import { TermsService } from '../instruments/terms.service.js';
import type { ApplicationAnswer } from '../applications/application.dto.js';
import type { DecidedFacts, FundingFacts, FundingFinding } from './domain/check-facts.js';
import { checkFunding, stateOf } from './domain/funding-check.js';
import { FundingCheckRepository } from './funding-check.repository.js';
import { FundingChecks } from './funding-checks.js';
import { FundingPlanService } from './funding-plan.service.js';
import type { FundingCheckAnswer, FundingFindingAnswer } from './project-plan.dto.js';
import { namesOf } from './project-plan.service.js';

/** Compares the funding of a project with its agreements, its decision and the rules that hold for it. */
@Injectable()
export class FundingCheckService {
  constructor(
    private readonly repository: FundingCheckRepository,
    private readonly plans: FundingPlanService,
    private readonly projects: ProjectsService,
    private readonly implementers: ImplementersService,
    private readonly agreements: AgreementsService,
    private readonly terms: TermsService,
    private readonly funding: FundingQueries,
    private readonly checks: FundingChecks,
    private readonly clock: Clock,
  ) {}

  async check(project: string, query: { asOn?: string } = {}): Promise<FundingCheckAnswer> {
    const { id } = await this.projects.resolve(project);
    const asOn = asOnDay(query, this.clock);
    const { findings, rules } = checkFunding(await this.readFacts(id, asOn));
    const all = [...findings, ...(await this.checks.run(id, asOn.toString()))];
    return {
      asOn: asOn.toString(),
      state: stateOf(all),
      findings: all.map(toFindingAnswer),
      unconfirmed: rules.filter(({ confirmed }) => !confirmed).map(explainRule),
    };
  }

  /** What the check looks at, each once. */
  private async readFacts(projectId: string, asOn: Temporal.PlainDate): Promise<FundingFacts> {
    const day = asOn.toString();
    const parts = await this.implementers.implementersOf(projectId);
    const plans = await this.plans.plansOn(projectId, day);
    const terms = await this.terms.termsOfProject(projectId, asOn);
    const { applications } = await this.funding.fundingOfProject(projectId, asOn);
    const granted = applications.find(({ state }) => state === 'granted' || state === 'partly');
    const names = namesOf(plans);
    return {
      asOn: day,
      terms,
      instrument: terms && (await this.repository.findValidity(terms.instrument.code)),
      parts,
      plans,
      agreements: await this.agreements.agreementsOn(projectId, day),
      applied: applications.some(({ state }) => state !== 'rejected' && state !== 'withdrawn'),
      decision: granted ? await this.readDecision(granted) : null,
      period: await this.repository.findPeriod(projectId, day),
      nameOf: (organisationId) => names.get(organisationId) ?? null,
    };
  }

  private async readDecision({ decision }: ApplicationAnswer): Promise<DecidedFacts | null> {
    if (!decision) return null;
    return {
      rate: decision.rate,
      number: decision.number,
      amounts: decision.amounts
        .filter(({ exactness }) => exactness === 'exact')
        .map(({ scope, total, grant }) => ({
          scope,
          totalCents: centsOf(total),
          grantCents: centsOf(grant),
        })),
      lines: await this.repository.listDecidedLines(decision.id),
    };
  }
}

function centsOf(value: string | null) {
  const parsed = value === null ? null : parseAmount(value);
  return parsed?.ok ? parsed.amountCents : null;
}

/** A finding with its figures and rule as an explanation that the page can open. */
function toFindingAnswer({
  severity,
  code,
  params,
  pointer,
  ...shown
}: FundingFinding): FundingFindingAnswer {
  const explanation: Explanation | null =
    shown.figures.length === 0
      ? null
      : {
          figure: 'result',
          steps: [
            { key: 'result', inputs: shown.figures, rule: shown.rule, rounding: null, result: shown.result },
          ],
          result: shown.result,
        };
  return { severity, code, params, pointer, explanation };
}
