export * from './fields/index.js';
export { AsOnPageQuery, AsOnQuery, asOnDay } from './as-on.js';
export {
  AsOnExportQuery,
  EXPORT_FORMATS,
  type ExportFormat,
  ExportQuery,
  type ExportedTable,
  MAX_EXPORTED_ROWS,
  ReturnsFile,
  WantedLanguage,
  exportFile,
  exportOf,
  fileOf,
  readAllRows,
} from './export.js';
export { HttpPlatformModule } from './http.module.js';
export { describeApi, serveApiDescription } from './openapi.js';
export { servePage } from './page.js';
export { createAdapter, prepareServer } from './server.js';
export { Idempotent } from './idempotency.js';
export { DEFAULT_LIMIT, PageQuery, decodeCursor, encodeCursor, toPage } from './page-query.js';
export { IdParam, IfMatch, TakesVersion } from './parameters.js';
export { type Page, Returns, pageOf } from './returns.js';
export { TakesFile, type Upload, UploadedFile } from './upload.js';
