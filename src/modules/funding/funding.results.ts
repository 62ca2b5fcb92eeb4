import type { Cents } from '../../shared/money/index.js';
import type { LocalText } from './instruments/domain/instrument.js';
import type { FundingAmountAnswer } from './applications/amount.dto.js';
import type { DecisionAnswer } from './applications/decision.dto.js';

/** What names a project beside a figure. */
export interface ProjectLabel {
  id: string;
  code: string;
  nameFi: string;
  nameSv: string | null;
  nameEn: string | null;
}

/** The sum of one instrument's applications in one state, as on a day. */
export interface InstrumentTotals {
  instrument: { code: string; name: LocalText };
  /** Applied for and pending, or granted. */
  state: 'applied' | 'granted';
  applications: number;
  /** The centre's own parts; `fromCents` and `toCents` differ where ranges are summed. Zero with all unknown. */
  own: { fromCents: Cents; toCents: Cents; approximate: boolean; unknown: ProjectLabel[] };
  /** The support within the own parts. */
  ownGrant: { cents: Cents; unknown: ProjectLabel[] };
  /** Whole projects, never to be added to the own parts. */
  whole: { fromCents: Cents; toCents: Cents; approximate: boolean; known: number };
}

/** The money behind one project in a list: its newest application, else the instrument named for it. */
export interface ProjectMoney {
  instrument: { code: string; name: LocalText };
  funder: LocalText;
  applicationId: string | null;
  funderProjectCode: string | null;
  submitted: string | null;
  applied: FundingAmountAnswer[];
  decision: DecisionAnswer | null;
}
