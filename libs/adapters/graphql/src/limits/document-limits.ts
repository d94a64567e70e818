import { type ASTVisitor, GraphQLError, Kind, type OperationDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql';

/** The deepest query of the client is 7 levels; introspection tools need 13. */
export const DEEPEST_SELECTION = 14;
/** Root fields of one operation, aliases counted one by one: a batch of sign-ins is not one request. */
export const MOST_ROOT_FIELDS = 10;
export const MOST_ROOT_MUTATIONS = 3;

/** Refuses documents that are deeper or wider than any honest client sends, before anything runs. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const roots = countRoots(operation.selectionSet, context, new Set());
      const most = operation.operation === 'mutation' ? MOST_ROOT_MUTATIONS : MOST_ROOT_FIELDS;
      if (roots > most) {
        context.reportError(new GraphQLError(`At most ${most} fields at the root of a ${operation.operation}, not ${roots}`, { nodes: operation }));
      }
      if (depthOf(operation.selectionSet, context, new Set()) > DEEPEST_SELECTION) {
        context.reportError(new GraphQLError(`At most ${DEEPEST_SELECTION} levels of fields`, { nodes: operation }));
      }
    },
  };
}

function countRoots(selections: SelectionSetNode, context: ValidationContext, seen: ReadonlySet<string>): number {
  return selections.selections.reduce((count, selection) => {
    if (selection.kind === Kind.FIELD) return count + 1;
    const inner = innerOf(selection, context, seen);
    return inner ? count + countRoots(inner.selections, context, inner.seen) : count;
  }, 0);
}

function depthOf(selections: SelectionSetNode, context: ValidationContext, seen: ReadonlySet<string>): number {
  return selections.selections.reduce((deepest, selection) => {
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet ? depthOf(selection.selectionSet, context, seen) : 0;
      return Math.max(deepest, below + 1);
    }
    const inner = innerOf(selection, context, seen);
    return inner ? Math.max(deepest, depthOf(inner.selections, context, inner.seen)) : deepest;
  }, 0);
}

/** What a fragment stands for; undefined for one that is unknown or contains itself (another rule reports those). */
function innerOf(
  selection: Exclude<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>,
  context: ValidationContext,
  seen: ReadonlySet<string>,
): { selections: SelectionSetNode; seen: ReadonlySet<string> } | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { selections: selection.selectionSet, seen };
  const name = selection.name.value;
  const fragment = seen.has(name) ? undefined : context.getFragment(name);
  return fragment ? { selections: fragment.selectionSet, seen: new Set([...seen, name]) } : undefined;
}
