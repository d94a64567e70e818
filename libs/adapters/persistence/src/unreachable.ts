/** PostgreSQL is starting, stopping, full or away: the same request will succeed in a moment. Nothing was half-written. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';

  constructor(cause: unknown) {
    super(`the database cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Connection exceptions (class 08), too many connections, administrator's shutdown, crash, and starting up. */
const SQL_STATES = /^(08...|53300|57P0[123])$/;
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** What the driver says without a code, when the socket ended under a statement. */
const LOST = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** The same error, or what it means when the connection is at fault. A commit whose answer was lost may have happened: ids make repeating it safe. */
export function named(error: unknown): unknown {
  if (error instanceof DatabaseUnreachable || !(error instanceof Error)) return error;
  const { code } = error as { readonly code?: unknown };
  const isLost = typeof code === 'string' ? SQL_STATES.test(code) || SOCKET_CODES.has(code) : LOST.test(error.message);
  return isLost ? new DatabaseUnreachable(error) : error;
}
