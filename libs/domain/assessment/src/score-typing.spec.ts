import type { ClozeGap, GapKey, ItemContent, Response } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { scoreResponse } from './score-response';

const GAPS: readonly ClozeGap[] = [
  { id: 'days', kind: 'number', unit: 'hari' }, { id: 'word', kind: 'text' },
  { id: 'who', kind: 'choice', options: [{ id: 'o', text: 'Ombudsman' }, { id: 'b', text: 'BKN' }] },
];
const KEYS: Readonly<Record<string, GapKey>> = {
  days: { kind: 'number', accepted: [{ value: '14', tolerance: '0', creditPercent: 100 }] },
  word: { kind: 'text', caseSensitive: false, accepted: [{ text: 'tanda terima', creditPercent: 100 }, { text: 'bukti', creditPercent: 50 }] },
  who: { kind: 'choice', optionId: 'o' },
};
const cloze = (gaps: Readonly<Record<string, GapKey>> = KEYS, maximum = 300): ItemContent => ({
  title: '', stem: '', feedback: {}, maximum: hundredths(maximum),
  interaction: { type: 'cloze', text: '[[days]] [[word]] [[who]]', gaps: GAPS }, key: { type: 'cloze', gaps },
});
const filled = (gaps: Record<string, string>): Response => ({ type: 'cloze', gaps });

test('each gap is an equal share, by the rules of short text, number and choice', () => {
  expect(scoreResponse(cloze(), filled({ days: '14 hari', word: ' Tanda  TERIMA ', who: 'o' })).earned).toBe(300);
  expect(scoreResponse(cloze(), filled({ days: '14,0', word: 'bukti' })).earned).toBe(150);
  expect(scoreResponse(cloze(), filled({ days: '30', word: 'surat', who: 'b' }))).toEqual({ earned: 0, maximum: 300, answered: true });
});

test('no gap filled is no answer, and a text in a number gap alone is none either', () => {
  expect(scoreResponse(cloze(), filled({}))).toEqual({ earned: 0, maximum: 300, answered: false });
  expect(scoreResponse(cloze(), filled({ days: 'NaN' }))).toEqual({ earned: 0, maximum: 300, answered: false });
});

test('gaps add up: what is earned together is what each earns alone, rounded down once', () => {
  const content = fc.record({ days: fc.constantFrom('14', '13', 'x', ''), word: fc.constantFrom('bukti', 'tanda terima', 'x', ''), who: fc.constantFrom('o', 'b', '') });
  fc.assert(fc.property(content, fc.integer({ min: 1, max: 10_000 }), (gaps, maximum) => {
    const given = Object.fromEntries(Object.entries(gaps).filter(([, text]) => text !== ''));
    const percent = (gaps.days === '14' ? 100 : 0) + (gaps.word === 'tanda terima' ? 100 : gaps.word === 'bukti' ? 50 : 0) + (gaps.who === 'o' ? 100 : 0);
    expect(scoreResponse(cloze(KEYS, maximum), filled(given)).earned).toBe(Math.floor((maximum * percent) / 300));
  }));
});

describe('a short text says what counts', () => {
  const text = (accepted: string, sensitivity: { caseSensitive?: boolean; accentSensitive?: boolean; spaceSensitive?: boolean }): ItemContent => ({
    title: '', stem: '', feedback: {}, maximum: hundredths(100), interaction: { type: 'short-text' },
    key: { type: 'short-text', caseSensitive: false, ...sensitivity, accepted: [{ text: accepted, creditPercent: 100 }, { text: 'lain', creditPercent: 100 }] },
  });
  const earned = (item: ItemContent, typed: string) => scoreResponse(item, { type: 'short-text', text: typed }).earned;

  test('accents, unless the author says they do not', () => {
    expect(earned(text('Café', {}), 'cafe')).toBe(0);
    expect(earned(text('Café', { accentSensitive: false }), 'CAFE')).toBe(100);
    expect(earned(text('Cafe', { accentSensitive: false }), 'cafe\u0301')).toBe(100);
    // A letter of its own is no accent.
    expect(earned(text('Øre', { accentSensitive: false }), 'ore')).toBe(0);
  });

  test('blanks only where the author says so', () => {
    expect(earned(text('UU 25', {}), '  uu   25 ')).toBe(100);
    expect(earned(text('UU 25', { spaceSensitive: true }), 'uu  25')).toBe(0);
    expect(earned(text('UU 25', { spaceSensitive: true }), 'uu\u00a025')).toBe(100);
    expect(scoreResponse(text('UU 25', { spaceSensitive: true }), { type: 'short-text', text: '  ' }).answered).toBe(false);
  });

  test('several keys, each enough', () => {
    expect(earned(text('satu', {}), 'lain')).toBe(100);
  });
});
