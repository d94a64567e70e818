import type { GapKey, Key, Response } from '@selaras/domain/item';

/** A response that earns full marks under this key, to be shown in a review; null for what people mark. Of several the first that is worth most. */
export function rightResponse(key: Key): Response | null {
  switch (key.type) {
    case 'single-choice':
      return { type: key.type, optionId: key.optionId };
    case 'multiple-choice':
      return { type: key.type, optionIds: key.optionIds };
    case 'true-false':
      return { type: key.type, value: key.value };
    case 'short-text':
      return { type: key.type, text: worthMost(key.accepted)?.text ?? '' };
    case 'numeric':
      return { type: key.type, text: worthMost(key.accepted)?.value ?? '' };
    case 'matching':
      return { type: key.type, pairs: key.pairs };
    case 'ordering':
      return { type: key.type, entryIds: key.entryIds };
    case 'cloze':
      return { type: key.type, gaps: Object.fromEntries(Object.entries(key.gaps).map(([id, gap]) => [id, rightGap(gap)])) };
    case 'placing':
      return { type: key.type, placements: Object.fromEntries(Object.entries(key.placements).flatMap(([id, place]) => (place === null ? [] : [[id, place]]))) };
    case 'situational-judgement': {
      const byRating = Object.entries(key.ratings).sort(([, a], [, b]) => b - a);
      return { type: key.type, most: byRating.at(0)?.[0] ?? null, least: byRating.at(-1)?.[0] ?? null };
    }
    case 'essay':
    case 'file-upload':
      return null;
  }
}

function rightGap(gap: GapKey): string {
  switch (gap.kind) {
    case 'text':
      return worthMost(gap.accepted)?.text ?? '';
    case 'number':
      return worthMost(gap.accepted)?.value ?? '';
    case 'choice':
      return gap.optionId;
  }
}

function worthMost<T extends { readonly creditPercent: number }>(accepted: readonly T[]): T | undefined {
  return accepted.reduce<T | undefined>((best, candidate) => (best && best.creditPercent >= candidate.creditPercent ? best : candidate), undefined);
}
