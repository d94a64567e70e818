import { Module } from '@nestjs/common';
import { AdminResolver, CohortDetailResolver, ORGANISATION_USE_CASES } from '@selaras/adapters/graphql';
import { argon2Passwords } from '@selaras/adapters/identity';
import { type Database, dayOf, postgresOrganisationStore } from '@selaras/adapters/persistence';
import { makeOrganisationUseCases } from '@selaras/application/organisation';
import type { Clock } from '@selaras/domain/kernel';
import { CLOCK, DATABASE } from '../tokens';

@Module({
  providers: [
    AdminResolver,
    CohortDetailResolver,
    {
      provide: ORGANISATION_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) =>
        makeOrganisationUseCases({ store: postgresOrganisationStore(database), passwords: argon2Passwords, clock, today: () => dayOf(clock()) }),
    },
  ],
})
export class AdminModule {}
