import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../stack/program';

type Texts = { readonly [name: string]: string | Texts };
export type Language = 'id' | 'en';

const SCOPES = new Map<string, Texts>();

/** The words of the client as it shows them: `text('learn.next.resumePage', { page: 2 })`. Plurals are asked for by their form: `learn.progress.steps.other`. */
export function text(key: string, params: Readonly<Record<string, string | number>> = {}, language: Language = 'id'): string {
  return wordsOf(key, language).replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (gap, name: string) => {
    if (!(name in params)) throw new Error(`${key} needs ${gap}`);
    return String(params[name]);
  });
}

/** A text whose gaps may hold anything; each gap is a group of the match. */
export function pattern(key: string, language: Language = 'id'): RegExp {
  const parts = wordsOf(key, language).split(/\{\{\s*\w+\s*\}\}/);
  return new RegExp(`^\\s*${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+?)')}\\s*$`);
}

function wordsOf(key: string, language: Language): string {
  const [scope = '', ...names] = key.split('.');
  const words = names.reduce<string | Texts | undefined>((texts, name) => (typeof texts === 'object' ? texts[name] : undefined), textsOf(scope, language));
  if (typeof words !== 'string') throw new Error(`no text ${key} in ${language}`);
  return words;
}

function textsOf(scope: string, language: Language): Texts {
  const file = path.join(ROOT, 'apps/web/public/i18n', language, `${scope}.json`);
  const texts = SCOPES.get(file) ?? (JSON.parse(readFileSync(file, 'utf8')) as Texts);
  SCOPES.set(file, texts);
  return texts;
}
