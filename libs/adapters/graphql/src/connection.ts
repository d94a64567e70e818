import { badInput } from './permission/refused-access';

const MOST_ROWS = 100;

/** What a connection was asked for: at most 100 rows after an opaque cursor. */
export interface PageArguments {
  readonly first: number;
  readonly offset: number;
}

/** @throws badInput for a cursor we did not make or a page of less than one. */
export function pageOf(first: number, after?: string | null): PageArguments {
  if (!Number.isInteger(first) || first < 1) throw badInput('first', 'must be a whole number from 1');
  return { first: Math.min(first, MOST_ROWS), offset: after ? offsetOf(after) + 1 : 0 };
}

/** Edges and page info over one page of rows; `offset` is where the page began. */
export function connectionOf<Row, Node>(
  page: { readonly rows: readonly Row[]; readonly hasNextPage: boolean; readonly totalCount: number },
  offset: number,
  nodeOf: (row: Row) => Node,
) {
  const edges = page.rows.map((row, index) => ({ cursor: cursorOf(offset + index), node: nodeOf(row) }));
  return { edges, pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: page.hasNextPage }, totalCount: page.totalCount };
}

function cursorOf(offset: number): string {
  return Buffer.from(`row:${offset}`).toString('base64url');
}

function offsetOf(cursor: string): number {
  const match = /^row:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw badInput('after', 'is not a cursor of this list');
  return Number(match[1]);
}
