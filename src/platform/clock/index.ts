export { Clock, timeZone } from './clock.js';
export { ClockModule } from './clock.module.js';
