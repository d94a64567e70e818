import type { Criterion } from '@selaras/domain/item';
import { firstUnjudged, marksSoFar } from './work-form';

const LEVELS = [{ id: 'no', text: 'No', creditPercent: 0 }, { id: 'part', text: 'In part', creditPercent: 33 }, { id: 'yes', text: 'Yes', creditPercent: 100 }];
const RUBRIC: readonly Criterion[] = [{ id: 'a', title: 'A', weightPercent: 70, levels: LEVELS }, { id: 'b', title: 'B', weightPercent: 30, levels: LEVELS }];

test('weights times credit, rounded down once at the end, as the rule of marking says', () => {
  expect(marksSoFar(RUBRIC, { a: 'yes', b: 'yes' }, 1_000)).toBe(1_000);
  expect(marksSoFar(RUBRIC, { a: 'yes', b: 'part' }, 1_000)).toBe(799);
  // 0.7 x 33 % + 0.3 x 33 % = 33 %; each criterion rounded down by itself would give 32.
  expect(marksSoFar(RUBRIC, { a: 'part', b: 'part' }, 100)).toBe(33);
  expect(marksSoFar(RUBRIC, { a: 'no', b: 'no' }, 1_000)).toBe(0);
});

test('the first criterion without a level is the one to be told', () => {
  expect(firstUnjudged(RUBRIC, {})?.id).toBe('a');
  expect(firstUnjudged(RUBRIC, { a: 'no' })?.id).toBe('b');
  expect(firstUnjudged(RUBRIC, { a: 'no', b: 'yes' })).toBeNull();
  expect(marksSoFar(RUBRIC, { a: 'yes' }, 1_000)).toBe(700);
});
