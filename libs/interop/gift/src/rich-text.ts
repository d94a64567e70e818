import { richTextOf, type RichText } from '@selaras/domain/item';
import type { GiftText } from './gift-question';
import { markdownToRichText } from './markdown';

/** Makes HTML from anywhere safe to show. Given by the caller, so that one list of what is allowed rules the whole product. */
export type Sanitise = (html: string) => string;

/**
 * A GIFT text as a rich text. HTML passes the sanitiser; the other formats are text, so what looks like a tag in them is shown, never run.
 * Markdown keeps paragraphs, line breaks, emphasis, code and flat lists.
 */
export function richTextFrom({ format, text }: GiftText, sanitise: Sanitise): RichText {
  switch (format) {
    case 'html':
      return sanitise(text);
    case 'markdown':
      return markdownToRichText(text);
    case 'moodle':
    case 'plain':
      return richTextOf(text);
  }
}

/** Names of tags and attributes that a sanitiser took out, each once: `['script', 'onclick']`. */
export function removedMarkup(before: string, after: string): string[] {
  const kept = countMarkup(after);
  const removed = new Set<string>();
  for (const [name, count] of countMarkup(before)) if (count > (kept.get(name) ?? 0)) removed.add(name);
  return [...removed];
}

const TAG = /<([a-z][a-z0-9]*)([^<>]*)/gi;
const ATTRIBUTE = /(?<![a-z-])([a-z-]{1,40})\s{0,20}=/gi;

function countMarkup(html: string): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [, tag = '', inside = ''] of html.matchAll(TAG)) {
    count(tag.toLowerCase());
    const unquoted = inside.replace(/"[^"]*"|'[^']*'/g, '""'); // `href="?a=b"` names one attribute
    for (const [, attribute = ''] of unquoted.matchAll(ATTRIBUTE)) count(attribute.toLowerCase());
  }
  return counts;
}

/** An HTML text that ends inside a tag: an `=` in it was not escaped and cut it in two. */
export function endsInsideTag({ format, text }: GiftText): boolean {
  const lastOpening = text.lastIndexOf('<');
  return format === 'html' && lastOpening > text.lastIndexOf('>') && /^<[a-z/]/i.test(text.slice(lastOpening, lastOpening + 2));
}
