export { APP_CONFIG, ConfigModule } from './config.module.js';
export { ConfigError, loadConfig, readEnvironment } from './load-config.js';
export { projectRoot } from './project-root.js';
export type { AppConfig, Environment, LogLevel, Role } from './settings.js';
