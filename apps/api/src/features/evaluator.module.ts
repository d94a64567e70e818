import { Module } from '@nestjs/common';
import { EVALUATION_USE_CASES, EvaluatorResolver } from '@selaras/adapters/graphql';
import { type Database, dayOf, PostgresEvaluationStore } from '@selaras/adapters/persistence';
import { makeEvaluationUseCases } from '@selaras/application/evaluation';
import type { Clock } from '@selaras/domain/kernel';
import { CLOCK, DATABASE } from '../tokens';
import { ExportsController } from './exports.controller';

@Module({
  controllers: [ExportsController],
  providers: [
    EvaluatorResolver,
    {
      provide: EVALUATION_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) =>
        makeEvaluationUseCases({ store: new PostgresEvaluationStore(database), clock, today: () => dayOf(clock()) }),
    },
  ],
})
export class EvaluatorModule {}
