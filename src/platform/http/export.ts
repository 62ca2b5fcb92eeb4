import {
  type ExecutionContext,
  HttpCode,
  StreamableFile,
  type Type,
  applyDecorators,
  createParamDecorator,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, OmitType } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../shared/problem.js';
import { LANGUAGES, type Language, type Words } from '../../shared/words.js';
import type { TableCell } from '../../shared/workbook.js';
import { writeCsv, writeXlsx } from '../tabular/index.js';
import { AsOnPageQuery } from './as-on.js';
import { ChoiceField } from './fields/index.js';
import type { PageQuery } from './page-query.js';
import type { Page } from './returns.js';

/** As which file a list leaves. */
export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What every export is asked with, beside the filters of its list. */
export class ExportQuery {
  @ChoiceField(EXPORT_FORMATS, { description: 'A workbook, or CSV for Finnish Excel.' })
  format: ExportFormat;

  @ChoiceField(LANGUAGES, {
    optional: true,
    description: 'Of headers and words; that of Accept-Language when left out, else Finnish.',
  })
  lang?: Language;
}

/** The filters of a list without its paging, and the format: `class ProjectExportQuery extends exportOf(ProjectListQuery) {}`. */
export function exportOf<T extends PageQuery>(query: Type<T>): Type<Omit<T, keyof PageQuery> & ExportQuery> {
  class ListExportQuery extends OmitType(query as Type<PageQuery>, ['cursor', 'limit'] as const) {
    @ChoiceField(EXPORT_FORMATS, { description: 'A workbook, or CSV for Finnish Excel.' })
    format: ExportFormat;

    @ChoiceField(LANGUAGES, {
      optional: true,
      description: 'Of headers and words; that of Accept-Language when left out, else Finnish.',
    })
    lang?: Language;
  }
  return ListExportQuery as Type<Omit<T, keyof PageQuery> & ExportQuery>;
}

/** A list as on a day, without other filters, as a file. */
export class AsOnExportQuery extends exportOf(AsOnPageQuery) {}

/** A column of an exported file. */
export interface ExportColumn<Row> {
  readonly header: Words;
  readonly cell: (row: Row, language: Language) => TableCell;
}

/** A list as a file: what the file is called, and its columns. */
export interface ExportedTable<Row> {
  readonly name: Words;
  readonly columns: readonly ExportColumn<Row>[];
}

/** More rows are not read in one piece; filters make them fewer. */
export const MAX_EXPORTED_ROWS = 10_000;
const ROWS_AT_ONCE = 200;
const TYPES: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Documents a route that answers with a file. */
export const ReturnsFile = (...types: string[]): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiProduces(...(types.length > 0 ? types : Object.values(TYPES))),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );

/** The first language of the house that `Accept-Language` names; Finnish when it names none. */
export const WantedLanguage = createParamDecorator((_data: unknown, execution: ExecutionContext) =>
  wantedLanguage(execution.switchToHttp().getRequest<FastifyRequest>().headers['accept-language']),
);

/** See {@link WantedLanguage}. */
export function wantedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((code) => LANGUAGES.some((language) => language === code));
  return LANGUAGES.find((language) => language === wanted) ?? 'fi';
}

/**
 * Every row of a list, page by page.
 *
 * @throws Problem export.too_many when there are more than {@link MAX_EXPORTED_ROWS}
 */
export async function readAllRows<Row>(
  list: (page: { limit: number; cursor?: string }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let page = await list({ limit: ROWS_AT_ONCE });
  rows.push(...page.items);
  while (page.nextCursor !== null) {
    page = await list({ limit: ROWS_AT_ONCE, cursor: page.nextCursor });
    rows.push(...page.items);
    if (rows.length > MAX_EXPORTED_ROWS) {
      throw new Problem('export.too_many', { params: { max: MAX_EXPORTED_ROWS } });
    }
  }
  return rows;
}

/**
 * The rows as a file that is named after the list and the day one looks from.
 *
 * @throws Problem export.too_many when there are more than {@link MAX_EXPORTED_ROWS}
 */
export async function exportFile<Row>(
  { name, columns }: ExportedTable<Row>,
  rows: readonly Row[],
  { format, language, asOn }: { format: ExportFormat; language: Language; asOn: { toString(): string } },
): Promise<StreamableFile> {
  if (rows.length > MAX_EXPORTED_ROWS) {
    throw new Problem('export.too_many', { params: { max: MAX_EXPORTED_ROWS } });
  }
  const table = {
    name: name[language],
    headers: columns.map(({ header }) => header[language]),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row, language))),
  };
  const bytes =
    format === 'csv' ? Buffer.from(writeCsv(table.headers, table.rows)) : await writeXlsx([table]);
  return fileOf(bytes, TYPES[format], `${name[language]}-${asOn.toString()}.${format}`);
}

/** Bytes that the browser saves under this name. */
export function fileOf(bytes: Buffer, type: string, name: string): StreamableFile {
  const plain = name
    .toLowerCase()
    .replace(/\s+/g, '-')
    .normalize('NFD')
    .replace(/[^\w.-]/g, '');
  const disposition = `attachment; filename="${plain}"`;
  return new StreamableFile(bytes, { type, disposition, length: bytes.length });
}
