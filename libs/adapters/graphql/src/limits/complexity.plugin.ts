import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation, BaseContext } from '@apollo/server';
import { type DocumentNode, GraphQLError } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator, type ComplexityEstimator } from 'graphql-query-complexity';

/** The client's heaviest query (a course with all its variants) costs about 200. */
export const MOST_COMPLEXITY = 2_000;

/** A page of n costs n times what is asked of each; a plain field costs 1. */
const pagesCostTheirSize: ComplexityEstimator = ({ args, childComplexity }) =>
  typeof args['first'] === 'number' ? 1 + Math.max(1, args['first']) * childComplexity : undefined;

/** Refuses an operation whose estimated cost is beyond what any page needs. */
export const complexityPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, request, document, operationName }: GraphQLRequestContextDidResolveOperation<BaseContext>) {
        const variables = request.variables ?? {};
        const complexity = remembered(document, `${operationName ?? ''} ${numbersIn(variables)}`, () =>
          getComplexity({
            schema,
            query: document,
            ...(operationName ? { operationName } : {}),
            variables,
            estimators: [fieldExtensionsEstimator(), pagesCostTheirSize, simpleEstimator({ defaultComplexity: 1 })],
          }),
        );
        if (complexity > MOST_COMPLEXITY) {
          throw new GraphQLError(`The query costs ${complexity}; at most ${MOST_COMPLEXITY} is allowed`, {
            extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 } },
          });
        }
      },
    };
  },
};

/** The server keeps parsed documents, and the cost of one depends on its numbers alone: the same question is not costed twice. */
const costs = new WeakMap<DocumentNode, Map<string, number>>();
const MOST_COSTS_A_DOCUMENT = 100;

function remembered(document: DocumentNode, key: string, estimate: () => number): number {
  const known = costs.get(document) ?? new Map<string, number>();
  costs.set(document, known);
  const cost = known.get(key) ?? costOf(estimate);
  if (known.size < MOST_COSTS_A_DOCUMENT) known.set(key, cost);
  return cost;
}

function numbersIn(variables: Readonly<Record<string, unknown>>): string {
  return Object.entries(variables)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
}

/** The estimate is the first to read the variables: what is wrong with them is the caller's mistake, not a fault of ours. */
function costOf(estimate: () => number): number {
  try {
    return estimate();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}
