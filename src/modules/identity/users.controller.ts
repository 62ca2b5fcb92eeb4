import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import {
  IdParam,
  IfMatch,
  type Page,
  PageQuery,
  Returns,
  TakesVersion,
  pageOf,
} from '../../platform/http/index.js';
import {
  ChangeUserBody,
  NewTokenAnswer,
  NewTokenBody,
  NewUserBody,
  TokenListAnswer,
  UserAnswer,
  UserWithLinkAnswer,
} from './dto/user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @RequirePermission('users.read')
  @Returns(pageOf(UserAnswer))
  async list(@Query() query: PageQuery): Promise<Page<UserAnswer>> {
    return this.users.list(query);
  }

  @Post()
  @RequirePermission('users.manage')
  @Returns(UserWithLinkAnswer, 201)
  async create(@Body() body: NewUserBody): Promise<UserWithLinkAnswer> {
    return this.users.create(body);
  }

  @Patch(':id')
  @TakesVersion()
  @RequirePermission('users.manage')
  @Returns(UserAnswer)
  async change(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ChangeUserBody,
  ): Promise<UserAnswer> {
    return this.users.change(id, version, body);
  }

  @Post(':id/password-link')
  @RequirePermission('users.manage')
  @Returns(UserWithLinkAnswer, 201)
  async issuePasswordLink(@IdParam() id: string): Promise<UserWithLinkAnswer> {
    return this.users.issuePasswordLink(id);
  }
}

@ApiTags('tokens')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @RequirePermission('tokens.own')
  @Returns(TokenListAnswer)
  async list(@CurrentActor() actor: Actor): Promise<TokenListAnswer> {
    return this.users.listTokens(actor);
  }

  @Post()
  @RequirePermission('tokens.own')
  @Returns(NewTokenAnswer, 201)
  async create(@CurrentActor() actor: Actor, @Body() { name }: NewTokenBody): Promise<NewTokenAnswer> {
    return this.users.createToken(actor.userId ?? '', name);
  }

  @Delete(':id')
  @RequirePermission('tokens.own')
  @Returns(null, 204)
  async revoke(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.users.revokeToken(actor, id);
  }
}
