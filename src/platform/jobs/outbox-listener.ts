import { Logger } from '@nestjs/common';
import pg from 'pg';
import { OUTBOX_CHANNEL } from '../outbox/index.js';

const RECONNECT_MS = 1000;

/** Hears, on a connection of its own, that a transaction with work was committed. Reconnects until it is closed. */
export class OutboxListener {
  private readonly logger = new Logger('Outbox');
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly onWork: () => void,
  ) {}

  async open(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'hankesalkku outbox',
      keepAlive: true,
    });
    client.on('notification', this.onWork);
    client.on('error', () => this.reopen(client));
    client.on('end', () => this.reopen(client));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${OUTBOX_CHANNEL}`);
      // What was added while nobody listened made no sound.
      this.onWork();
    } catch (error) {
      this.logger.warn(`Cannot listen for work: ${error instanceof Error ? error.message : String(error)}`);
      this.reopen(client);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private reopen(broken: pg.Client): void {
    if (this.closed || this.client !== broken) return;
    this.client = undefined;
    broken.removeAllListeners('end');
    void broken.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.open(), RECONNECT_MS);
  }
}
