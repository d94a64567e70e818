import { looksEmpty, storableText } from './text';

test('what no database stores is left out, emoji and composed letters stay', () => {
  expect(storableText('a\u0000b\ud800 👍🏽 e\u0301')).toBe('ab 👍🏽 é');
  expect(storableText('')).toBe('');
});

test('a name of invisible signs is no name', () => {
  for (const text of ['', ' \t', '\u200b', '\ufeff', '\u202e\u200d', '\u0301']) expect(looksEmpty(text)).toBe(true);
  for (const text of ['a', '%', '👍🏽', '١']) expect(looksEmpty(text)).toBe(false);
});
