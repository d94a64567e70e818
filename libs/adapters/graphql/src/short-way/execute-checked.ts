import { execute } from 'graphql';
import type { GraphqlContext } from '../permission/index';
import type { CheckedDocument, CheckedDocuments } from './checked-documents';

/** A request whose document was checked before, with variables that are still to be. */
export interface CheckedRequest extends CheckedDocument {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads the body of a GraphQL request; null for an unknown document, and for whatever has a member that needs a closer look. */
export function checkedRequestIn(documents: CheckedDocuments, body: unknown): CheckedRequest | null {
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string') return null;
  const { query, operationName, variables = {}, extensions } = body as Body;
  const checked = documents.get(query);
  if (!checked || (extensions !== undefined && extensions !== null)) return null;
  if (operationName !== undefined && operationName !== null && operationName !== checked.operationName) return null;
  if (typeof variables !== 'object' || Array.isArray(variables)) return null;
  return { ...checked, variables: (variables ?? {}) as Record<string, unknown> };
}

/**
 * Answers it as JSON, through the same schema, guards and resolvers as any other. Null when it is not plainly answered (wrong variables, a missing
 * permission, a fault): the caller then sends it the whole way, which says what is wrong in the one form that errors have. That is why only
 * fields that may be asked for twice are among the checked documents.
 */
export async function executeChecked({ schema, document, variables }: CheckedRequest, context: GraphqlContext): Promise<string | null> {
  const result = await execute({ schema, document, variableValues: variables, contextValue: context });
  return result.errors || !result.data ? null : `${JSON.stringify({ data: result.data })}\n`;
}

interface Body {
  readonly query: string;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}
