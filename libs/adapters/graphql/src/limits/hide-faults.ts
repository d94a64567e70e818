import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/**
 * A fault of ours reaches the browser as a reference number, the log with its cause.
 * Errors that were meant for the caller (GraphQLError) pass as they are, without stack traces.
 */
export function hideFaults(log: (line: string) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    if (cause instanceof GraphQLError) return { ...formatted, extensions: { ...extensions, code: codeOf(formatted) } };
    const reference = randomUUID().slice(0, 8);
    log(`fault ${reference} at ${formatted.path?.join('.') ?? '?'}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    return {
      message: `Something went wrong on the server (reference ${reference})`,
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
    };
  };
}

/** What the executor refuses before any resolver runs has no code of its own, and is the caller's doing. */
function codeOf({ path, extensions }: GraphQLFormattedError): unknown {
  const code = extensions?.['code'];
  return code === 'INTERNAL_SERVER_ERROR' && path === undefined ? 'BAD_REQUEST' : code;
}
