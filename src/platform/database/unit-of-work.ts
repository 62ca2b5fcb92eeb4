import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClientBase, Pool } from 'pg';
import { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { currentContext } from '../context/index.js';

/** Serialization failure and deadlock: the only errors after which the same body may simply run again. */
const RETRIABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 4;

/**
 * The transaction. Nested calls join the outer one; the whole body is retried on serialization failures and
 * deadlocks, so nothing but database work may happen inside.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs `body` in one READ COMMITTED transaction and commits when it returns. */
  async run<T>(body: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return body();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(async (manager) => {
          await this.describeActor(manager);
          return this.current.run(manager, body);
        });
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRIABLE.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  /** The manager of the running transaction, else of the pool. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.dataSource.manager;
  }

  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /**
   * One statement with bound parameters; bigint columns come as bigint, numeric and date as strings. It goes straight
   * to the transaction's connection, or to the pool: a query runner for each statement costs more than the answer.
   */
  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const runner = this.current.getStore()?.queryRunner;
    const connection = runner ? ((await runner.connect()) as ClientBase) : this.pool;
    const result = await connection.query(sql, [...params]);
    return result.rows as Row[];
  }

  private get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }

  /** Tells the audit trigger who acts; it lives as long as the transaction. */
  private async describeActor(manager: EntityManager): Promise<void> {
    const context = currentContext();
    await manager.query(
      `select set_config('app.actor_id', $1, true), set_config('app.actor', $2, true),
              set_config('app.action', $3, true), set_config('app.request_id', $4, true)`,
      [
        context?.actor?.userId ?? '',
        context?.actor?.email ?? 'system',
        context?.action ?? 'system',
        context?.requestId ?? '',
      ],
    );
  }
}

/** The SQLSTATE of a database error, wherever in the chain of causes it stands. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const holder = at as { code?: unknown; driverError?: { code?: unknown } };
    const code = holder.driverError?.code ?? holder.code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}
