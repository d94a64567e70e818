import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/**
 * Fetches `/i18n/<language>/<scope>.json`. The language alone stands for what every page needs: the shell's words and the sentences
 * for refusals, which must be at hand also when the network is gone.
 */
@Injectable({ providedIn: 'root' })
export class TranslationLoader implements TranslocoLoader {
  /** @param path `id`, or a scope with its language: `learn/id` */
  async getTranslation(path: string): Promise<Translation> {
    const [scopeOrLanguage = '', language] = path.split('/');
    if (language !== undefined) return fetchTexts(language, scopeOrLanguage);
    const [shell, refusal] = await Promise.all([fetchTexts(scopeOrLanguage, 'shell'), fetchTexts(scopeOrLanguage, 'refusal')]);
    return { shell, refusal };
  }
}

async function fetchTexts(language: string, scope: string): Promise<Translation> {
  const response = await fetch(`/i18n/${language}/${scope}.json`);
  if (!response.ok) throw new Error(`texts ${scope} (${language}) answered ${response.status}`);
  return (await response.json()) as Translation;
}
