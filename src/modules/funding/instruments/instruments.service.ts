import { Injectable, type StreamableFile } from '@nestjs/common';
import { shownWriter } from '../../../platform/access/index.js';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  type PageQuery,
  decodeCursor,
  exportFile,
  toPage,
} from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
import { Problem, refuseFields } from '../../../shared/problem.js';
import { takeDelivered } from './domain/delivered-rules.js';
import { localTextOf, readEnteredRule } from './domain/entered-rule.js';
import type { Instrument, InstrumentVersion } from './domain/instrument.js';
import { overlapProblems, validityProblems } from './domain/rule-check.js';
import { changesBetween, withLaterRule } from './domain/rule-versions.js';
import type {
  DeliveredRulesQuery,
  NewInstrumentBody,
  NewVersionBody,
  RuleExportQuery,
  TakeDeliveredBody,
} from './instrument-body.dto.js';
import type { DeliveredRulesAnswer, InstrumentAnswer, InstrumentVersionAnswer } from './instrument.dto.js';
import { InstrumentCatalogue } from './instrument-catalogue.js';
import { EXPORTED_RULES, ruleRows } from './instruments.export.js';
import { InstrumentsRepository } from './instruments.repository.js';

/** What an administrator enters beside the delivered instruments, and the versions that come of it. */
@Injectable()
export class InstrumentsService {
  constructor(
    private readonly repository: InstrumentsRepository,
    private readonly catalogue: InstrumentCatalogue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Adds an instrument that the product does not bring. */
  async create(actor: Actor, body: NewInstrumentBody): Promise<InstrumentAnswer> {
    const rules = (body.rules ?? []).map((rule, at) => readEnteredRule(rule, `/rules/${at}`));
    const instrument: Instrument = {
      code: body.code,
      name: localTextOf(body.name),
      funder: localTextOf(body.funder),
      validFrom: body.validFrom ?? null,
      validTo: body.validTo ?? null,
      rules: rules.map(({ rule }) => rule),
    };
    refuseFields([
      ...validityProblems(instrument, ''),
      ...rules.flatMap(({ problems }) => problems),
      ...overlapProblems(instrument.rules, '/rules'),
    ]);
    return this.unitOfWork.run(async () => {
      await this.repository.lockCatalogue();
      if (await this.repository.findInstrument(body.code)) {
        throw new Problem('record.exists', { params: { record: 'instrument', field: 'code' } });
      }
      await this.repository.insertInstrument(instrument);
      await this.repository.insertVersion({
        ...{
          instrument: body.code,
          number: 1,
          rules: instrument.rules,
          note: null,
          recordedBy: actor.userId,
        },
      });
      return this.catalogue.get(body.code);
    });
  }

  /**
   * Enters a later validity of a rule, as a new version. Projects that are decided keep the version they were decided
   * under; those that are not, and rates by the date of the cost, follow the new one.
   */
  async addVersion(
    actor: Actor,
    code: string,
    version: number,
    body: NewVersionBody,
  ): Promise<InstrumentAnswer> {
    return this.unitOfWork.run(async () => {
      await this.repository.lockCatalogue();
      const instrument = await this.catalogue.get(code);
      if (instrument.version !== version) throw new Problem('record.stale');
      const { rule, problems } = readEnteredRule(body, '');
      refuseFields(problems);
      const result = withLaterRule(instrument.rules, rule);
      if ('problems' in result) throw new Problem('input.invalid', { errors: result.problems });
      await this.repository.insertVersion({
        instrument: code,
        number: instrument.version + 1,
        rules: result.rules,
        note: body.reason ?? null,
        recordedBy: actor.userId,
      });
      return this.catalogue.get(code);
    });
  }

  /** What the delivered rules that wait would change from a day on; nothing is stored. */
  async previewDelivered(code: string, { validFrom }: DeliveredRulesQuery): Promise<DeliveredRulesAnswer> {
    const { changes } = await this.taken(await this.catalogue.get(code), validFrom, '?');
    return { changes };
  }

  /** Takes the delivered rules that wait into use from a day on, as a new version; the preview is what is stored. */
  async takeDelivered(
    actor: Actor,
    code: string,
    version: number,
    body: TakeDeliveredBody,
  ): Promise<InstrumentAnswer> {
    return this.unitOfWork.run(async () => {
      await this.repository.lockCatalogue();
      const instrument = await this.catalogue.get(code);
      if (instrument.version !== version) throw new Problem('record.stale');
      const { rules, delivered } = await this.taken(instrument, body.validFrom, '/');
      await this.repository.insertVersion({
        ...{ instrument: code, number: instrument.version + 1, rules, takenRules: delivered },
        ...{ note: body.reason ?? null, recordedBy: actor.userId },
      });
      await this.repository.clearWaiting(code);
      return this.catalogue.get(code);
    });
  }

  private async taken(
    { code, rules, deliveredRules: delivered }: InstrumentAnswer,
    from: string,
    at: '/' | '?',
  ) {
    if (delivered === null) throw new Problem('instrument.nothing_waits');
    const before = await this.repository.findLastDelivered(code);
    const result = takeDelivered(rules, { before, delivered }, from);
    if ('rules' in result) return { ...result, delivered };
    const errors = result.problems.map((problem) => ({ ...problem, pointer: `${at}validFrom` }));
    throw new Problem('input.invalid', { errors });
  }

  /** Every validity of every rule as a file: of all instruments, or of one. */
  async exportRules(
    { format, lang, instrument }: RuleExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const instruments =
      instrument === undefined ? (await this.catalogue.list()).items : [await this.catalogue.get(instrument)];
    const asOn = this.clock.today();
    return exportFile(EXPORTED_RULES, ruleRows(instruments), { format, language: lang ?? language, asOn });
  }

  /** The versions of an instrument, the newest first, each with what it changed. */
  async listVersions(code: string, query: PageQuery): Promise<Page<InstrumentVersionAnswer>> {
    await this.catalogue.get(code);
    const { cursor, limit = DEFAULT_LIMIT } = query;
    const after = decodeCursor(cursor, ['integer']);
    const rows = await this.repository.listVersions(code, after && Number(after[0]), limit + 1);
    const page = toPage(rows, limit, (last) => [last.number]);
    return { ...page, items: page.items.map((row, at) => withChanges(row, rows[at + 1])) };
  }
}

function withChanges(
  version: InstrumentVersion,
  before: InstrumentVersion | undefined,
): InstrumentVersionAnswer {
  const changes = before === undefined ? [] : changesBetween(before.rules, version.rules);
  return { ...version, recordedBy: shownWriter(version.recordedBy), changes };
}
