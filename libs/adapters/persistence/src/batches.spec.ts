import { Batches } from './batches';

/** Work that is done when the test says so; tells which batches it was given. */
function aWorkshop(options: { most?: number; apartBy?: (item: string) => string; breaks?: (items: readonly string[]) => boolean } = {}) {
  const given: string[][] = [];
  const finish: (() => void)[] = [];
  const batches = new Batches<string, string>({
    most: options.most ?? 100,
    ...(options.apartBy ? { apartBy: options.apartBy } : {}),
    run: async (items) => {
      given.push([...items]);
      await new Promise<void>((resolve) => finish.push(resolve));
      if (options.breaks?.(items)) throw new Error(`${items.join()} broke`);
      return items.map((item) => item.toUpperCase());
    },
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    batches,
    given,
    /** Lets everything that was begun end. */
    finishAll: async () => {
      await turn();
      finish.splice(0).forEach((end) => end());
      await turn();
    },
    turn,
  };
}

test('nobody waits for company: somebody alone is begun with at once', async () => {
  const { batches, given, finishAll, turn } = aWorkshop();
  const outcome = batches.add('a');
  await turn();
  expect(given).toEqual([['a']]);
  await finishAll();
  await expect(outcome).resolves.toBe('A');
});

test('what comes in the same moment, and what comes while a batch is on its way, goes together; each gets its own outcome', async () => {
  const { batches, given, finishAll, turn } = aWorkshop();
  const first = ['a', 'b'].map((item) => batches.add(item));
  await turn();
  const second = ['c', 'd', 'e'].map((item) => batches.add(item));
  await finishAll();
  await finishAll();
  expect(given).toEqual([['a', 'b'], ['c', 'd', 'e']]);
  await expect(Promise.all([...first, ...second])).resolves.toEqual(['A', 'B', 'C', 'D', 'E']);
});

test('items of the same mark follow each other in the order they came, and do not hold up others', async () => {
  const { batches, given, finishAll } = aWorkshop({ apartBy: (item) => item.charAt(0) });
  const outcomes = ['a1', 'a2', 'b1', 'a3', 'b2'].map((item) => batches.add(item));
  for (let round = 0; round < 3; round += 1) await finishAll();
  expect(given).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
  await expect(Promise.all(outcomes)).resolves.toEqual(['A1', 'A2', 'B1', 'A3', 'B2']);
});

test('a batch has its size, and nobody is left behind', async () => {
  const { batches, given, finishAll } = aWorkshop({ most: 2 });
  const outcomes = ['a', 'b', 'c', 'd', 'e'].map((item) => batches.add(item));
  for (let round = 0; round < 3; round += 1) await finishAll();
  expect(given.map((batch) => batch.length)).toEqual([2, 2, 1]);
  await expect(Promise.all(outcomes)).resolves.toHaveLength(5);
});

test('one that breaks its batch breaks for itself alone', async () => {
  const { batches, given, finishAll } = aWorkshop({ breaks: (items) => items.includes('bad') });
  const outcomes = Promise.allSettled(['a', 'bad', 'b'].map((item) => batches.add(item)));
  await finishAll();
  await finishAll();
  expect(given).toEqual([['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
  expect(await outcomes).toEqual([
    { status: 'fulfilled', value: 'A' }, { status: 'rejected', reason: new Error('bad broke') }, { status: 'fulfilled', value: 'B' },
  ]);
  const after = batches.add('c');
  await finishAll();
  await expect(after).resolves.toBe('C');
});
