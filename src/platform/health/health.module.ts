import { Controller, Get, Global, Module, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/index.js';
import { UnitOfWork } from '../database/index.js';
import { AnswerField, Returns } from '../http/index.js';
import { ReadinessChecks } from './readiness-checks.js';

class LiveAnswer {
  @AnswerField()
  status: string;
}

class ReadyAnswer {
  @AnswerField({ enum: ['ok', 'failed'] })
  status: 'ok' | 'failed';

  @AnswerField({ type: Object, additionalProperties: { type: 'string' } })
  checks: Record<string, 'ok' | 'failed'>;
}

/** `/health/live`: the process answers. `/health/ready`: what it depends on does, too. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: ReadinessChecks,
    unitOfWork: UnitOfWork,
  ) {
    readiness.register('database', async () => {
      await unitOfWork.query('select 1');
    });
  }

  /** The process runs. */
  @Get('live')
  @Public('Supervisors have no account')
  @Returns(LiveAnswer)
  live(): LiveAnswer {
    return { status: 'ok' };
  }

  /** The process can serve: 503 when a service it needs does not answer. */
  @Get('ready')
  @Public('Supervisors have no account')
  @Returns(ReadyAnswer)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyAnswer> {
    const checks = await this.readiness.run();
    const status = Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'failed';
    if (status === 'failed') void reply.code(503);
    return { status, checks };
  }
}

/** The health routes and the list of checks behind them. */
@Global()
@Module({ controllers: [HealthController], providers: [ReadinessChecks], exports: [ReadinessChecks] })
export class HealthModule {}
