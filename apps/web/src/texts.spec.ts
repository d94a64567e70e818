import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const TEXTS = path.join(ROOT, 'apps/web/public/i18n');
const SCOPES = ['shell', 'refusal', 'learn', 'author', 'evaluate', 'admin', 'marking', 'bank'];
const PLURAL = ['zero', 'one', 'two', 'few', 'many', 'other'];

type Texts = { readonly [key: string]: string | Texts };

function read(language: string, scope: string): Texts {
  return JSON.parse(readFileSync(path.join(TEXTS, language, `${scope}.json`), 'utf8')) as Texts;
}

/** Keys with their texts; the plural forms of a text count as one, since each language has its own. */
function leaves(texts: Texts, prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const name = `${prefix}.${key}`;
    if (typeof value === 'string') found.set(name, value);
    else if (isPlural(value)) found.set(name, Object.values(value).join(' '));
    else for (const [inner, text] of leaves(value, name)) found.set(inner, text);
  }
  return found;
}

function isPlural(value: Texts): boolean {
  return typeof value['other'] === 'string' && Object.keys(value).every((key) => PLURAL.includes(key));
}

function all(language: string): Map<string, string> {
  return new Map(SCOPES.flatMap((scope) => [...leaves(read(language, scope), scope)]));
}

function gaps(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

function sources(): string[] {
  return ['apps/web/src', 'libs/web'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.spec.ts') && !file.includes('generated'))
      .map((file) => path.join(folder, file)),
  );
}

/** `'learn.title'` whole, or `'learn.state.'` where the rest is put together at run time. */
function keysIn(source: string): { whole: string[]; beginnings: string[] } {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  // Not followed by a bracket: `"refusal.set(null)"` in a template is a call.
  const quoted = [...code.matchAll(/(['"`])((?:shell|refusal|learn|author|evaluate|admin|marking|bank)\.[\w.-]*)(?![\w.(-])(\$\{)?/g)];
  const isFile = (text: string) => /\.(page|html|css|ts|graphql|json)$/.test(text);
  const whole: string[] = [];
  const beginnings: string[] = [];
  for (const [, , text = '', gap] of quoted) {
    if (isFile(text)) continue;
    if (gap !== undefined || text.endsWith('.')) beginnings.push(text);
    else whole.push(text);
  }
  return { whole, beginnings };
}

describe('texts of the screen', () => {
  const indonesian = all('id');
  const english = all('en');

  test.each(SCOPES)('%s says the same in both languages', (scope) => {
    const of = (texts: Map<string, string>) => [...texts.keys()].filter((key) => key.startsWith(`${scope}.`)).sort();
    expect(of(english)).toEqual(of(indonesian));
  });

  test('a text and its translation fill the same gaps, and none is empty', () => {
    const different = [...indonesian].filter(([key, text]) => {
      const other = english.get(key) ?? '';
      return text.trim() === '' || other.trim() === '' || gaps(text).join() !== gaps(other).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('every key that the code names exists', () => {
    const known = [...indonesian.keys()];
    const missing = sources().flatMap((file) => {
      const { whole, beginnings } = keysIn(readFileSync(path.join(ROOT, file), 'utf8'));
      return [
        ...whole.filter((key) => !indonesian.has(key) && !known.some((name) => name.startsWith(`${key}.`))),
        ...beginnings.filter((beginning) => !known.some((name) => name.startsWith(beginning))),
      ].map((key) => `${file}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  test('screens do not shout', () => {
    const shouting = [...indonesian, ...english].filter(([, text]) => /!(?!LAPOR)/.test(text.replace('SP4N-LAPOR!', '')));
    expect(shouting.map(([key]) => key)).toEqual([]);
  });
});
