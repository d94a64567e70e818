import type { Response } from '@selaras/domain/item';
import { conflictBetween } from './answer-conflict';

const essay = (text: string): Response => ({ type: 'essay', text });

test('two texts written from the same beginning contradict each other', () => {
  const [mine, theirs] = [essay('Loket dibuka lebih awal.'), essay('Antrean dibuat daring.')];
  expect(conflictBetween(null, mine, theirs)).toEqual({ mine, theirs });
  expect(conflictBetween(essay('Loket'), mine, theirs)).toEqual({ mine, theirs });
});

test('a text that goes on from the other is no conflict', () => {
  expect(conflictBetween(essay('Loket'), essay('Loket dibuka'), essay('Loket'))).toBeNull();
  expect(conflictBetween(essay('Loket'), essay('Loket'), essay('Loket dibuka'))).toBeNull();
});

test('the same words twice are one answer, blanks at the ends or not', () => {
  expect(conflictBetween(null, essay('Loket dibuka '), essay('Loket dibuka'))).toBeNull();
});

test('nothing written, or taken back, contradicts nobody', () => {
  expect(conflictBetween(null, essay('  '), essay('Antrean'))).toBeNull();
  expect(conflictBetween(null, essay('Loket'), essay(''))).toBeNull();
  expect(conflictBetween(null, essay('Loket'), null)).toBeNull();
  expect(conflictBetween(null, null, essay('Loket'))).toBeNull();
});

test('of two ticks the newest is meant', () => {
  const tick = (optionId: string): Response => ({ type: 'single-choice', optionId });
  expect(conflictBetween(null, tick('a'), tick('b'))).toBeNull();
});

test('gaps filled in another order say the same; other words in one of them do not', () => {
  const cloze = (gaps: Record<string, string>): Response => ({ type: 'cloze', gaps });
  expect(conflictBetween(null, cloze({ a: 'tiga', b: 'hari' }), cloze({ b: 'hari ', a: 'tiga' }))).toBeNull();
  expect(conflictBetween(null, cloze({ a: 'tiga' }), cloze({ a: 'lima' }))).not.toBeNull();
});
