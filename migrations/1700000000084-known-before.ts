import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people entered before there were columns for it. Plans and budgets: when and by whom they were last saved, as
 * the audit trail has it; an entry about the column `version` is from that time, because it went when versions came.
 * Decided periods: one that no grant of the project gives was entered by hand, and so holds instead of the grant's.
 * The deadlines that follow from what was granted are left to the queue as work of the room that derives them.
 */
export class KnownBefore1700000000084 implements MigrationInterface {
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
    await runner.query(`
      with granted as (
        select a.project_id, d.id, d.period_starts, d.period_ends
          from funding_decisions d join funding_applications a on a.id = d.application_id
         where d.outcome in ('granted', 'partly')
        union all
        select r.project_id, r.decision_id, r.period_starts, r.period_ends
          from funding_change_requests r where r.state = 'approved' and r.period_ends is not null
      )
      update project_periods p set edited = true
       where p.kind = 'decided'
         and exists (select from granted g where g.project_id = p.project_id)
         and not exists (select from granted g where g.project_id = p.project_id
           and (g.period_starts, g.period_ends) is not distinct from (p.starts, p.ends))`);
    await runner.query(`
      insert into outbox (id, topic, payload, created_at, due_at)
        select gen_random_uuid(), 'deadlines.derive', jsonb_build_object('projectId', granted.project_id), now(), now()
          from (select distinct a.project_id from funding_decisions d
                  join funding_applications a on a.id = d.application_id
                 where d.outcome in ('granted', 'partly')) granted`);
  }

  async down(): Promise<void> {
    // It only says what was so before; nothing is lost by leaving it said.
  }
}
