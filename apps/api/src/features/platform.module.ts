import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Database } from '@selaras/adapters/persistence';
import type { Config } from '@selaras/adapters/config';
import { type Clock, instant } from '@selaras/domain/kernel';
import { CLOCK, CONFIG, DATABASE } from '../tokens';

export interface PlatformOptions {
  readonly config: Config;
  readonly database: Database;
  /** The machine's clock unless a test tells the time. */
  readonly clock?: Clock;
}

/** What all features stand on: configuration, database, clock. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, database, clock }: PlatformOptions): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: DATABASE, useValue: database },
      { provide: CLOCK, useValue: clock ?? (() => instant(Date.now())) },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
