export { AccessGuard } from './access.guard.js';
export { AUTHENTICATOR, type Authenticator } from './authenticator.js';
export {
  CurrentActor,
  PERMISSION_KEY,
  PUBLIC_KEY,
  Public,
  RequirePermission,
  type Authenticated,
} from './decorators.js';
export { shownWriter } from './writers.js';
