import type { Criterion } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { marksByRubric, settleMarks } from './rubric';

const LETTER: readonly Criterion[] = [
  { id: 'content', title: 'Isi', weightPercent: 60, levels: [{ id: 'full', text: 'Lengkap', creditPercent: 100 }, { id: 'part', text: 'Sebagian', creditPercent: 50 }, { id: 'none', text: 'Tidak', creditPercent: 0 }] },
  { id: 'tone', title: 'Bahasa', weightPercent: 40, levels: [{ id: 'kind', text: 'Santun', creditPercent: 100 }, { id: 'curt', text: 'Kaku', creditPercent: 33 }] },
];
const max = hundredths(1_000);
const marks = (...counts: number[]) => counts.map(hundredths);

test('weights times the credit of the level chosen, rounded down once', () => {
  expect(marksByRubric(LETTER, { content: 'full', tone: 'kind' }, max)).toEqual({ ok: true, value: 1_000 });
  expect(marksByRubric(LETTER, { content: 'part', tone: 'curt' }, max)).toEqual({ ok: true, value: 432 });
  expect(marksByRubric(LETTER, { content: 'none', tone: 'curt' }, hundredths(7))).toEqual({ ok: true, value: 0 });
});

test('a criterion that was forgotten, is unknown, or got a level that is not there is named', () => {
  expect(marksByRubric(LETTER, { content: 'full' }, max)).toEqual({ ok: false, refusal: { code: 'CriterionNotJudged', criterionId: 'tone', title: 'Bahasa' } });
  expect(marksByRubric(LETTER, { content: 'full', tone: 'kind', style: 'x' }, max)).toEqual({ ok: false, refusal: { code: 'UnknownCriterion', criterionId: 'style' } });
  expect(marksByRubric(LETTER, { content: 'kind', tone: 'kind' }, max)).toEqual({ ok: false, refusal: { code: 'UnknownLevel', criterionId: 'content', levelId: 'kind' } });
  // A criterion that happens to be called like something every object has.
  expect(marksByRubric([{ ...LETTER[0] as Criterion, id: 'constructor', weightPercent: 100 }], {}, max)).toMatchObject({ refusal: { code: 'CriterionNotJudged' } });
});

test('one marker decides alone', () => {
  expect(settleMarks(1, [], max)).toEqual({ state: 'awaiting', needed: 1 });
  expect(settleMarks(1, marks(700), max)).toEqual({ state: 'decided', earned: 700 });
});

test('two markers within a fifth of the maximum agree on the mean; further apart a third decides alone', () => {
  expect(settleMarks(2, [], max)).toEqual({ state: 'awaiting', needed: 2 });
  expect(settleMarks(2, marks(700), max)).toEqual({ state: 'awaiting', needed: 1 });
  expect(settleMarks(2, marks(700, 900), max)).toEqual({ state: 'decided', earned: 800 });
  expect(settleMarks(2, marks(701, 900), max)).toEqual({ state: 'decided', earned: 800 });
  expect(settleMarks(2, marks(699, 900), max)).toEqual({ state: 'disagreed', apart: 201, allowed: 200 });
  expect(settleMarks(2, marks(699, 900, 650), max)).toEqual({ state: 'decided', earned: 650 });
});

test('once decided, a further decision changes nothing, and the order of the first two does not matter', () => {
  fc.assert(fc.property(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), (first, second, third) => {
    const two = settleMarks(2, marks(first, second), max);
    expect(settleMarks(2, marks(second, first), max)).toEqual(two);
    const three = settleMarks(2, marks(first, second, third), max);
    expect(three).toEqual(two.state === 'decided' ? two : { state: 'decided', earned: third });
    if (two.state === 'decided') expect(two.earned >= Math.min(first, second) && two.earned <= Math.max(first, second)).toBe(true);
  }));
});
