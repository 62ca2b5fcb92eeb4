import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from '../../../src/platform/clock/index.js';
import { ConfigModule, loadConfig } from '../../../src/platform/config/index.js';
import { DatabaseModule, UnitOfWork } from '../../../src/platform/database/index.js';
import { HealthModule } from '../../../src/platform/health/index.js';
import { JobsModule } from '../../../src/platform/jobs/index.js';
import { MailModule, Mailer } from '../../../src/platform/mail/index.js';
import { OutboxModule } from '../../../src/platform/outbox/index.js';
import { type TestDatabase, createTestDatabase } from '../../support/databases.js';
import { type TestMailServer, startMailServer } from '../../support/mail-server.js';
import { until } from '../../support/until.js';

const message = {
  dedupeKey: 'reminder:1',
  recipient: { userId: '019d2f00-0000-7000-8000-000000000001', address: 'planner@hankesalkku.example' },
  subject: 'Määräaika la 31.10.: ilmoittautuminen',
  text: 'Toimi viimeistään pe 30.10.\n',
};

let database: TestDatabase;
let server: TestMailServer;
const open: INestApplicationContext[] = [];

async function start(smtpUrl?: string) {
  const config = loadConfig({
    DATABASE_URL: database.url,
    MAIL_FROM: 'Hankesalkku <salkku@hankesalkku.example>',
    SMTP_URL: smtpUrl,
    REDIS_URL: process.env['REDIS_URL'],
  });
  @Module({
    imports: [
      ConfigModule.forRoot(config),
      ClockModule,
      DatabaseModule.forRoot({ databaseUrl: database.url, poolSize: 5 }),
      HealthModule,
      OutboxModule,
      JobsModule,
      MailModule,
    ],
  })
  class TestModule {}
  const app = await NestFactory.createApplicationContext(TestModule, { logger: false });
  open.push(app);
  return app;
}

const rows = (app: INestApplicationContext) =>
  app
    .get(UnitOfWork)
    .query<{ id: string; sent_at: Date | null }>(
      `select id, sent_at from mail_messages order by id limit 10`,
    );

beforeEach(async () => {
  database = await createTestDatabase();
  server = await startMailServer();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
  await server.close();
  await database.drop();
});

describe('a message to a user', () => {
  it('is in their Messages at once when there is no mail server, once per key', async () => {
    const app = await start();
    expect(await app.get(Mailer).send(message)).toBe(true);
    expect(await app.get(Mailer).send({ ...message, subject: 'Again' })).toBe(false);
    expect(await rows(app)).toEqual([{ id: expect.any(String), sent_at: expect.any(Date) }]);
  });

  it('is also sent by the mail server, once, with a Message-ID made of its id', async () => {
    const app = await start(server.url);
    await app.get(Mailer).send(message);
    await app.get(Mailer).send(message);
    await until(async () => (await rows(app)).every(({ sent_at }) => sent_at !== null));
    const [row] = await rows(app);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({
      messageId: `<${row?.id}@hankesalkku.example>`,
      subject: message.subject,
      text: message.text,
      to: [{ address: message.recipient.address }],
    });
  });

  it('is sent later when the mail server refuses it for the moment', async () => {
    const app = await start(server.url);
    server.refuse(1);
    await app.get(Mailer).send(message);
    await until(() => server.received.length === 1);
    await until(async () => (await rows(app)).every(({ sent_at }) => sent_at !== null));
  });

  it('does not exist when the transaction that sent it is rolled back', async () => {
    const app = await start(server.url);
    await expect(
      app.get(UnitOfWork).run(async () => {
        await app.get(Mailer).send(message);
        throw new Error('roll back');
      }),
    ).rejects.toThrow('roll back');
    expect(await rows(app)).toEqual([]);
  });
});
