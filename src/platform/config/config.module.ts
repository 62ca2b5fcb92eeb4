import { Module, type DynamicModule } from '@nestjs/common';
import type { AppConfig } from './settings.js';

/** Injection token of the `AppConfig` of this process. */
export const APP_CONFIG = Symbol('APP_CONFIG');

/** Gives the settings, loaded before the application was made, to every provider that asks for `APP_CONFIG`. */
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: APP_CONFIG, useValue: config }],
      exports: [APP_CONFIG],
    };
  }
}
