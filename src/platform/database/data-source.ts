import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';

/** How values come back: bigint as bigint (cents), date and numeric as strings; the rest as the driver has it. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    if (oid === pg.types.builtins.INT8) return BigInt;
    if (oid === pg.types.builtins.DATE || oid === pg.types.builtins.NUMERIC) return String;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

/** Which database, and how many connections to it under which name. */
export interface DatabaseOptions {
  databaseUrl: string;
  poolSize: number;
  applicationName?: string;
}

/**
 * The options of the one data source. Locks wait 5 s and statements 60 s at most, so that a stuck one is an error
 * somebody sees and not a page that hangs.
 */
export function dataSourceOptions({ databaseUrl, poolSize, applicationName }: DatabaseOptions) {
  return {
    type: 'postgres',
    url: databaseUrl,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    extra: {
      max: poolSize,
      types,
      application_name: applicationName ?? 'hankesalkku',
      options: '-c lock_timeout=5000 -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
      connectionTimeoutMillis: 5000,
    },
  } satisfies DataSourceOptions;
}
