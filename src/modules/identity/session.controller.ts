import { Body, Controller, Delete, Get, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Public, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import { Returns } from '../../platform/http/index.js';
import {
  ChangePasswordBody,
  FirstAdminBody,
  PreferencesBody,
  SampleSignInBody,
  SessionAnswer,
  SetPasswordBody,
  SignInBody,
} from './dto/session.dto.js';
import { type NewSession, SESSION_COOKIE, SessionService } from './session.service.js';
import { UsersService } from './users.service.js';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly users: UsersService,
  ) {}

  @Get()
  @Public('The page asks whether anybody is signed in')
  @Returns(SessionAnswer)
  async get(@Req() request: FastifyRequest): Promise<SessionAnswer> {
    return this.sessions.describe(request);
  }

  @Post()
  @Public('Signing in')
  @Returns(null, 204)
  async signIn(
    @Body() { email, password }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setCookie(request, reply, await this.sessions.signIn(email, password, request.ip));
  }

  @Post('sample')
  @Public('Signing in to the sample from this very machine')
  @Returns(null, 204)
  async signInToSample(
    @Body() { role }: SampleSignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setCookie(request, reply, await this.sessions.signInToSample(role, request));
  }

  @Post('first-admin')
  @Public('The one-time link proves it')
  @Returns(null, 204)
  async createFirstAdmin(
    @Body() body: FirstAdminBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setCookie(request, reply, await this.sessions.begin(await this.users.createFirstAdmin(body)));
  }

  @Post('password')
  @Public('The one-time link proves it')
  @Returns(null, 204)
  async setPassword(
    @Body() { token, password }: SetPasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setCookie(request, reply, await this.sessions.begin(await this.users.setPasswordByLink(token, password)));
  }

  @Put('password')
  @RequirePermission('session.own')
  @Returns(null, 204)
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() { currentPassword, newPassword }: ChangePasswordBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.sessions.changePassword(actor, currentPassword, newPassword, request.cookies[SESSION_COOKIE]);
  }

  @Put('preferences')
  @RequirePermission('session.own')
  @Returns(null, 204)
  async setPreferences(@CurrentActor() actor: Actor, @Body() { language }: PreferencesBody): Promise<void> {
    await this.sessions.setLanguage(actor, language);
  }

  @Delete()
  @RequirePermission('session.own')
  @Returns(null, 204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(request.cookies[SESSION_COOKIE]);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }
}

function setCookie(request: FastifyRequest, reply: FastifyReply, session: NewSession): void {
  reply.setCookie(SESSION_COOKIE, session.secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: session.expiresInSeconds,
  });
}
