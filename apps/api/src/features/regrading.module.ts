import { Module } from '@nestjs/common';
import { REGRADING_USE_CASES, RegradingResolver } from '@selaras/adapters/graphql';
import { type Database, PostgresCorrectionStore, PostgresMarkStore, PostgresRegradeStore } from '@selaras/adapters/persistence';
import { makeRegradingUseCases } from '@selaras/application/regrading';
import type { Clock } from '@selaras/domain/kernel';
import { CLOCK, DATABASE } from '../tokens';

/** Corrections of keys and marks set by hand; the regrading itself is done by the worker. */
@Module({
  providers: [
    RegradingResolver,
    {
      provide: REGRADING_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) =>
        makeRegradingUseCases({ corrections: new PostgresCorrectionStore(database), regrades: new PostgresRegradeStore(database), marks: new PostgresMarkStore(database), clock }),
    },
  ],
})
export class RegradingModule {}
