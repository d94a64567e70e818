/**
 * Why a request brought no answer. A refusal is an answer and never becomes one of these.
 *
 * - `offline`: the server was not reached; try again when the network is back.
 * - `session-ended`: sign in again; nothing was done.
 * - `forbidden`: signed in, but not for this.
 * - `bad-input`: the server could not read what was sent; `field` names what.
 * - `fault`: something broke on the server; `reference` finds it in its log.
 */
export type ApiProblemKind = 'offline' | 'session-ended' | 'forbidden' | 'bad-input' | 'fault';

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly kind: ApiProblemKind,
    message: string,
    readonly reference: string | null = null,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly reference?: string; readonly field?: string };
}

const KIND_OF_CODE: Readonly<Record<string, ApiProblemKind>> = {
  UNAUTHENTICATED: 'session-ended',
  FORBIDDEN: 'forbidden',
  BAD_USER_INPUT: 'bad-input',
  // The server is there, its database is not: for the reader the same as no server.
  TEMPORARILY_UNAVAILABLE: 'offline',
};

/** The first error decides: the others are its company. */
export function problemOfErrors(errors: readonly GraphqlError[]): ApiProblem {
  const [first] = errors;
  const { code = '', reference = null, field = null } = first?.extensions ?? {};
  return new ApiProblem(KIND_OF_CODE[code] ?? 'fault', first?.message ?? 'empty error list', reference, field);
}
