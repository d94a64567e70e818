import { Autosave, type SaveOutcome } from './autosave';

const settings = { pauseMilliseconds: 100, retryMilliseconds: [50, 200] };

/** A server whose answers are given by hand, so that a test can type while a save is on its way. */
function aServer() {
  const received: string[] = [];
  const answers: { resolve: (outcome: SaveOutcome<string>) => void; reject: (error: Error) => void }[] = [];
  const autosave = new Autosave<string, string>((draft) => {
    received.push(draft);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  }, settings);
  const settle = async () => { await jest.advanceTimersByTimeAsync(0); };
  return {
    autosave, received,
    accepts: async (at: number) => { answers.shift()?.resolve({ kind: 'saved', at }); await settle(); },
    refuses: async (refusal: string) => { answers.shift()?.resolve({ kind: 'refused', refusal }); await settle(); },
    isUnreachable: async () => { answers.shift()?.reject(new Error('no network')); await settle(); },
  };
}

beforeEach(() => { jest.useFakeTimers(); });
afterEach(() => { jest.useRealTimers(); });

test('nothing is sent while the author types, and nothing is called saved before the server said so', async () => {
  const { autosave, received, accepts } = aServer();
  autosave.changed('W');
  await jest.advanceTimersByTimeAsync(60);
  autosave.changed('Warga');
  await jest.advanceTimersByTimeAsync(60);
  expect(received).toEqual([]);
  expect(autosave.state()).toEqual({ kind: 'pending' });
  await jest.advanceTimersByTimeAsync(60);
  expect(received).toEqual(['Warga']);
  expect(autosave.state()).toEqual({ kind: 'saving' });
  await accepts(1_000);
  expect(autosave.state()).toEqual({ kind: 'saved', at: 1_000 });
  expect(autosave.unsaved).toBe(false);
});

test('words typed while a save is on its way are saved after it, never beside it', async () => {
  const { autosave, received, accepts } = aServer();
  autosave.changed('one');
  await jest.advanceTimersByTimeAsync(100);
  autosave.changed('one two');
  await jest.advanceTimersByTimeAsync(500);
  expect(received).toEqual(['one']);
  await accepts(1);
  await jest.advanceTimersByTimeAsync(100);
  expect(received).toEqual(['one', 'one two']);
  await accepts(2);
  expect(autosave.state()).toEqual({ kind: 'saved', at: 2 });
});

test('an unreachable server is tried again with the newest words, and the author is told meanwhile', async () => {
  const { autosave, received, isUnreachable, accepts } = aServer();
  autosave.changed('draft');
  await jest.advanceTimersByTimeAsync(100);
  await isUnreachable();
  expect(autosave.state()).toEqual({ kind: 'failed' });
  expect(autosave.unsaved).toBe(true);
  await jest.advanceTimersByTimeAsync(50);
  await isUnreachable();
  await jest.advanceTimersByTimeAsync(50);
  expect(received).toEqual(['draft', 'draft']);
  autosave.changed('draft, continued');
  await jest.advanceTimersByTimeAsync(200);
  await accepts(3);
  expect(received).toEqual(['draft', 'draft', 'draft, continued']);
  expect(autosave.state()).toEqual({ kind: 'saved', at: 3 });
});

test('after a refusal nothing is sent until the author decided, and what she wrote meanwhile is kept', async () => {
  const { autosave, received, refuses, accepts } = aServer();
  autosave.changed('mine');
  await jest.advanceTimersByTimeAsync(100);
  await refuses('StaleRevision');
  autosave.changed('mine, longer');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(received).toEqual(['mine']);
  expect(autosave.state()).toEqual({ kind: 'refused', refusal: 'StaleRevision' });
  void autosave.resume();
  await jest.advanceTimersByTimeAsync(0);
  expect(received).toEqual(['mine', 'mine, longer']);
  await accepts(4);
  expect(autosave.state()).toEqual({ kind: 'saved', at: 4 });
});

test('leaving the page saves at once what was waiting for the pause', async () => {
  const { autosave, received, accepts } = aServer();
  autosave.changed('last words');
  const left = autosave.flush();
  expect(received).toEqual([]);
  await jest.advanceTimersByTimeAsync(0);
  expect(received).toEqual(['last words']);
  await accepts(5);
  await left;
  expect(autosave.unsaved).toBe(false);
});
