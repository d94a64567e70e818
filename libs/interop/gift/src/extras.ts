/**
 * What an item knows and GIFT has no sign for. Written as one comment above the question, which other readers pass over:
 * `// selaras: {"maximum":200,"caseSensitive":true}`. Without it an exported item would come back changed.
 */
export interface Extras {
  /** Marks in hundredths. */
  readonly maximum?: number;
  readonly shuffle?: boolean;
  readonly caseSensitive?: boolean;
  readonly unit?: string;
  /** Positions, from 1, of options that stay last. */
  readonly staysLast?: readonly number[];
}

const MARK = '// selaras: ';

export function extrasComment(extras: Extras): string | null {
  return Object.keys(extras).length === 0 ? null : MARK + JSON.stringify(extras);
}

/** Reads what is well-formed and passes over the rest: a comment never refuses a question. */
export function extrasOf(comments: readonly string[]): Extras {
  const written = comments.map((comment) => comment.trim()).find((comment) => comment.startsWith(MARK));
  if (!written) return {};
  let value: unknown;
  try {
    value = JSON.parse(written.slice(MARK.length));
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  const { maximum, shuffle, caseSensitive, unit, staysLast } = value as Record<string, unknown>;
  return {
    ...(typeof maximum === 'number' && Number.isSafeInteger(maximum) && maximum >= 1 ? { maximum } : {}),
    ...(typeof shuffle === 'boolean' ? { shuffle } : {}),
    ...(typeof caseSensitive === 'boolean' ? { caseSensitive } : {}),
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(Array.isArray(staysLast) ? { staysLast: staysLast.filter((position): position is number => Number.isSafeInteger(position)) } : {}),
  };
}
