export { UnitOfWork, sqlState } from './unit-of-work.js';
export { DatabaseModule } from './database.module.js';
export { type PagePosition, keyset, readSort } from './keyset.js';
