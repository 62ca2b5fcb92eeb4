export { ListenError, listen } from './listen.js';
export { Shutdown, StoppedError } from './shutdown.js';
