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
  readonly value: string | boolean | readonly string[];
  readonly unit?: string;
  readonly base?: string;
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
