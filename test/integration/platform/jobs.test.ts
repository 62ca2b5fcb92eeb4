import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from '../../../src/platform/clock/index.js';
import { ConfigModule, type Role, loadConfig } from '../../../src/platform/config/index.js';
import { DatabaseModule, UnitOfWork } from '../../../src/platform/database/index.js';
import { HealthModule } from '../../../src/platform/health/index.js';
import { JobHandler, type JobInfo, JobsModule, JobsStatus } from '../../../src/platform/jobs/index.js';
import { Clock } from '../../../src/platform/clock/index.js';
import { Outbox, OutboxModule, OutboxStore, jobTopic } from '../../../src/platform/outbox/index.js';
import { type TestDatabase, createTestDatabase } from '../../support/databases.js';
import { until } from '../../support/until.js';

const noted = jobTopic<{ text: string; failures?: number }>('test.note');

@Injectable()
class Notebook {
  readonly notes: { text: string; at: number; job: JobInfo }[] = [];

  @JobHandler(noted)
  async note({ text, failures = 0 }: { text: string; failures?: number }, job: JobInfo): Promise<void> {
    if (job.attempt <= failures) throw new Error(`attempt ${job.attempt} fails as asked`);
    this.notes.push({ text, at: new Clock().now().epochMilliseconds, job });
  }
}

@Injectable()
class SecondNotebook {
  @JobHandler(noted)
  async note(): Promise<void> {}
}

let database: TestDatabase;
const open: INestApplicationContext[] = [];

async function start(role: Role, providers: (typeof Notebook | typeof SecondNotebook)[] = [Notebook]) {
  const config = {
    ...loadConfig({ DATABASE_URL: database.url, ROLE: role, LOG_LEVEL: 'error' }),
    ...(process.env['REDIS_URL'] ? { redisUrl: process.env['REDIS_URL'] } : {}),
  };
  @Module({
    imports: [
      ConfigModule.forRoot(config),
      ClockModule,
      DatabaseModule.forRoot({ databaseUrl: database.url, poolSize: 5 }),
      HealthModule,
      OutboxModule,
      JobsModule,
    ],
    providers,
  })
  class TestModule {}
  const app = await NestFactory.createApplicationContext(TestModule, { logger: false, abortOnError: false });
  open.push(app);
  return app;
}

async function add(
  app: INestApplicationContext,
  text: string,
  options: { inMs?: number; failures?: number } = {},
) {
  const { inMs, failures } = options;
  return app
    .get(UnitOfWork)
    .run(() =>
      app
        .get(Outbox)
        .add(
          noted,
          { text, ...(failures ? { failures } : {}) },
          inMs ? { notBefore: new Clock().now().add({ milliseconds: inMs }) } : {},
        ),
    );
}

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
  await database.drop();
});

