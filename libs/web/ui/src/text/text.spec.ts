import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { Formats } from './formats';
import { LanguageStore } from './language';
import { injectRefusalText } from './refusal-text';
import { injectText } from './text';

const TEXTS: Readonly<Record<string, Translation>> = {
  id: { shell: { hello: 'Halo {{name}}', steps: { other: '{{count}} langkah' } }, refusal: { unknown: 'Kode {{code}}', WindowOver: 'Ditutup {{closedAt}}', TooLong: 'Paling banyak {{most}}' } },
  en: { shell: { hello: 'Hello {{name}}', steps: { one: '{{count}} step', other: '{{count}} steps' } }, refusal: { unknown: 'Code {{code}}', WindowOver: 'Closed {{closedAt}}', TooLong: 'At most {{most}}' } },
  'learn/id': { title: 'Belajar' },
  'learn/en': { title: 'Learn' },
};

class Loader implements TranslocoLoader {
  async getTranslation(path: string): Promise<Translation> {
    return TEXTS[path] ?? {};
  }
}

@Component({ template: `{{ t('shell.hello', { name: 'Siti' }) }}, {{ t('shell.steps', { count: 1 }) }}, {{ formats.number(1250.5) }}` })
class Greeting {
  readonly t = injectText();
  readonly formats = inject(Formats);
  readonly sentence = injectRefusalText();
}

beforeEach(async () => {
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id', prodMode: true, missingHandler: { logMissingKey: false } }, loader: Loader })],
  });
  await TestBed.inject(LanguageStore).start();
});

function greeting() {
  return TestBed.createComponent(Greeting);
}

test('the page speaks the other language without a reload, and remembers it on the device', async () => {
  const page = greeting();
  await page.whenStable();
  expect(page.nativeElement.textContent).toBe('Halo Siti, 1 langkah, 1.250,5');
  await TestBed.inject(LanguageStore).switchTo('en');
  await page.whenStable();
  expect(page.nativeElement.textContent).toBe('Hello Siti, 1 step, 1,250.5');
  expect(document.documentElement.lang).toBe('en');
  expect(localStorage.getItem('selaras.language')).toBe('en');
});

test('texts of a page that is open are there in the new language before it is spoken', async () => {
  const language = TestBed.inject(LanguageStore);
  await language.need('learn');
  const { t } = greeting().componentInstance;
  expect(t('learn.title')).toBe('Belajar');
  await language.switchTo('en');
  expect(t('learn.title')).toBe('Learn');
});

test('a refusal becomes a sentence with its moment in the reader\'s zone and its number written our way', () => {
  const { sentence } = greeting().componentInstance;
  const closed = { code: 'WindowOver', params: [{ name: 'closedAt', value: '2026-12-12T16:59:00.000Z' }] };
  expect(sentence(closed, 'Asia/Jakarta').replace(/\s/g, ' ')).toBe('Ditutup 12 Desember 2026, 23.59 WIB');
  expect(sentence(closed, 'Asia/Jayapura').replace(/\s/g, ' ')).toBe('Ditutup 13 Desember 2026, 01.59 WIT');
  expect(sentence({ code: 'TooLong', params: [{ name: 'most', value: '2000' }] })).toBe('Paling banyak 2.000');
});

test('a refusal nobody wrote a sentence for still names its code', () => {
  expect(greeting().componentInstance.sentence({ code: 'SomethingNew', params: [] })).toBe('Kode SomethingNew');
});

describe('formats', () => {
  const spaces = (text: string) => text.replace(/\s/g, ' ');

  test('dates carry their zone, in the words of the language', async () => {
    const formats = TestBed.inject(Formats);
    expect(spaces(formats.dateTime('2026-12-12T16:59:00Z', 'Asia/Jakarta'))).toBe('12 Desember 2026, 23.59 WIB');
    expect(formats.longDate('2026-11-25T07:30:00Z', 'Asia/Makassar')).toBe('Rabu, 25 November 2026');
    expect(formats.day('2026-11-25')).toBe('25 November 2026');
    expect(formats.clockSeconds('2026-11-25T07:21:07Z', 'Asia/Jakarta')).toBe('14.21.07');
    await TestBed.inject(LanguageStore).switchTo('en');
    expect(spaces(formats.dateTime('2026-12-12T16:59:00Z', 'Asia/Makassar'))).toBe('13 December 2026, 00:59 WITA');
  });

  test('numbers are written with the marks of the language', async () => {
    const formats = TestBed.inject(Formats);
    expect(formats.number(-0.5)).toBe('−0,5');
    expect(formats.number(70)).toBe('70');
    expect(formats.number(2, { min: 1, max: 1 })).toBe('2,0');
    expect(formats.percent(0.484)).toBe('48 %');
    expect(formats.bytes(1_420_000)).toBe('1,4 MB');
  });

  test('time left reads like a clock and never goes below zero', () => {
    const formats = TestBed.inject(Formats);
    expect(formats.countdown(1122)).toBe('18.42');
    expect(formats.countdown(3900)).toBe('1.05.00');
    expect(formats.countdown(-3)).toBe('0.00');
  });

  test('durations are said in words', () => {
    const formats = TestBed.inject(Formats);
    expect(spaces(formats.duration(1500))).toBe('25 menit');
    expect(spaces(formats.duration(5400))).toBe('1 jam 30 menit');
    expect(spaces(formats.duration(45))).toBe('45 detik');
  });
});
