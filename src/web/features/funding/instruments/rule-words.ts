import { ruleKind } from '../../../../shared/instrument-rules.js';
import type { Instrument, InstrumentRule } from '../queries';

/** Whether something valid from one day to another is so on a day; open where no day limits it. */
export type Standing = 'inForce' | 'open' | 'future' | 'ended';

export function standingOn(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  day: string,
): Standing {
  if (validFrom !== null && validFrom > day) return 'future';
  if (validTo !== null && validTo < day) return 'ended';
  return validFrom === null && validTo === null ? 'open' : 'inForce';
}

/** The rules of an instrument that hold on a day. */
export function rulesOn(instrument: Instrument, day: string): InstrumentRule[] {
  return instrument.rules.filter((rule) => ['inForce', 'open'].includes(standingOn(rule, day)));
}

/** What a rule is about; an unknown key stands with the support. */
export function topicOf({ rule }: InstrumentRule) {
  return ruleKind(rule)?.topic ?? 'support';
}
