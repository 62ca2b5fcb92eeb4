import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When and by whom the plans and budgets from before there were versions were last saved: the audit trail knows, and
 * until now the budgets said when the first of their versions was made. Entries about the column `version` are from
 * that time, because it went when versions came; what the sample or an operator wrote has no writer.
 */
export class VersionWriters1700000000084 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['funding_plan_years', 'budgets']) {
      await runner.query(`
        update ${table} t set recorded_at = saved.at, recorded_by = saved.writer
          from (
            select distinct on (a.record_id) a.record_id, a.at, u.id as writer
              from audit_entries a
              left join users u on u.id = a.actor_id
             where a.table_name = '${table}' and a.operation <> 'delete' and a.new ? 'version'
             order by a.record_id, a.id desc
          ) saved
         where saved.record_id = t.id::text and t.recorded_by is null`);
    }
  }

  async down(): Promise<void> {
    // What was recorded before can be told from the audit trail; nothing depends on it.
  }
}
