import { TestBed } from '@angular/core/testing';
import { LanguageStore } from '@selaras/web/ui';
import fc from 'fast-check';
import { provideRealTexts } from '../testing/texts.testing';
import { FigureFormats } from './figure-formats';

let figures: FigureFormats;

beforeEach(async () => {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: provideRealTexts() });
  await TestBed.inject(LanguageStore).start();
  figures = TestBed.inject(FigureFormats);
});

const spaces = (text: string) => text.replace(/\s/g, ' ');
const read = (shown: string) => Number(shown.replace(/[<>\s]/g, '').replace(',', '.'));

test.each([
  [0.21, 'p = 0,21'], [0.034, 'p = 0,034'], [0.0163, 'p = 0,016'], [0.0009, 'p < 0,001'], [3.9e-29, 'p < 0,001'], [null, 'p < 0,001'],
  [1, 'p = 1,00'], [0.997, 'p > 0,99'], [0.0496, 'p = 0,0496'], [0.04996, 'p = 0,04996'], [0.05, 'p = 0,050'],
] as const)('p of %s is written %s', (p, shown) => {
  expect(figures.pIs(p)).toBe(shown);
});

test('no p is ever printed as 0, nor carried over 0.05 by rounding', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.0010001, max: 0.989, noNaN: true }), (p) => {
      const shown = read(figures.p(p));
      expect(shown).toBeGreaterThan(0);
      if (Math.abs(p - 0.05) > 1e-7) expect(shown < 0.05).toBe(p < 0.05);
    }),
  );
});

test('marks keep one decimal; a small one is not rounded to nothing', () => {
  expect(figures.points(14.25)).toBe('14,3');
  expect(figures.points(0.031)).toBe('0,03');
  expect(figures.points(0)).toBe('0,0');
  expect(figures.change(3)).toBe('+3,0');
  expect(figures.change(-3)).toBe('−3,0');
});

test('a share is neither none nor everybody unless it is', () => {
  expect(spaces(figures.share(0))).toBe('0 %');
  expect(spaces(figures.share(0.002))).toBe('0,2 %');
  expect(spaces(figures.share(0.997))).toBe('99,7 %');
  expect(spaces(figures.share(1))).toBe('100 %');
});
