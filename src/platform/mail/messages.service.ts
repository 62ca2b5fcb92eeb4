import { Injectable } from '@nestjs/common';
import { Problem } from '../../shared/problem.js';
import { Clock } from '../clock/index.js';
import type { Actor } from '../context/index.js';
import { DEFAULT_LIMIT, type Page, decodeCursor, toPage } from '../http/index.js';
import type { MessageResponse, MessagesQuery, UnreadMessagesResponse } from './dto/message.dto.js';
import type { ReceivedMessage } from './mail-message.js';
import { MailRepository } from './mail.repository.js';

/** A user's own messages; nobody reads another's. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly repository: MailRepository,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: MessagesQuery): Promise<Page<MessageResponse>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [before] = decodeCursor(query.cursor, ['id']) ?? [];
    const rows = await this.repository.listOf(ownId(actor), {
      limit: limit + 1,
      unreadOnly: query.show === 'unread',
      ...(typeof before === 'string' ? { before } : {}),
    });
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toResponse) };
  }

  async countUnread(actor: Actor): Promise<UnreadMessagesResponse> {
    return { unread: await this.repository.countUnread(ownId(actor)) };
  }

  async markRead(actor: Actor, id: string): Promise<MessageResponse> {
    const message = await this.repository.markRead(ownId(actor), id, this.clock.now());
    if (!message) throw new Problem('record.not_found', { params: { record: 'message', id } });
    return toResponse(message);
  }
}

function ownId(actor: Actor): string {
  if (actor.userId === null) throw new Problem('session.required');
  return actor.userId;
}

function toResponse({ receivedAt, readAt, ...rest }: ReceivedMessage): MessageResponse {
  return { ...rest, receivedAt: receivedAt.toISOString(), readAt: readAt?.toISOString() ?? null };
}
