import type { ItemContent, Response } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { scoreResponse } from './score-response';

const judgement = (ratings: Record<string, number>, maximum = 100): ItemContent => ({
  title: '', stem: '', feedback: {}, maximum: hundredths(maximum),
  interaction: { type: 'situational-judgement', actions: Object.keys(ratings).map((id) => ({ id, text: id })), shuffle: true },
  key: { type: 'situational-judgement', ratings },
});
const says = (most: string | null, least: string | null): Response => ({ type: 'situational-judgement', most, least });

test('the distance experts see between the two actions named, over the largest distance', () => {
  const question = judgement({ apologise: 5, record: 4, wait: 2, quarrel: 1 });
  expect(scoreResponse(question, says('apologise', 'quarrel')).earned).toBe(100);
  expect(scoreResponse(question, says('record', 'quarrel')).earned).toBe(75);
  expect(scoreResponse(question, says('record', 'wait')).earned).toBe(50);
  expect(scoreResponse(question, says('quarrel', 'apologise'))).toEqual({ earned: 0, maximum: 100, answered: true });
});

test('half a judgement is none: it earns nothing and counts as not answered', () => {
  const question = judgement({ a: 5, b: 1 });
  for (const half of [says('a', null), says(null, 'b'), says(null, null)]) {
    expect(scoreResponse(question, half)).toEqual({ earned: 0, maximum: 100, answered: false });
  }
});

test('marks lie between nothing and all; the other way round one of the two earns nothing', () => {
  const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 }).filter((all) => new Set(all).size > 1);
  fc.assert(fc.property(ratings, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 10_000 }), (all, first, second, maximum) => {
    const question = judgement(Object.fromEntries(all.map((rating, index) => [`a${index}`, rating])), maximum);
    const [most, least] = [first % all.length, second % all.length];
    const { earned } = scoreResponse(question, says(`a${most}`, `a${least}`));
    expect(earned >= 0 && earned <= maximum).toBe(true);
    expect(earned === maximum).toBe(all[most] === Math.max(...all) && all[least] === Math.min(...all));
    expect(Math.min(earned, scoreResponse(question, says(`a${least}`, `a${most}`)).earned)).toBe(0);
  }));
});
