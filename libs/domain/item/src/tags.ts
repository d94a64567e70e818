export const MOST_TAGS = 20;
/** Characters. */
export const LONGEST_TAG = 40;

/**
 * A free tag in its one writing: NFKC, lower case, single blanks, none at the ends. Empty where nothing is left of it.
 */
export function normalTag(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Tags in their one writing, each once, in the order of their code points; empty ones fall away. */
export function normalTags(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map(normalTag).filter((tag) => tag !== ''))].sort(byCodePoints);
}

function byCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
