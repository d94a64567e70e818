/** Words for the size of a standardised difference. They are conventions, not measurements: say where they come from. */
export const EFFECT_WORDS = ['negligible', 'small', 'medium', 'large'] as const;
export type EffectWord = (typeof EFFECT_WORDS)[number];

/** To be shown beside a word. */
export const EFFECT_WORD_SOURCE = 'Cohen 1988';

/** Cohen 1988: small from 0.2, medium from 0.5, large from 0.8; below 0.2 he names nothing, here it is called negligible. Sign ignored. */
export function effectWord(d: number): EffectWord {
  const size = Math.abs(d);
  if (size >= 0.8) return 'large';
  if (size >= 0.5) return 'medium';
  return size >= 0.2 ? 'small' : 'negligible';
}
