import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type TestDatabase, createTestDatabase } from '../support/databases.js';

/** Tables whose changes the audit trail does not hold, and why it need not. */
const EXEMPT: Record<string, string> = {
  audit_entries: 'is the trail itself, and append-only',
  migrations: 'is written by the migration runner alone',
  installation: 'is written by the sample loader alone, whose facts are audited one by one',
  idempotency_keys: 'repeats answers; what was done for them is audited',
  outbox: 'is work caused by audited facts',
  mail_messages: 'holds copies of what audited facts say; its read mark is the reader’s own affair',
  sessions: 'come and go with every sign-in; a row per click would bury the facts',
  sign_in_attempts: 'counts failures for the throttle and is forgotten',
  one_time_links: 'holds only hashes of links; the password they set is audited as a change of the user',
  imported_lines: 'is derived from import batches and ledger entries, both audited',
  municipalities: 'is reference data that only migrations write',
  municipality_regions: 'is reference data that only migrations write',
  municipality_populations: 'is reference data that only migrations write',
};

describe('the audit trail', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /**
   * Tables of ours without the trigger for each of insert, update and delete (bits 2, 3 and 4 of tgtype, and bit 0
   * for "each row"). The queue keeps its tables in a schema of its own.
   */
  async function listUnaudited(): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name
         from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not exists (
            select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
             where t.tgrelid = c.oid and p.proname = 'audit_row'
               and t.tgenabled = 'O' and t.tgqual is null and t.tgtype & 31 = 29)
        order by 1 limit 1000`,
    );
    return rows.map(({ name }) => name);
  }

  it('covers every table but those that need none', async () => {
    expect(await listUnaudited()).toEqual(Object.keys(EXEMPT).sort());
  });

  it('would miss a table whose trigger leaves out deletions', async () => {
    await client.query('begin');
    await client.query(
      `create table half_audited (id uuid);
       create trigger audit after insert or update on half_audited for each row execute function audit_row();`,
    );
    expect(await listUnaudited()).toContain('half_audited');
    await client.query('rollback');
  });

  it('cannot be changed, deleted or emptied', async () => {
    await client.query(`insert into audit_entries (actor, action, request_id, table_name, record_id, operation)
                        values ('system', 'test', '', 'projects', '-', 'insert')`);
    for (const change of [
      `update audit_entries set actor = 'nobody'`,
      'delete from audit_entries',
      'truncate audit_entries',
    ]) {
      await expect(client.query(change)).rejects.toThrow('audit_entries is append-only');
    }
  });
});
