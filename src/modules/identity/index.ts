export { IdentityModule } from './identity.module.js';
export { UsersService } from './users.service.js';
export { type Language, User } from './entities/user.entity.js';
