import { inject } from '@angular/core';
import { Formats } from './formats';
import { injectHasText, injectText } from './text';

/** Why something was not done, as the API says it. */
export interface RefusalLike {
  readonly code: string;
  readonly field?: string | null;
  readonly params: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/**
 * Turns a refusal into a sentence: `refusal.<code>` with its params in the gaps. Moments are printed in the reader's way, numbers
 * too. A code without a sentence falls back to one that still says what to do and names the code for support.
 */
export function injectRefusalText(): (refusal: RefusalLike, zone?: string) => string {
  const t = injectText();
  const has = injectHasText();
  const formats = inject(Formats);
  const shown = (value: string, zone: string) => {
    if (ISO_MOMENT.test(value)) return formats.dateTime(value, zone);
    return /^-?\d+(\.\d+)?$/.test(value) && value.length < 16 ? formats.number(Number(value)) : value;
  };
  return (refusal, zone = 'Asia/Jakarta') => {
    const params: Record<string, string> = { field: refusal.field ?? '', code: refusal.code };
    for (const { name, value } of refusal.params) params[name] = shown(value, zone);
    return has(`refusal.${refusal.code}`) ? t(`refusal.${refusal.code}`, params) : t('refusal.unknown', params);
  };
}
