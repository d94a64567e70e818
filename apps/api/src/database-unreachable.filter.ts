import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import { DatabaseUnreachable } from '@selaras/adapters/persistence';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';

const CODE = 'TEMPORARILY_UNAVAILABLE';
const MESSAGE = 'The database is not there at the moment. What was saved is safe; try again in a few seconds.';
const RETRY_AFTER_SECONDS = 3;

/** A database that restarts is no fault to be looked up by a reference: it is said, so that clients wait and try again. Plain HTTP answers 503. */
@Catch(DatabaseUnreachable)
export class DatabaseUnreachableFilter implements ExceptionFilter<DatabaseUnreachable> {
  private lastLogged = 0;

  catch(error: DatabaseUnreachable, host: ArgumentsHost): GraphQLError | undefined {
    this.log(error);
    if (host.getType<GqlContextType>() === 'graphql') return new GraphQLError(MESSAGE, { extensions: { code: CODE } });
    const response = host.switchToHttp().getResponse<Response>();
    if (!response.headersSent) response.status(503).set('Retry-After', String(RETRY_AFTER_SECONDS)).json({ code: CODE, message: MESSAGE });
    return undefined;
  }

  /** Once a second is enough to know: every request of everybody comes by here meanwhile. */
  private log(error: DatabaseUnreachable): void {
    const now = Date.now();
    if (now - this.lastLogged < 1_000) return;
    this.lastLogged = now;
    console.error(error.message);
  }
}
