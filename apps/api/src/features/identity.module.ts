import { Global, Module } from '@nestjs/common';
import { GRAPHQL_CLOCK, type GraphqlContext, IDENTITY_USE_CASES, IdentityResolver, SESSION_COOKIES, type SessionCookies } from '@selaras/adapters/graphql';
import { argon2Passwords, secrets, SESSION_COOKIE, sessionCookieOptions, tokenIn } from '@selaras/adapters/identity';
import { type Database, dayOf, PostgresIdentityStore } from '@selaras/adapters/persistence';
import { makeIdentityUseCases, SESSION_SECONDS } from '@selaras/application/identity';
import type { Config } from '@selaras/adapters/config';
import type { Clock } from '@selaras/domain/kernel';
import { CLOCK, CONFIG, DATABASE } from '../tokens';

@Global()
@Module({
  providers: [
    IdentityResolver,
    {
      provide: IDENTITY_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) =>
        makeIdentityUseCases({ store: new PostgresIdentityStore(database), passwords: argon2Passwords, secrets, clock, today: () => dayOf(clock()) }),
    },
    { provide: GRAPHQL_CLOCK, inject: [CLOCK], useFactory: (clock: Clock) => clock },
    { provide: SESSION_COOKIES, inject: [CONFIG], useFactory: cookiesFor },
  ],
  exports: [IDENTITY_USE_CASES, GRAPHQL_CLOCK],
})
export class IdentityModule {}

function cookiesFor(config: Config): SessionCookies {
  const optionsFor = ({ req }: GraphqlContext) => sessionCookieOptions(config.secureCookies || req.secure);
  return {
    set: (context, token) => void context.res.cookie(SESSION_COOKIE, token, { ...optionsFor(context), maxAge: SESSION_SECONDS * 1000 }),
    read: ({ req }) => tokenIn(req.headers.cookie),
    clear: (context) => void context.res.clearCookie(SESSION_COOKIE, optionsFor(context)),
  };
}
