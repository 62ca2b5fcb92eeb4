/** A message to one user, ready to be read. */
export interface MailMessage {
  /** Says what the message is about so exactly that a second one with the same key is the same message. */
  dedupeKey: string;
  recipient: { userId: string; address: string };
  subject: string;
  text: string;
  html?: string;
}

/** A message as its recipient sees it. */
export interface ReceivedMessage {
  id: string;
  subject: string;
  text: string;
  receivedAt: Date;
  readAt: Date | null;
}

/** A message as the mail server gets it. */
export interface OutgoingMail {
  id: string;
  address: string;
  subject: string;
  text: string;
  html: string | null;
  sentAt: Date | null;
}
