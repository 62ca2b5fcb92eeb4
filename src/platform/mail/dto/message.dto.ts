import { ChoiceField, IdField, InstantField, IntegerField, PageQuery, TextField } from '../../http/index.js';

/** Which of the actor's messages to list. */
export class MessagesQuery extends PageQuery {
  @ChoiceField(['all', 'unread'], { optional: true, description: 'All when left out.' })
  show?: 'all' | 'unread';
}

/** One message to the actor. */
export class MessageResponse {
  @IdField()
  id: string;

  @TextField({ max: 300 })
  subject: string;

  @TextField({ max: 100_000 })
  text: string;

  @InstantField()
  receivedAt: string;

  @InstantField({ nullable: true, description: 'When it was first opened; null while unread.' })
  readAt: string | null;
}

/** How many messages the actor has not opened. */
export class UnreadMessagesResponse {
  @IntegerField({ min: 0, max: 1_000_000_000 })
  unread: number;
}
