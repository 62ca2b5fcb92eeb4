import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions, type DatabaseOptions } from './data-source.js';
import { UnitOfWork } from './unit-of-work.js';

/** The pool, the entities that capabilities register with `forFeature`, and the unit of work. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(options), autoLoadEntities: true, retryAttempts: 3 }),
      ],
      providers: [UnitOfWork],
      exports: [UnitOfWork],
    };
  }
}
