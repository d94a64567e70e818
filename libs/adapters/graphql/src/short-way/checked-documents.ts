import type { ApolloServerPlugin, BaseContext, GraphQLRequestContextExecutionDidStart } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';

/** A document with one operation, of repeatable fields alone, that passed every check. */
export interface CheckedDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
}

/** Root fields, by kind of operation, that give the same when they are asked for again: what a class does in the same hour. */
export interface RepeatableFields {
  readonly query: readonly string[];
  readonly mutation: readonly string[];
}

/** The product's client has a handful; room for old releases of it in browsers that were not reloaded. */
const MOST_KEPT = 50;

/**
 * Remembers, by its text, each document that asks for repeatable fields and nothing else, once it came through parsing, validation, the limits
 * and the cost estimate: none of these depends on who asks, nor on the variables, since none of these fields takes a page size.
 */
export class CheckedDocuments {
  private readonly kept = new Map<string, CheckedDocument>();

  constructor(private readonly repeatable: RepeatableFields) {}

  /** Undefined for a text that has not come through all checks before. */
  get(text: string): CheckedDocument | undefined {
    return this.kept.get(text);
  }

  /** Listens where a request is about to be executed, which is after everything that could refuse it. */
  readonly plugin: ApolloServerPlugin = {
    requestDidStart: async () => ({ executionDidStart: async (context) => this.learn(context) }),
  };

  private learn(context: GraphQLRequestContextExecutionDidStart<BaseContext>): void {
    const { source, schema, document } = context;
    // Missing, whatever the type says, where a document has several operations and none is named: execution will refuse that.
    const operation = context.operation as OperationDefinitionNode | undefined;
    if (!operation || this.kept.has(source) || !this.isRepeatable(operation)) return;
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (operations.length > 1) return;
    this.kept.set(source, { schema, document, operationName: operation.name?.value ?? null });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
  }

  private isRepeatable({ operation, selectionSet: { selections } }: OperationDefinitionNode): boolean {
    if (operation === 'subscription') return false;
    const names = this.repeatable[operation];
    return selections.every((root) => root.kind === Kind.FIELD && names.includes(root.name.value));
  }
}
