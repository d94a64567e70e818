import { GraphQLError } from 'graphql';

/** The session is missing, ended or expired: the client asks to sign in again and comes back to the same place. */
export function notSignedIn(): GraphQLError {
  return new GraphQLError('Not signed in', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

/** Signed in, but not for this. Says nothing about whether the thing exists. */
export function forbidden(): GraphQLError {
  return new GraphQLError('Forbidden', { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
}

/** Input that no client of ours sends: a malformed id, JSON that is not JSON. Names the field. */
export function badInput(field: string, problem: string): GraphQLError {
  return new GraphQLError(`${field}: ${problem}`, { extensions: { code: 'BAD_USER_INPUT', field } });
}
