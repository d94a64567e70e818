import { plainTextOf } from '@selaras/domain/item';

/** The words of a rich text, at most `longest` characters, cut at a blank where one is near. */
export function excerpt(html: string, longest = 90): string {
  const text = plainTextOf(html);
  if (text.length <= longest) return text;
  const cut = text.lastIndexOf(' ', longest);
  return `${text.slice(0, cut > longest / 2 ? cut : longest)}\u2026`;
}
