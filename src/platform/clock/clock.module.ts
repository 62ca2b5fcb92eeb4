import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';

/** Gives the one `Clock` to every provider. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
