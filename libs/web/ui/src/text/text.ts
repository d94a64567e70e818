import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { LanguageStore } from './language';

export type TextParams = Readonly<Record<string, string | number>>;

/** Text of a key in the current language, gaps filled. Read in a template or a `computed`, it follows the language. */
export type TextOf = (key: string, params?: TextParams) => string;

/**
 * `protected readonly t = injectText();` and `{{ t('learn.title') }}` in the template.
 *
 * A text with a plural is an object by plural category, chosen by the param `count`:
 * `"steps": { "one": "{{count}} step", "other": "{{count}} steps" }`. Indonesian needs `other` alone.
 */
export function injectText(): TextOf {
  const transloco = inject(TranslocoService);
  const language = inject(LanguageStore);
  return (key, params = {}) => {
    const current = language.current();
    const count = params['count'];
    if (typeof count === 'number') {
      const category = new Intl.PluralRules(language.tag()).select(count);
      const plural = pluralKey(transloco.getTranslation(current), key, category);
      if (plural) return transloco.translate<string>(plural, { ...params });
    }
    return transloco.translate<string>(key, { ...params });
  };
}

/** Translations are kept flat: `learn.steps.other`. */
function pluralKey(flat: Readonly<Record<string, unknown>>, key: string, category: string): string | null {
  if (`${key}.${category}` in flat) return `${key}.${category}`;
  return `${key}.other` in flat ? `${key}.other` : null;
}

/** Whether a text exists, for texts found by a code that came from elsewhere. */
export function injectHasText(): (key: string) => boolean {
  const transloco = inject(TranslocoService);
  const language = inject(LanguageStore);
  return (key) => key in transloco.getTranslation(language.current());
}
