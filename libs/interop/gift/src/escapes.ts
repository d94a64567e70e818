/**
 * Escapes of GIFT. A backslash takes the meaning from `~ = # { } :` and from itself, and `\n` is a line end; every other backslash is
 * only a character (`\alpha`). `\|`, `\<` and `\>` are undone as well, because several editors write them.
 */
const ESCAPE = /\\([\\~=#{}:n|<>])/g;

/** Where the control characters are looked for: as long as the text, with every escaped character blotted out. */
export function masked(raw: string): string {
  return raw.replace(ESCAPE, '\u0001\u0001');
}

export function unescaped(raw: string): string {
  return raw.replace(ESCAPE, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** The text so that {@link unescaped} gives it back, in one physical line. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\~=#{}:]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** A piece of a question: its text, and its mask for finding control characters. Both are always of one length. */
export interface Piece {
  readonly raw: string;
  readonly mask: string;
  /** Where it starts in the block, for naming lines. */
  readonly at: number;
}

export function pieceOf(raw: string): Piece {
  return { raw, mask: masked(raw), at: 0 };
}

/** Part of a piece, white space at both ends left out. */
export function cut(piece: Piece, from: number, to: number = piece.raw.length): Piece {
  const raw = piece.raw.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const trimmed = raw.trim();
  return { raw: trimmed, mask: piece.mask.slice(start, start + trimmed.length), at: piece.at + start };
}

/** Cuts before every unescaped sign of the set; each part but the first begins with its sign. An empty first part is left out. */
export function cutBefore(piece: Piece, signs: string): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (let index = 0; index < piece.mask.length; index += 1) {
    if (!signs.includes(piece.mask.charAt(index))) continue;
    parts.push(cut(piece, from, index));
    from = index;
  }
  parts.push(cut(piece, from));
  return parts[0]?.raw === '' ? parts.slice(1) : parts;
}

/** Cuts at the first unescaped sign; the second part is `null` where there is none. */
export function cutAt(piece: Piece, sign: string): readonly [Piece, Piece | null] {
  const index = piece.mask.indexOf(sign);
  return index === -1 ? [cut(piece, 0), null] : [cut(piece, 0, index), cut(piece, index + sign.length)];
}
