import { inject } from '@angular/core';
import { Formats, injectText } from '@selaras/web/ui';

interface MarksLike {
  readonly earned: number;
  readonly maximum: number;
}

/** Marks as a person reads them: hundredths on the way in. */
export function injectMarkWords() {
  const formats = inject(Formats);
  const t = injectText();
  return {
    /** Out of 100; a dash where nothing could be earned. */
    score: ({ earned, maximum }: MarksLike): string => (maximum === 0 ? '–' : formats.number((earned * 100) / maximum, { min: 1, max: 1 })),
    /** `1,5 dari 2`. */
    marks: ({ earned, maximum }: MarksLike): string => t('marking.ofMarks', { earned: formats.number(earned / 100), maximum: formats.number(maximum / 100) }),
    one: (earned: number): string => formats.number(earned / 100),
  };
}
