import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { CheckedDocuments, complexityPlugin, documentLimits, type GraphqlContext, hideFaults, PermissionCheck, PermissionGuard, RefusedAccessFilter, SCHEMA_SDL, TEXT_SCALARS } from '@selaras/adapters/graphql';
import { DatabaseUnreachableFilter } from './database-unreachable.filter';
import { FEATURES } from './features/index';
import { PlatformModule, type PlatformOptions } from './features/platform.module';

/** What a class does in the same hour, and what may be asked for twice: each is told apart by an id of the client, or changes nothing. */
const BUSIEST = {
  query: ['myHours', 'myEnrolments', 'myEnrolment', 'myModule', 'myAttempt', 'serverTime'],
  mutation: ['startAttempt', 'recordResponses', 'submitAttempt'],
};
/** Any document larger than this many tokens is refused while it is parsed. */
const MOST_TOKENS = 2_000;

@Module({})
export class AppModule {
  static with(options: PlatformOptions): DynamicModule {
    const checkedDocuments = new CheckedDocuments(BUSIEST);
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(options),
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          typeDefs: SCHEMA_SDL,
          resolvers: TEXT_SCALARS,
          path: '/graphql',
          playground: false,
          graphiql: false,
          sortSchema: false,
          // A page of another site cannot set this header, so it cannot ride on the reader's session.
          csrfPrevention: { requestHeaders: ['x-selaras'] },
          allowBatchedHttpRequests: false,
          cache: 'bounded',
          parseOptions: { maxTokens: MOST_TOKENS },
          validationRules: [documentLimits],
          plugins: [complexityPlugin, checkedDocuments.plugin],
          includeStacktraceInErrorResponses: false,
          formatError: hideFaults((line) => console.error(line)),
          context: ({ req, res }: GraphqlContext): GraphqlContext => ({ req, res }),
        }),
        DiscoveryModule,
        ...FEATURES,
      ],
      providers: [{ provide: CheckedDocuments, useValue: checkedDocuments }, PermissionCheck, { provide: APP_GUARD, useClass: PermissionGuard }, { provide: APP_FILTER, useClass: RefusedAccessFilter }, { provide: APP_FILTER, useClass: DatabaseUnreachableFilter }],
    };
  }
}
