import { Injectable } from '@angular/core';
import { ApiProblem, problemOfErrors } from './api-problem';

/** A generated operation: its text, and what it takes and gives at compile time. */
export interface OperationDocument<Result, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Result;
}

export interface RequestOptions {
  /** Cancels the request. */
  readonly signal?: AbortSignal;
  /**
   * `wait` (default): the request stays pending while the reader signs in again, then is sent once more; safe because every mutation
   * carries an id made here. `reject`: fails at once with `session-ended`.
   */
  readonly whenSessionEnds?: 'wait' | 'reject';
  /** Lets the request outlive the page (at most 64 kB): for the last answers of a tab being closed. */
  readonly keepalive?: boolean;
}

/** Variables may be left out where an operation takes none. */
type VariablesArgument<Variables> = Record<string, never> extends Variables
  ? [variables?: Variables, options?: RequestOptions]
  : [variables: Variables, options?: RequestOptions];

/** Resolves once the reader has signed in again; rejects when somebody else did. */
export type SessionRenewal = () => Promise<void>;

const ENDPOINT = '/graphql';

/** Sends generated operations to the API. Knows nothing of their content and keeps no cache. */
@Injectable({ providedIn: 'root' })
export class GraphqlClient {
  private renewal: SessionRenewal | null = null;

  /** The session store says what happens when a session has ended. */
  onSessionEnd(renewal: SessionRenewal): void {
    this.renewal = renewal;
  }

  /**
   * One request, one answer.
   * @throws ApiProblem when there was no answer; AbortError when `signal` cancelled it.
   */
  async run<Result, Variables>(
    document: OperationDocument<Result, Variables>,
    ...[variables, options = {}]: VariablesArgument<Variables>
  ): Promise<Result> {
    try {
      return await this.send<Result>(document.toString(), variables ?? {}, options);
    } catch (problem) {
      const mayWait = options.whenSessionEnds !== 'reject' && this.renewal !== null;
      if (!(problem instanceof ApiProblem) || problem.kind !== 'session-ended' || !mayWait) throw problem;
      await this.renewal?.();
      return this.send<Result>(document.toString(), variables ?? {}, options);
    }
  }

  private async send<Result>(query: string, variables: object, { signal, keepalive }: RequestOptions): Promise<Result> {
    const response = await fetch(ENDPOINT, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-selaras': '1' },
      credentials: 'same-origin',
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
      ...(keepalive ? { keepalive } : {}),
    }).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new ApiProblem('offline', 'the server could not be reached');
    });
    return answerOf<Result>(response);
  }
}

async function answerOf<Result>(response: Response): Promise<Result> {
  // A proxy that is up before the server answers with HTML: for the reader that is the same as being offline.
  if ([502, 503, 504].includes(response.status)) throw new ApiProblem('offline', `gateway answered ${response.status}`);
  const body = (await response.json().catch(() => null)) as { data?: Result | null; errors?: Parameters<typeof problemOfErrors>[0] } | null;
  if (body?.errors?.length) throw problemOfErrors(body.errors);
  if (response.status === 401) throw new ApiProblem('session-ended', 'not signed in');
  if (!response.ok || body?.data == null) throw new ApiProblem('fault', `unexpected answer ${response.status}`);
  return body.data;
}
