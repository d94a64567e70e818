import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import type { Config } from '@selaras/adapters/config';
import { FileFolder, LARGEST_BYTES, storageInto } from '@selaras/adapters/files';
import { ASSESSMENT_USE_CASES, ATTEMPT_FILE_USE_CASES, MARKING_USE_CASES, MarkingResolver, MY_MARKED_WORKS, type MyMarkedWorks } from '@selaras/adapters/graphql';
import { type Database, PostgresAttemptFileStore, PostgresMarkingStore } from '@selaras/adapters/persistence';
import type { AssessmentUseCases } from '@selaras/application/assessment';
import { makeAttemptFileUseCases, makeMarkingUseCases, makeMyMarkedWorks } from '@selaras/application/marking';
import type { IdSource } from '@selaras/domain/course';
import { asId, type Clock } from '@selaras/domain/kernel';
import { CLOCK, CONFIG, DATABASE } from '../tokens';
import { AttemptFilesController, AttemptUploadGuard, type AttemptUploadRequest } from './attempt-files.controller';
import { FILE_FOLDER } from './files.controller';
import { LearnerModule } from './learner.module';

const newId: IdSource = (<Kind extends string>() => asId<Kind>(randomUUID()));

/** Answers that people mark, and the files that learners hand in for them. */
@Module({
  imports: [
    LearnerModule,
    MulterModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        storage: storageInto<AttemptUploadRequest>(new FileFolder(config.filesFolder), (request) => request.uploadPlace),
        limits: { files: 1, fields: 4, parts: 5, fileSize: LARGEST_BYTES.video },
        // Browsers send file names as UTF-8.
        defParamCharset: 'utf8',
      }),
    }),
  ],
  controllers: [AttemptFilesController],
  providers: [
    MarkingResolver,
    AttemptUploadGuard,
    { provide: FILE_FOLDER, inject: [CONFIG], useFactory: (config: Config) => new FileFolder(config.filesFolder) },
    {
      provide: ATTEMPT_FILE_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) => makeAttemptFileUseCases({ files: new PostgresAttemptFileStore(database), clock, newId }),
    },
    {
      provide: MARKING_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) => makeMarkingUseCases({ marking: new PostgresMarkingStore(database), clock }),
    },
    {
      provide: MY_MARKED_WORKS,
      inject: [DATABASE, ASSESSMENT_USE_CASES],
      useFactory: (database: Database, { attemptReview }: AssessmentUseCases): MyMarkedWorks =>
        makeMyMarkedWorks({ marking: new PostgresMarkingStore(database), review: attemptReview }),
    },
  ],
})
export class MarkingModule {}
