import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { Clock } from '../clock/index.js';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { JobHandler } from '../jobs/index.js';
import type { OutgoingMail } from './mail-message.js';
import { MailRepository } from './mail.repository.js';
import { deliverMail } from './mailer.js';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
const CONNECTIONS = 4;

/** Gives messages to the mail server. A repeat carries the same Message-ID, so a mailbox can tell it is one. */
@Injectable()
export class MailDelivery implements OnApplicationShutdown {
  private transport: ReturnType<typeof openTransport> | undefined;

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly repository: MailRepository,
    private readonly clock: Clock,
  ) {}

  @JobHandler(deliverMail)
  async deliver({ messageId }: { messageId: string }): Promise<void> {
    const mail = await this.repository.findOutgoing(messageId);
    if (!mail || mail.sentAt) return;
    // Without a mail server (any more) the message is where it can be read: under Messages.
    if (this.config.smtpUrl !== undefined) await this.sendBy(this.config.smtpUrl, mail);
    await this.repository.markSent(messageId, this.clock.now());
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private async sendBy(smtpUrl: string, mail: OutgoingMail): Promise<void> {
    this.transport ??= openTransport(smtpUrl);
    await this.transport.sendMail({
      from: this.config.mailFrom,
      // As an address and not as a header, in which a comma would make two.
      to: { name: '', address: mail.address },
      subject: mail.subject,
      text: mail.text,
      ...(mail.html === null ? {} : { html: mail.html }),
      messageId: `<${mail.id}@${domainOf(this.config.mailFrom)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }
}

function openTransport(smtpUrl: string) {
  return nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function domainOf(sender: string): string {
  return /@([^>\s]+)/.exec(sender)?.[1] ?? 'localhost';
}
