import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/access/index.js';
import { IdParam, Returns } from '../../platform/http/index.js';
import { ReminderPreviewAnswer, ReminderPreviewBody, RemindersAnswer } from './dto/reminder.dto.js';
import { RemindersService } from './reminders.service.js';

@ApiTags('reminders')
@Controller('api/v1')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Get('deadlines/:id/reminders')
  @RequirePermission('deadlines.read')
  @Returns(RemindersAnswer)
  listOf(@IdParam() id: string): Promise<RemindersAnswer> {
    return this.reminders.listOf(id);
  }

  @Post('reminders/preview')
  @RequirePermission('deadlines.read')
  @Returns(ReminderPreviewAnswer)
  preview(@Body() body: ReminderPreviewBody): ReminderPreviewAnswer {
    return this.reminders.preview(body);
  }
}
