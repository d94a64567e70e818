import type { DestroyRef } from '@angular/core';
import type { GraphqlClient, RegradeStateFragment } from '@selaras/web/data-access';
import { ProgressWatch, watchPauseMs } from './progress-watch';

const at = (done: number, finishedAt: string | null = null): RegradeStateFragment =>
  ({ correctionId: 'c', keyVersion: 2, done, total: 3, startedAt: '2026-11-25T08:00:00Z', finishedAt });

function watching(...answers: (RegradeStateFragment | 'no network')[]) {
  let leave = (): void => undefined;
  const asked = jest.fn(async () => {
    const answer = answers.shift();
    if (answer === undefined || answer === 'no network') throw new Error('no network');
    return { regradeProgress: answer };
  });
  const finished = jest.fn();
  const watch = new ProgressWatch({ run: asked } as unknown as GraphqlClient, { onDestroy: (callback: () => void) => (leave = callback) } as unknown as DestroyRef, finished);
  return { watch, asked, finished, leave: () => leave() };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('asks until it is finished, shows what the server said last, and says once that it is done', async () => {
  const { watch, asked, finished } = watching(at(1), at(2), at(3, '2026-11-25T08:00:02Z'));
  watch.follow(at(0));
  await jest.advanceTimersByTimeAsync(watchPauseMs(0));
  expect(watch.state()?.done).toBe(1);
  expect(finished).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(watch.state()?.finishedAt).not.toBeNull();
  expect(finished).toHaveBeenCalledTimes(1);
  expect(asked).toHaveBeenCalledTimes(3);
});

test('a server that is not reached stops it with the reason; it goes on when asked to', async () => {
  const { watch, finished } = watching('no network', at(3, '2026-11-25T08:00:02Z'));
  watch.follow(at(0));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(watch.problem()).toBeInstanceOf(Error);
  watch.again();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(watch.problem()).toBeNull();
  expect(finished).toHaveBeenCalledTimes(1);
});

test('once the page is left nobody asks any more; what was finished before is not asked about', async () => {
  const left = watching(at(1));
  left.watch.follow(at(0));
  left.leave();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(left.asked).not.toHaveBeenCalled();
  const done = watching();
  done.watch.follow(at(3, '2026-11-25T08:00:02Z'));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(done.asked).not.toHaveBeenCalled();
});

test('asks often at first and politely later', () => {
  expect(watchPauseMs(0)).toBeLessThan(500);
  expect(watchPauseMs(50)).toBe(5_000);
});
