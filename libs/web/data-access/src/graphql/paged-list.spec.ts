import { type ConnectionPage, PagedList } from './paged-list';

/** Twelve rows in pages of five, the cursor being the number of rows before. */
const all = Array.from({ length: 12 }, (_, index) => index);
function page(after: string | null, rows = all): ConnectionPage<number> {
  const from = Number(after ?? 0);
  const edges = rows.slice(from, from + 5).map((node) => ({ node }));
  const end = from + edges.length;
  return { edges, pageInfo: { endCursor: String(end), hasNextPage: end < rows.length }, totalCount: rows.length };
}

test('shows page after page until the end', async () => {
  const list = new PagedList<number>(async (after) => page(after));
  expect(list.rows()).toBeNull();
  await list.load();
  expect([list.rows(), list.total(), list.hasMore()]).toEqual([[0, 1, 2, 3, 4], 12, true]);
  await list.more();
  await list.more();
  expect([list.rows(), list.hasMore()]).toEqual([all, false]);
  await list.more();
  expect(list.rows()).toEqual(all);
});

test('after a change, reads again as far as was shown and no further', async () => {
  let rows = all;
  const list = new PagedList<number>(async (after) => page(after, rows));
  await list.load();
  await list.more();
  rows = all.map((row) => row + 100);
  await list.refresh();
  expect(list.rows()).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
  expect(list.hasMore()).toBe(true);
});

test('the answer to an older question does not replace a newer one', async () => {
  const answers: Array<(page: ConnectionPage<number>) => void> = [];
  const list = new PagedList<number>(() => new Promise((resolve) => answers.push(resolve)));
  const slow = list.load();
  const quick = list.restart();
  answers[1]?.(page(null, [7]));
  await quick;
  answers[0]?.(page(null));
  await slow;
  expect([list.rows(), list.busy()]).toEqual([[7], false]);
});

test('what could not be read is said, and what was shown stays', async () => {
  let broken = false;
  const list = new PagedList<number>(async (after) => {
    if (broken) throw new Error('no network');
    return page(after);
  });
  await list.load();
  broken = true;
  await list.more();
  expect(list.problem()).toEqual(new Error('no network'));
  expect(list.rows()).toEqual([0, 1, 2, 3, 4]);
  broken = false;
  await list.more();
  expect([list.problem(), list.rows()?.length]).toEqual([null, 10]);
});
