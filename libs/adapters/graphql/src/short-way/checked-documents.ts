import type { ApolloServerPlugin, BaseContext, GraphQLRequestContextExecutionDidStart } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';

/** A document that consists of one mutation with one field at its root, and passed every check. */
export interface CheckedDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
}

/** The product's client has one; room for old releases of it in browsers that were not reloaded. */
const MOST_KEPT = 20;

/**
 * Remembers, by its text, each document that asks for this one mutation and nothing else, once it came through parsing, validation, the limits
 * and the cost estimate: none of these depends on who asks or on variables, where the mutation takes no page sizes.
 */
export class CheckedDocuments {
  private readonly kept = new Map<string, CheckedDocument>();

  constructor(private readonly mutation: string) {}

  /** Undefined for a text that has not come through all checks before. */
  get(text: string): CheckedDocument | undefined {
    return this.kept.get(text);
  }

  /** Listens where a request is about to be executed, which is after everything that could refuse it. */
  readonly plugin: ApolloServerPlugin = {
    requestDidStart: async () => ({ executionDidStart: async (context) => this.learn(context) }),
  };

  private learn({ source, schema, document, operation }: GraphQLRequestContextExecutionDidStart<BaseContext>): void {
    // Of several operations none is chosen without a name; the executor refuses that.
    if (this.kept.has(source) || operation?.operation !== 'mutation') return;
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const [root, ...others] = operation.selectionSet.selections;
    if (operations.length > 1 || others.length > 0) return;
    if (root?.kind !== Kind.FIELD || root.name.value !== this.mutation || root.directives?.length) return;
    this.kept.set(source, { schema, document, operationName: operation.name?.value ?? null });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
  }
}
