import { Global, Module } from '@nestjs/common';
import { MailDelivery } from './mail-delivery.js';
import { MailRepository } from './mail.repository.js';
import { Mailer } from './mailer.js';

/** Messages to users: kept here, sent by the mail server where there is one, read under Messages. */
@Global()
@Module({
  providers: [MailRepository, Mailer, MailDelivery],
  exports: [Mailer],
})
export class MailModule {}
