import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Scalars that travel as text: anything else is refused at the door, with the name of the variable, before a resolver sees it. */
export const TEXT_SCALARS = Object.fromEntries(['Date', 'DateTime', 'RichText'].map((name) => [name, textScalar(name)]));

function textScalar(name: string): GraphQLScalarType {
  const textOf = (value: unknown): string => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} must be a text`);
    return value;
  };
  return new GraphQLScalarType({ name, parseValue: textOf, parseLiteral: (node) => textOf(node.kind === Kind.STRING ? node.value : undefined) });
}
