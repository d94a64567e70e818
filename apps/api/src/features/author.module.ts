import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import type { Config } from '@selaras/adapters/config';
import { FileFolder, LARGEST_BYTES, storageInto } from '@selaras/adapters/files';
import { AUTHORING_USE_CASES, AuthorCoursesResolver, AuthorDraftResolver, AuthorItemsResolver } from '@selaras/adapters/graphql';
import { type Database, postgresAuthoringStore, PostgresFileStore } from '@selaras/adapters/persistence';
import { sanitiseRichText } from '@selaras/adapters/rich-text';
import { makeAuthoringUseCases } from '@selaras/application/authoring';
import { makeFileUseCases } from '@selaras/application/files';
import type { IdSource } from '@selaras/domain/course';
import { asId, type Clock } from '@selaras/domain/kernel';
import { CLOCK, CONFIG, DATABASE } from '../tokens';
import { breathe } from './breathe';
import { FILE_FOLDER, FILE_USE_CASES, FilesController, UploadGuard } from './files.controller';

const newId: IdSource = (<Kind extends string>() => asId<Kind>(randomUUID()));

const folderFor = async (config: Config, clock: Clock) => {
  const folder = new FileFolder(config.filesFolder);
  await folder.sweep(clock());
  return folder;
};

@Module({
  imports: [
    MulterModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        storage: storageInto(new FileFolder(config.filesFolder)),
        limits: { files: 1, fields: 4, parts: 5, fileSize: LARGEST_BYTES.video },
        // Browsers send file names as UTF-8.
        defParamCharset: 'utf8',
      }),
    }),
  ],
  controllers: [FilesController],
  providers: [
    AuthorCoursesResolver,
    AuthorDraftResolver,
    AuthorItemsResolver,
    UploadGuard,
    {
      provide: AUTHORING_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) => makeAuthoringUseCases({ store: postgresAuthoringStore(database), clock, newId, sanitise: sanitiseRichText, breathe }),
    },
    {
      provide: FILE_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) => makeFileUseCases({ store: new PostgresFileStore(database), clock, newId }),
    },
    { provide: FILE_FOLDER, inject: [CONFIG, CLOCK], useFactory: folderFor },
  ],
})
export class AuthorModule {}
