import { instant, plusSeconds, type Instant } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { endBreak, pausedMilliseconds, reservedMilliseconds, runningBreak, startBreak, workingMilliseconds, type Break, type BreakId } from './breaks';

const NOON = instant(Date.UTC(2026, 10, 25, 5));
const after = (seconds: number): Instant => plusSeconds(NOON, seconds);
const TWO_OF_FIVE_MINUTES = { most: 2, secondsEach: 300 };
const id = (name: string) => name as BreakId;
const begin = (breaks: readonly Break[], name: string, at: Instant, allowed = TWO_OF_FIVE_MINUTES) => startBreak(breaks, allowed, id(name), at);
const begun = (breaks: readonly Break[], name: string, at: Instant): Break => {
  const result = begin(breaks, name, at);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

test('she goes for prayer at noon and comes back after two minutes: the end moves by two minutes', () => {
  const first = begun([], 'a', NOON);
  expect(first).toMatchObject({ number: 1, endsAt: after(300), endedAt: null });
  expect(reservedMilliseconds([first])).toBe(300_000);
  const ended = endBreak([first], first.id, after(120));
  expect(ended).toMatchObject({ ok: true, value: { endedAt: after(120) } });
  expect(ended.ok && reservedMilliseconds([ended.value])).toBe(120_000);
});

test('a break that nobody ends ends itself at its maximum; ending it afterwards changes nothing', () => {
  const first = begun([], 'a', NOON);
  expect(runningBreak([first], after(299))).toBe(first);
  expect(runningBreak([first], after(300))).toBeNull();
  expect(endBreak([first], first.id, after(4_000))).toEqual({ ok: true, value: first });
  expect(workingMilliseconds(after(-600), after(1_000), [first])).toBe(1_300_000);
});

test('beginning or ending once more, from a tab that got no answer, is the same break', () => {
  const first = begun([], 'a', NOON);
  expect(begin([first], 'a', after(10))).toEqual({ ok: true, value: first });
  const ended = { ...first, endedAt: after(60) };
  expect(begin([ended], 'a', after(100))).toEqual({ ok: true, value: ended });
  expect(endBreak([ended], first.id, after(100))).toEqual({ ok: true, value: ended });
});

test('a second one while the first lasts, a third of two, and any where there are none are refused by name', () => {
  const first = begun([], 'a', NOON);
  expect(begin([first], 'b', after(10))).toEqual({ ok: false, refusal: { code: 'OnBreak', endsAt: after(300) } });
  const second = begun([first], 'b', after(400));
  expect(begin([first, second], 'c', after(800))).toEqual({ ok: false, refusal: { code: 'NoBreaksLeft', most: 2 } });
  expect(begin([], 'a', NOON, { most: 0, secondsEach: 300 })).toEqual({ ok: false, refusal: { code: 'BreaksNotAllowed' } });
  expect(endBreak([first], id('z'), after(10))).toEqual({ ok: false, refusal: { code: 'BreakNotFound' } });
});

test('whatever she does with her breaks, none overlap, no more is paused than allowed, and work and pauses add up to the whole', () => {
  const deeds = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 600_000 }), begins: fc.boolean(), which: fc.nat(4) }), { maxLength: 30 });
  fc.assert(fc.property(deeds, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 60, max: 600 }), (all, most, secondsEach) => {
    let now: number = NOON;
    let breaks: readonly Break[] = [];
    for (const { wait, begins, which } of all) {
      now += wait;
      const breakId = id(`break-${which}`);
      const decided = begins ? startBreak(breaks, { most, secondsEach }, breakId, instant(now)) : endBreak(breaks, breakId, instant(now));
      if (decided.ok) breaks = [...breaks.filter((other) => other.id !== breakId), decided.value].sort((a, b) => a.number - b.number);
    }
    expect(breaks.length).toBeLessThanOrEqual(most);
    breaks.forEach((pause, index) => {
      expect(pause.number).toBe(index + 1);
      const end = pause.endedAt ?? pause.endsAt;
      expect(end - pause.startedAt).toBeLessThanOrEqual(secondsEach * 1_000);
      expect(breaks[index + 1]?.startedAt ?? Infinity).toBeGreaterThanOrEqual(end);
    });
    const finish = instant(now + 1);
    expect(pausedMilliseconds(breaks, finish) + workingMilliseconds(NOON, finish, breaks)).toBe(finish - NOON);
    expect(pausedMilliseconds(breaks, finish)).toBeLessThanOrEqual(reservedMilliseconds(breaks));
  }));
});
