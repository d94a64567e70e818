import { unescaped } from './escapes';
import { TEXT_FORMATS, type GiftText, type TextFormat } from './gift-question';

const FORMAT = /^\[([a-z]+)\]/;

/**
 * Reads a text with an optional `[format]` in front. Line ends of the file only wrap a text and become blanks, except in Markdown, where
 * they mean something; `\n` is a line end in every format.
 */
export function parseText(raw: string, inherited: TextFormat): GiftText {
  const trimmed = raw.trim();
  const named = TEXT_FORMATS.find((format) => format === FORMAT.exec(trimmed)?.[1]);
  const format = named ?? inherited;
  const body = named ? trimmed.slice(named.length + 2) : trimmed;
  const lines = body.split('\n');
  const unwrapped = format === 'markdown'
    ? lines.filter((line) => line.trim() !== '').join('\n') // an empty line is what a comment left behind
    : lines.map((line) => line.trim()).filter((line) => line !== '').join(' ');
  return { format, text: unescaped(unwrapped.trim()) };
}

/** As {@link parseText}; `null` for a text without content (`#` followed by nothing). */
export function textOrNull(raw: string, inherited: TextFormat): GiftText | null {
  const text = parseText(raw, inherited);
  return text.text === '' ? null : text;
}
