import { marksByRubric } from '@selaras/domain/assessment';
import type { Criterion } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import { firstUnjudged, marksSoFar } from './work-form';

const LEVELS = [{ id: 'no', text: 'No', creditPercent: 0 }, { id: 'part', text: 'In part', creditPercent: 33 }, { id: 'yes', text: 'Yes', creditPercent: 100 }];
const RUBRIC: readonly Criterion[] = [{ id: 'a', title: 'A', weightPercent: 70, levels: LEVELS }, { id: 'b', title: 'B', weightPercent: 30, levels: LEVELS }];

test('what a marker is shown while she chooses is what the server will count', () => {
  for (const a of LEVELS) {
    for (const b of LEVELS) {
      for (const maximum of [1, 99, 250, 1_000]) {
        const levels = { a: a.id, b: b.id };
        expect({ ok: true, value: marksSoFar(RUBRIC, levels, maximum) }).toEqual(marksByRubric(RUBRIC, levels, hundredths(maximum)));
      }
    }
  }
});

test('the first criterion without a level is the one to be told', () => {
  expect(firstUnjudged(RUBRIC, {})?.id).toBe('a');
  expect(firstUnjudged(RUBRIC, { a: 'no' })?.id).toBe('b');
  expect(firstUnjudged(RUBRIC, { a: 'no', b: 'yes' })).toBeNull();
  expect(marksSoFar(RUBRIC, { a: 'yes' }, 1_000)).toBe(700);
});
