export {
  borrowEmbeddedPostgres,
  onFirstStart,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
export { EmbeddedPostgresError } from './error.js';
export { DataDirInUseError, findHolder, lockDataDir, type DataDirLock, type Holder } from './lock.js';
