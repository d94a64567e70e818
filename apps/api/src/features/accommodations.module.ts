import { Module } from '@nestjs/common';
import { ACCOMMODATION_USE_CASES, AccommodationsResolver } from '@selaras/adapters/graphql';
import { type Database, PostgresAccommodationStore, PostgresEnrolmentStore } from '@selaras/adapters/persistence';
import { makeAccommodationUseCases } from '@selaras/application/accommodations';
import type { Clock } from '@selaras/domain/kernel';
import { CLOCK, DATABASE } from '../tokens';

@Module({
  providers: [
    AccommodationsResolver,
    {
      provide: ACCOMMODATION_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) =>
        makeAccommodationUseCases({ store: new PostgresAccommodationStore(database, new PostgresEnrolmentStore(database)), clock }),
    },
  ],
})
export class AccommodationsModule {}
