import { inject } from '@angular/core';
import { Formats, injectHasText, injectText } from '@selaras/web/ui';

/** Why two forms were not put on one scale: the code of the reason and its figures, as the server says them. */
export interface EquatingRefusal {
  readonly reason: string;
  readonly [figure: string]: string | number;
}

/** The reason as part of a sentence, without a full stop. */
export function injectEquatingReason(): (refusal: EquatingRefusal) => string {
  const [t, has, formats] = [injectText(), injectHasText(), inject(Formats)];
  return ({ reason, ...figures }) => {
    const params: Record<string, string> = {};
    for (const [name, value] of Object.entries(figures)) {
      const number = Number(value);
      params[name] = Number.isFinite(number) && value !== '' ? formats.number(Number.isInteger(number) ? number : Math.abs(number), { max: 2 }) : String(value);
    }
    const because = `evaluate.equating.because.${String(figures['because'] ?? '')}`;
    params['because'] = t(has(because) ? because : 'evaluate.equating.because.other');
    const key = `evaluate.equating.reason.${reason}`;
    return has(key) ? t(key, params) : t('evaluate.equating.reason.other', { code: reason });
  };
}

/** A refusal as it stands in an answer: a code with params. */
export function refusalOf({ code, params }: { readonly code: string; readonly params: readonly { readonly name: string; readonly value: string }[] }): EquatingRefusal {
  return { ...Object.fromEntries(params.map(({ name, value }) => [name, value])), reason: code };
}
