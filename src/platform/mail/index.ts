export { MailModule } from './mail.module.js';
export { Mailer } from './mailer.js';
export type { MailMessage } from './mail-message.js';
