import { createHash } from 'node:crypto';
import { Module } from '@nestjs/common';
import { ASSESSMENT_USE_CASES, LEARNING_USE_CASES, LearnerResolver } from '@selaras/adapters/graphql';
import { type Database, PostgresAttemptFileStore, PostgresAttemptStore, PostgresEnrolmentStore, PostgresReviewStore } from '@selaras/adapters/persistence';
import { type AssessmentUseCases, makeAssessmentUseCases } from '@selaras/application/assessment';
import { type EnrolmentStore, makeLearningUseCases } from '@selaras/application/learning';
import { handedInOnly } from '@selaras/application/marking';
import type { Clock } from '@selaras/domain/kernel';
import { CLOCK, DATABASE } from '../tokens';

const ENROLMENTS = Symbol('EnrolmentStore');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Courses and attempts as their learner uses them. Of what is wired in here only the review store reads keys, and it is asked when they may be shown. */
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
        withFilesHandedIn(database, makeAssessmentUseCases({ enrolments, attempts: new PostgresAttemptStore(database), reviews: new PostgresReviewStore(database), clock, hash: sha256 })),
    },
  ],
  exports: [ASSESSMENT_USE_CASES],
})
export class LearnerModule {}

/** Responses may name only files that were handed in for their item. */
function withFilesHandedIn(database: Database, useCases: AssessmentUseCases) {
  return { ...useCases, recordResponses: handedInOnly(new PostgresAttemptFileStore(database), useCases.recordResponses) };
}
