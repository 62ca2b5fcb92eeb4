export { NestLog, createLogger, type Logger } from './logger.js';
