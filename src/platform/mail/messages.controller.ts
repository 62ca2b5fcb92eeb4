import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../access/index.js';
import type { Actor } from '../context/index.js';
import { IdParam, type Page, Returns, pageOf } from '../http/index.js';
import { MessageResponse, MessagesQuery, UnreadMessagesResponse } from './dto/message.dto.js';
import { MessagesService } from './messages.service.js';

/** The messages of the one who asks, and of nobody else. */
@ApiTags('messages')
@Controller('api/v1/messages')
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get()
  @RequirePermission('messages.own')
  @Returns(pageOf(MessageResponse))
  list(@CurrentActor() actor: Actor, @Query() query: MessagesQuery): Promise<Page<MessageResponse>> {
    return this.messages.list(actor, query);
  }

  @Get('unread-count')
  @RequirePermission('messages.own')
  @Returns(UnreadMessagesResponse)
  countUnread(@CurrentActor() actor: Actor): Promise<UnreadMessagesResponse> {
    return this.messages.countUnread(actor);
  }

  @Post(':id/read')
  @RequirePermission('messages.own')
  @Returns(MessageResponse)
  markRead(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<MessageResponse> {
    return this.messages.markRead(actor, id);
  }
}
