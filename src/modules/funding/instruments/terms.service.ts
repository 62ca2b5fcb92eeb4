import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Terms } from './domain/terms.js';
import { TermsRepository } from './terms.repository.js';

/** On what terms a project is, or would be, funded. */
@Injectable()
export class TermsService {
  constructor(private readonly repository: TermsRepository) {}

  /**
   * The terms of a project as on a day: of its granted decision that counts by then, else of the application that is
   * pending, else of the instrument named for it; null when it has none of them.
   */
  async termsOfProject(projectId: string, asOn: Temporal.PlainDate): Promise<Terms | null> {
    return (await this.termsOfProjects([projectId], asOn)).get(projectId) ?? null;
  }

  /** The same of many projects in one round trip; projects without terms are left out. */
  async termsOfProjects(
    projectIds: readonly string[],
    asOn: Temporal.PlainDate,
  ): Promise<Map<string, Terms>> {
    return this.repository.findTermsOfProjects(projectIds, asOn.toString());
  }

  /** The terms that a decision was made on; null when there is no such decision. */
  async termsOfDecision(decisionId: string): Promise<Terms | null> {
    return this.repository.findTermsOfDecision(decisionId);
  }

  /** The terms of a project that is decided by this instrument on the day; null for an unknown instrument. */
  async newestTerms(instrument: string, on: Temporal.PlainDate): Promise<Terms | null> {
    return this.repository.findNewestTerms(instrument, on.toString());
  }
}
