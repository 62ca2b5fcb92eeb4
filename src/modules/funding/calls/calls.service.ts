import { Injectable, type StreamableFile } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../../platform/clock/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  decodeCursor,
  exportFile,
  readAllRows,
  toPage,
} from '../../../platform/http/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Language } from '../../../shared/words.js';
import { Problem, invalidField, refuseFields } from '../../../shared/problem.js';
import { FundingEvents } from '../funding-events.js';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue.js';
import type { CallAnswer, CallBody, CallExportQuery, CallListQuery } from './call.dto.js';
import { EXPORTED_CALLS } from './calls.export.js';
import { type CallRow, CallsRepository, type StoredCall } from './calls.repository.js';
import { callProblems, callStateAt, closingOf } from './domain/call.js';

/** Calls for applications: when they open and close, and what they ask for. */
@Injectable()
export class CallsService {
  constructor(
    private readonly repository: CallsRepository,
    private readonly instruments: InstrumentCatalogue,
    private readonly events: FundingEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(query: CallListQuery): Promise<Page<CallAnswer>> {
    const { cursor, limit = DEFAULT_LIMIT, instrument = null, sort = 'closes' } = query;
    const after = decodeCursor(cursor, ['text', 'id']);
    const rows = await this.repository.listCalls({
      instrument,
      sort,
      after: after && { key: String(after[0]), id: String(after[1]) },
      limit: limit + 1,
    });
    const page = toPage(rows, limit, (last) => [last.sort_key, last.id]);
    return { ...page, items: page.items.map((row) => this.toAnswer(row)) };
  }

  /** The calls of the filter as a file, in the order asked. */
  async export({ format, lang, ...query }: CallExportQuery, language: Language): Promise<StreamableFile> {
    const rows = await readAllRows((page) => this.list({ ...query, ...page }));
    return exportFile(EXPORTED_CALLS, rows, { format, language: lang ?? language, asOn: this.clock.today() });
  }

  async get(id: string): Promise<CallAnswer> {
    const row = await this.repository.findCall(id);
    if (!row) throw new Problem('record.not_found', { params: { record: 'call', id } });
    return this.toAnswer(row);
  }

  async create(body: CallBody): Promise<CallAnswer> {
    const call = this.read(body);
    return this.unitOfWork.run(async () => {
      await this.instruments.require(call.instrument, '/instrument');
      const id = newId();
      await this.repository.insertCall(id, call);
      return this.saved(id);
    });
  }

  /** Changes a call; one that applications answer keeps its instrument, because their terms follow from it. */
  async change(id: string, version: number, body: CallBody): Promise<CallAnswer> {
    const call = this.read(body);
    return this.unitOfWork.run(async () => {
      const known = await this.get(id);
      await this.instruments.require(call.instrument, '/instrument');
      if (known.applications > 0 && known.instrument.code !== call.instrument) {
        throw invalidField('/instrument', 'call.has_applications', { count: known.applications });
      }
      if (!(await this.repository.updateCall(id, version, call))) throw new Problem('record.stale');
      return this.saved(id);
    });
  }

  private async saved(id: string): Promise<CallAnswer> {
    await this.events.publish({ kind: 'callSaved', projectId: null, recordId: id });
    return this.get(id);
  }

  private read(body: CallBody): StoredCall {
    const times = {
      opens: body.opens ?? null,
      opensTime: body.opensTime ?? null,
      closes: body.closes ?? null,
      closesTime: body.closesTime ?? null,
    };
    refuseFields(callProblems(times, this.clock.today()));
    return {
      ...times,
      instrument: body.instrument,
      title: body.title,
      funderOrganisationId: body.funderOrganisationId ?? null,
      closesAt: closingOf(times)?.toString() ?? null,
      requirements: body.requirements ?? [],
      source: body.source ?? null,
      note: body.note ?? null,
    };
  }

  private toAnswer(row: CallRow): CallAnswer {
    const { id, title, funder, opens, opensTime, closes, closesTime, requirements, source, note } = row;
    return {
      ...{ id, title, funder, opens, opensTime, closes, closesTime, requirements, source, note },
      instrument: { code: row.instrument, name: row.instrument_name },
      funderOrganisationId: row.funder_organisation_id,
      closesAt: row.closes_at && Temporal.Instant.from(row.closes_at.toISOString()).toString(),
      state: callStateAt(row, this.clock.now()),
      applications: row.applications,
      version: row.version,
    };
  }
}
