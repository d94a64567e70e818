import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation, BaseContext } from '@apollo/server';
import { GraphQLError } from 'graphql';
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
        const complexity = costOf(() => getComplexity({
          schema,
          query: document,
          ...(operationName ? { operationName } : {}),
          variables: request.variables ?? {},
          estimators: [fieldExtensionsEstimator(), pagesCostTheirSize, simpleEstimator({ defaultComplexity: 1 })],
        }));
        if (complexity > MOST_COMPLEXITY) {
          throw new GraphQLError(`The query costs ${complexity}; at most ${MOST_COMPLEXITY} is allowed`, {
            extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 } },
          });
        }
      },
    };
  },
};

/** The estimate is the first to read the variables: what is wrong with them is the caller's mistake, not a fault of ours. */
function costOf(estimate: () => number): number {
  try {
    return estimate();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}
