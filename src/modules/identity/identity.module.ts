import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AUTHENTICATOR } from '../../platform/access/index.js';
import { User } from './entities/user.entity.js';
import { IdentityRepository } from './identity.repository.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { TokensController, UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** Global because the platform's guard asks it who the actor is. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([User])],
  controllers: [SessionController, UsersController, TokensController],
  providers: [
    IdentityRepository,
    SessionService,
    UsersService,
    { provide: AUTHENTICATOR, useExisting: SessionService },
  ],
  exports: [AUTHENTICATOR, UsersService],
})
export class IdentityModule {}
