import type { AppliedRule } from '../../instruments/domain/terms.js';
import { checkAgreements } from './check-agreements.js';
import { checkDecision } from './check-decision.js';
import type { FundingFacts, FundingFinding, FundingFindingCode } from './check-facts.js';
import { checkShares } from './check-shares.js';
import { checkSums } from './check-sums.js';

/** What the check says of a project, and the unconfirmed rules that it leant on. */
export interface FundingCheck {
  readonly state: 'clean' | 'warnings' | 'violations' | 'incomplete';
  readonly findings: readonly FundingFinding[];
  readonly rules: readonly AppliedRule[];
}

/**
 * Compares plan, agreements and decision of a project with each other and with the rules of its instrument. Without an
 * instrument or a plan nothing can be clean: the check then says what is missing.
 */
export function checkFunding(facts: FundingFacts): FundingCheck {
  const shares = checkShares(facts);
  const decision = checkDecision(facts);
  const findings = [
    ...missingFacts(facts),
    ...checkSums(facts),
    ...shares.findings,
    ...checkAgreements(facts),
    ...decision,
  ];
  return { state: stateOf(findings), findings, rules: shares.rules };
}

/** The worst that the findings say. */
export function stateOf(findings: readonly FundingFinding[]): FundingCheck['state'] {
  if (findings.some(({ severity }) => severity === 'violation')) return 'violations';
  if (findings.some(({ code }) => code === 'noInstrument' || code === 'noPlan')) return 'incomplete';
  return findings.length > 0 ? 'warnings' : 'clean';
}

function missingFacts({ terms, plans }: FundingFacts): FundingFinding[] {
  const missing = (code: FundingFindingCode): FundingFinding => ({
    ...{ severity: 'warning', code, params: {}, rule: null, figures: [], pointer: '' },
    result: { kind: 'text', value: null },
  });
  return [...(terms ? [] : [missing('noInstrument')]), ...(plans.length > 0 ? [] : [missing('noPlan')])];
}
