import type { Actor } from '@selaras/domain/organisation';
import type { Request, Response } from 'express';

/** What the session middleware leaves on every HTTP request. */
export interface SelarasRequest extends Request {
  actor: Actor | null;
}

/** The context every resolver is given. */
export interface GraphqlContext {
  readonly req: SelarasRequest;
  readonly res: Response;
}
