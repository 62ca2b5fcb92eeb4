/** A text in the three languages of the page. */
export interface LocalText {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

/** Where a rule stands: an act (with its section), or a title (with its date). */
export interface RuleSource {
  readonly act?: string;
  readonly section?: string;
  readonly title?: string;
  readonly date?: string;
}

/** One dated rule of an instrument. `validFrom` and `validTo` are null where the source states no limit. */
export interface InstrumentRule {
  readonly rule: string;
  /** Tells rules of the same key apart, such as the side costs of teaching staff. */
  readonly variant?: string;
  readonly value: string | boolean | readonly string[];
  readonly unit?: string;
  readonly base?: string;
  /** How often it comes again, as a duration: a report every six months. */
  readonly every?: string;
  readonly rounding?: string;
  readonly note?: LocalText;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: RuleSource;
  /** False where no source confirmed the rule. */
  readonly confirmed: boolean;
}

/** A funding instrument as a set of dated rules. */
export interface Instrument {
  readonly code: string;
  readonly name: LocalText;
  readonly funder: LocalText;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly rules: readonly InstrumentRule[];
}

/** An instrument as it is stored: the rules are those of its newest version. */
export interface StoredInstrument extends Instrument {
  /** Number of the newest version. */
  readonly version: number;
  /** Whether the product brought it or an administrator entered it. */
  readonly origin: RuleOrigin;
  /** Rules of the delivered file that were not taken into use, because rules were entered since; null when none wait. */
  readonly deliveredRules: readonly InstrumentRule[] | null;
}

/** Who wrote a version of an instrument's rules: the product's files, or an administrator. */
export const RULE_ORIGINS = ['delivered', 'entered'] as const;
/** One of {@link RULE_ORIGINS}. */
export type RuleOrigin = (typeof RULE_ORIGINS)[number];

/** The rules of an instrument as they were recorded at one time; a version never changes. */
export interface InstrumentVersion {
  readonly number: number;
  readonly origin: RuleOrigin;
  readonly rules: readonly InstrumentRule[];
  readonly note: string | null;
  /** Whether an administrator took delivered rules into use with it. */
  readonly tookDelivered: boolean;
  readonly recordedAt: string;
  /** Null for those that the product's files brought. */
  readonly recordedBy: string | null;
}
