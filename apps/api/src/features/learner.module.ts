import { createHash } from 'node:crypto';
import { Module } from '@nestjs/common';
import { ASSESSMENT_USE_CASES, LEARNING_USE_CASES, LearnerResolver } from '@selaras/adapters/graphql';
import { type Database, PostgresAttemptStore, PostgresEnrolmentStore } from '@selaras/adapters/persistence';
import { makeAssessmentUseCases } from '@selaras/application/assessment';
import { type EnrolmentStore, makeLearningUseCases } from '@selaras/application/learning';
import type { Clock } from '@selaras/domain/kernel';
import { CLOCK, DATABASE } from '../tokens';

const ENROLMENTS = Symbol('EnrolmentStore');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Courses and attempts as their learner uses them. Nothing that reads a key is wired in here. */
@Module({
  providers: [
    LearnerResolver,
    { provide: ENROLMENTS, inject: [DATABASE], useFactory: (database: Database) => new PostgresEnrolmentStore(database) },
    {
      provide: LEARNING_USE_CASES,
      inject: [ENROLMENTS, CLOCK],
      useFactory: (enrolments: EnrolmentStore, clock: Clock) => makeLearningUseCases({ enrolments, clock }),
    },
    {
      provide: ASSESSMENT_USE_CASES,
      inject: [ENROLMENTS, DATABASE, CLOCK],
      useFactory: (enrolments: EnrolmentStore, database: Database, clock: Clock) =>
        makeAssessmentUseCases({ enrolments, attempts: new PostgresAttemptStore(database), clock, hash: sha256 }),
    },
  ],
})
export class LearnerModule {}
