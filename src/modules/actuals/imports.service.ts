import { shownWriter } from '../../platform/access/index.js';
import { type RowError, rejectedRows } from '../../shared/row-error.js';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  type PageQuery,
  type Upload,
  decodeCursor,
  toPage,
} from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { cents, formatWire } from '../../shared/money/index.js';
import { Problem, fieldProblem, invalidField } from '../../shared/problem.js';
import { CostCentresRepository } from './cost-centres.repository.js';
import { identifyRows, repeatedLines, sameFigures } from './domain/entry-identity.js';
import { type ImportRow, readImportRows } from './domain/read-import-rows.js';
import type { BatchAnswer, ImportAnswer, ImportPreviewAnswer } from './dto/import.dto.js';
import { type ImportPlan, toPreviewAnswer } from './import-answer.js';
import { type LedgerFile, readLedgerFile } from './ledger-file.js';
import { type BatchRow, ImportsRepository } from './imports.repository.js';
import { ActualsReference } from './reference.js';

/** How many wrong rows an answer lists; the first ones tell what to mend. */

/** Brings exports of accounting into the ledger: all rows of a file or none, and none twice. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly costCentres: CostCentresRepository,
    private readonly reference: ActualsReference,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async preview(upload: Upload): Promise<ImportPreviewAnswer> {
    return toPreviewAnswer(await this.plan(upload));
  }

  /** Stores every new row of the file, or nothing when a single one is wrong. */
  async commit(actor: Actor, upload: Upload): Promise<ImportAnswer> {
    const plan = await this.plan(upload);
    if (plan.errors.length > 0) throw rejectedRows('import.rejected', plan.errors);
    const skippedCount = plan.reading.skipped.length + plan.repeated.length;
    const recordedAt = this.clock.now();
    const batchId = newId();
    return this.unitOfWork.run(async () => {
      const addedCount = await this.imports.insertNew(
        batchId,
        recordedAt,
        plan.fresh.map(({ row, identity }) => ({ ...row, id: newId(), identity })),
      );
      // Another import may have stored some of the rows since the plan was made.
      const knownCount = plan.knownCount + plan.fresh.length - addedCount;
      if (addedCount === 0) return { addedCount, knownCount, skippedCount, batch: null };
      await this.imports.insertBatch({
        id: batchId,
        fileName: plan.file.fileName,
        encoding: plan.file.encoding,
        rowCount: plan.reading.rows.length + plan.reading.skipped.length,
        knownCount,
        skippedCount,
        reversesBatchId: null,
        recordedAt,
        recordedBy: actor.email,
      });
      return { addedCount, knownCount, skippedCount, batch: await this.getBatch(batchId) };
    });
  }

  /** Undoes an import as one reversal; its file may then be imported again. */
  async undo(actor: Actor, id: string): Promise<BatchAnswer> {
    return this.unitOfWork.run(async () => {
      await this.imports.lockBatch(id);
      const batch = await this.getBatch(id);
      if (batch.reversedByBatchId !== null || batch.reversesBatchId !== null) {
        throw new Problem('import.reversed');
      }
      const recordedAt = this.clock.now();
      const reversalId = newId();
      await this.imports.forgetLines(id);
      const rowCount = await this.imports.insertReversals(id, reversalId, recordedAt);
      await this.imports.insertBatch({
        id: reversalId,
        fileName: batch.fileName,
        encoding: batch.encoding,
        rowCount,
        knownCount: 0,
        skippedCount: batch.addedCount - rowCount,
        reversesBatchId: id,
        recordedAt,
        recordedBy: actor.email,
      });
      return this.getBatch(reversalId);
    });
  }

  async list({ cursor, limit = DEFAULT_LIMIT }: PageQuery): Promise<Page<BatchAnswer>> {
    const after = decodeCursor(cursor, ['instant', 'id'])?.map(String);
    const rows = await this.imports.listBatches(
      limit + 1,
      after ? { recordedAt: after[0] ?? '', id: after[1] ?? '' } : null,
    );
    return toPage(rows.map(toBatchAnswer), limit, (last) => [last.recordedAt, last.id]);
  }

  private async plan(upload: Upload): Promise<ImportPlan> {
    const file = await readLedgerFile(upload, this.reference.headers);
    const reading = readImportRows(file.records, {
      columns: file.columns,
      accounts: this.reference.accounts,
      projects: await this.costCentres.mapToProjects(),
      otherwise: await this.readProject(upload.fields['projectId']),
      today: this.clock.today(),
    });
    const identified = identifyRows(reading.rows);
    const { differing, repeated } = repeatedLines(identified);
    const candidates = identified
      .filter(({ row }) => !repeated.has(row))
      .map(({ row, identity }) => ({ row, identity: hashIdentity(identity) }));
    const stored = await this.imports.findImported(candidates.map(({ identity }) => identity));
    const changed = candidates.filter(({ row, identity }) => {
      const earlier = stored.get(identity);
      return earlier !== undefined && !sameFigures(earlier, row);
    });
    const wrong = new Set([...differing, ...changed.map(({ row }) => row)]);
    return {
      file,
      reading,
      errors: [...reading.errors, ...[...wrong].map((row) => lineDiffers(row, file))].sort(
        (a, b) => a.row - b.row,
      ),
      fresh: candidates.filter(({ row, identity }) => !stored.has(identity) && !wrong.has(row)),
      knownCount: stored.size - changed.length,
      repeated: [...repeated],
      withoutVoucher: identified.filter(({ basis }) => basis === 'content').length,
      withoutLine: identified.filter(({ basis }) => basis === 'voucherAndContent').length,
    };
  }

  /** The project of rows without a cost centre, when the user chose one. */
  private async readProject(projectId: string | undefined): Promise<string | null> {
    if (projectId === undefined || projectId === '') return null;
    if (isUUID(projectId) && (await this.costCentres.projectExists(projectId))) return projectId;
    throw invalidField('/projectId', 'reference.missing', { record: 'project' });
  }

  private async getBatch(id: string): Promise<BatchAnswer> {
    const row = await this.imports.findBatch(id);
    if (!row) throw new Problem('record.not_found', { params: { record: 'import', id } });
    return toBatchAnswer(row);
  }
}

/** 128 bits of SHA-256 in the form of a UUID: small in the index, and no two rows of any ledger share it. */
function hashIdentity(identity: string): string {
  const hex = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function lineDiffers(row: ImportRow, file: LedgerFile): RowError {
  const index = file.columns.columns.voucher;
  const column = index === undefined ? 'voucher' : (file.columns.headers[index] ?? 'voucher');
  const params = { voucher: row.voucher ?? '', line: row.line ?? '' };
  const { code, detail } = fieldProblem('', 'import.line_differs', params);
  return { row: row.row, column, value: row.voucher ?? '', code, detail, params };
}

function toBatchAnswer(row: BatchRow): BatchAnswer {
  return {
    id: row.id,
    fileName: row.file_name,
    encoding: row.encoding,
    rowCount: row.row_count,
    addedCount: row.added_count,
    knownCount: row.known_count,
    skippedCount: row.skipped_count,
    total: formatWire(cents(row.total_cents)),
    firstPostingDate: row.first_posting_date,
    lastPostingDate: row.last_posting_date,
    reversesBatchId: row.reverses_batch_id,
    reversedByBatchId: row.reversed_by_batch_id,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: shownWriter(row.recorded_by),
  };
}
