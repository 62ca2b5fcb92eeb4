import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PROBLEM_CODES, type ProblemCode } from '../../shared/problem-codes.js';
import { Problem } from '../../shared/problem.js';
import { Public } from '../access/index.js';
import { AnswerField } from './fields/index.js';
import { Returns } from './returns.js';

class ProblemMeaning {
  @AnswerField()
  code: string;

  @AnswerField({ type: 'integer' })
  status: number;

  @AnswerField()
  title: string;

  @AnswerField()
  detail: string;
}

/** What each problem code means: the `type` of a problem leads here. */
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Public('The meaning of a problem is no secret')
  @Returns(ProblemMeaning)
  getProblem(@Param('code') code: string): ProblemMeaning {
    if (!Object.hasOwn(PROBLEM_CODES, code)) throw new Problem('route.not_found');
    const known = code as ProblemCode;
    return { code: known, ...PROBLEM_CODES[known] };
  }
}