describe('work that happens later', () => {
  it('must be added in a transaction', async () => {
    const app = await start('web');
    await expect(app.get(Outbox).add(noted, { text: 'loose' })).rejects.toThrow('inside a unit of work');
  });

  it('is done once, soon after its transaction commits', async () => {
    const app = await start('all');
    await add(app, 'warm up');
    await until(() => app.get(Notebook).notes.length === 1);
    const before = new Clock().now().epochMilliseconds;
    const id = await add(app, 'now');
    await until(() => app.get(Notebook).notes.length === 2);
    const note = app.get(Notebook).notes[1];
    expect(note?.job).toEqual({ id, attempt: 1 });
    expect((note?.at ?? 0) - before).toBeLessThan(1000);
  });

  it('does not exist when its transaction is rolled back', async () => {
    const app = await start('all');
    await expect(
      app.get(UnitOfWork).run(async () => {
        await app.get(Outbox).add(noted, { text: 'never' });
        throw new Error('roll back');
      }),
    ).rejects.toThrow('roll back');
    await add(app, 'after');
    await until(() => app.get(Notebook).notes.length === 1);
    expect(app.get(Notebook).notes.map(({ text }) => text)).toEqual(['after']);
  });

  it('waits for its time and is done within two seconds of it', async () => {
    const app = await start('all');
    const before = new Clock().now().epochMilliseconds;
    await add(app, 'later', { inMs: 3000 });
    await add(app, 'sooner', { inMs: 1500 });
    await until(() => app.get(Notebook).notes.length === 2);
    const [sooner, later] = app.get(Notebook).notes;
    expect([sooner?.text, later?.text]).toEqual(['sooner', 'later']);
    expect((sooner?.at ?? 0) - before).toBeGreaterThanOrEqual(1500);
    expect((sooner?.at ?? 0) - before).toBeLessThan(3500);
    expect((later?.at ?? 0) - before).toBeGreaterThanOrEqual(3000);
    expect((later?.at ?? 0) - before).toBeLessThan(5000);
  });

  it('is done by the worker when the web process added it, once even with two workers', async () => {
    const web = await start('web');
    const workers = [await start('worker'), await start('worker')];
    const texts = Array.from({ length: 60 }, (_, index) => `note ${index}`);
    await web.get(UnitOfWork).run(() =>
      web.get(Outbox).addAll(
        noted,
        texts.map((text) => ({ payload: { text } })),
      ),
    );
    const done = () => workers.flatMap((worker) => worker.get(Notebook).notes.map(({ text }) => text));
    await until(() => done().length >= texts.length);
    expect(done().sort()).toEqual(texts.sort());
    expect(web.get(Notebook).notes).toEqual([]);
  });

  it('is tried again after an error and remembers nothing of it once done', async () => {
    const app = await start('all');
    const id = await add(app, 'stubborn', { failures: 2 });
    await until(() => app.get(Notebook).notes.length === 1);
    expect(app.get(Notebook).notes[0]?.job).toEqual({ id, attempt: 3 });
    const finished = () =>
      app
        .get(UnitOfWork)
        .query<{ attempts: number; last_error: string | null }>(
          `select attempts, last_error from outbox where id = $1 and finished_at is not null`,
          [id],
        );
    await until(async () => (await finished()).length === 1);
    expect(await finished()).toEqual([{ attempts: 3, last_error: null }]);
  });

  it('survives a restart', async () => {
    const first = await start('all');
    await add(first, 'across', { inMs: 2000 });
    await first.close();
    const second = await start('all');
    await until(() => second.get(Notebook).notes.length === 1);
    expect(first.get(Notebook).notes).toEqual([]);
  });

  it('that was added while no worker ran is done when one starts', async () => {
    const web = await start('web');
    await add(web, 'waiting');
    const worker = await start('worker');
    await until(() => worker.get(Notebook).notes.length === 1);
  });

  it('that was cancelled is not done', async () => {
    const app = await start('all');
    const id = await add(app, 'cancelled', { inMs: 1000 });
    await app.get(UnitOfWork).run(() => app.get(Outbox).cancel([id]));
    await add(app, 'kept', { inMs: 1500 });
    await until(() => app.get(Notebook).notes.length === 1);
    expect(app.get(Notebook).notes[0]?.text).toBe('kept');
  });

  it('that the queue lost is handed over again', async () => {
    const app = await start('all');
    const web = await start('web');
    const store = web.get(OutboxStore);
    await app.close();
    const id = await add(web, 'lost by the queue');
    const past = new Clock().now().subtract({ seconds: 40 });
    await web
      .get(UnitOfWork)
      .query(`update outbox set due_at = $2, relayed_at = $2 where id = $1`, [id, past.toString()]);
    expect(await store.claimDue(new Clock().now().subtract({ seconds: 15 }), 10)).toEqual([]);
    const worker = await start('worker');
    await until(() => worker.get(Notebook).notes.length === 1);
  });

  it('is counted as overdue and as given up where people look', async () => {
    const web = await start('web');
    const [overdue, dead] = [await add(web, 'overdue'), await add(web, 'dead')];
    const past = new Clock().now().subtract({ minutes: 2 });
    await web
      .get(UnitOfWork)
      .query(`update outbox set due_at = $2 where id = $1`, [overdue, past.toString()]);
    await web.get(OutboxStore).bury(dead, 'no use', new Clock().now());
    expect(await web.get(JobsStatus).read()).toMatchObject({ reachable: null, overdue: 1, dead: 1 });
    expect(await web.get(OutboxStore).listDead(10)).toMatchObject([{ id: dead, lastError: 'no use' }]);
    expect(await web.get(OutboxStore).revive(dead, new Clock().now())).toBe(true);
    expect(await web.get(JobsStatus).read()).toMatchObject({ dead: 0 });
  });

  it('says that the queue answers', async () => {
    const app = await start('all');
    expect(await app.get(JobsStatus).read()).toMatchObject({
      backend: process.env['REDIS_URL'] ? 'redis' : 'postgres',
      reachable: true,
      overdue: 0,
      dead: 0,
    });
  });
});

describe('the start', () => {
  it('is refused when a topic has no handler', async () => {
    await expect(start('web', [])).rejects.toThrow('The job topic "test.note" has no handler.');
  });

  it('is refused when a topic has two handlers', async () => {
    await expect(start('web', [Notebook, SecondNotebook])).rejects.toThrow('"test.note" has two handlers');
  });
});
