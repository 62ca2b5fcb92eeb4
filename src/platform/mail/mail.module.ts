import { Global, Module } from '@nestjs/common';
import { MailDelivery } from './mail-delivery.js';
import { MailRepository } from './mail.repository.js';
import { Mailer } from './mailer.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';

/** Messages to users: kept here, sent by the mail server where there is one, read under Messages. */
@Global()
@Module({
  controllers: [MessagesController],
  providers: [MailRepository, Mailer, MailDelivery, MessagesService],
  exports: [Mailer],
})
export class MailModule {}
