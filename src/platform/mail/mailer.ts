import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { UnitOfWork } from '../database/index.js';
import { newId } from '../ids/index.js';
import { Outbox, jobTopic } from '../outbox/index.js';
import type { MailMessage } from './mail-message.js';
import { MailRepository } from './mail.repository.js';

/** The message must be given to the mail server. */
export const deliverMail = jobTopic<{ messageId: string }>('mail.deliver');

/** Writes messages to users. */
@Injectable()
export class Mailer {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MailRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts the message into the recipient's Messages, in the caller's transaction where there is one, and has the mail
   * server send it, where one is set.
   * @returns false when a message with the same key was there already; then nothing happens.
   */
  async send(message: MailMessage): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const id = newId();
      const viaServer = this.config.smtpUrl !== undefined;
      const isNew = await this.repository.add(id, message, this.clock.now(), !viaServer);
      if (isNew && viaServer) await this.outbox.add(deliverMail, { messageId: id });
      return isNew;
    });
  }
}
