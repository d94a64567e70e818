/**
 * The address a person meant: `lapor.go.id` gets its scheme, mail addresses become `mailto:`, places on this site stay as they are.
 * Null when it is none, or would run a program (`javascript:`).
 */
export function readAddress(text: string): string | null {
  const typed = text.trim();
  if (typed === '' || /\s/.test(typed) || typed.startsWith('//')) return null;
  if (/^(\/(?!\/)|#)/.test(typed)) return typed;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(typed)) return `mailto:${typed}`;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/:]+\.[^/:]+:\d+/.test(typed) ? typed : `https://${typed}`;
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address)) return null;
  return URL.canParse(address) && (/^(mailto|tel):/i.test(address) || new URL(address).hostname.includes('.') || new URL(address).hostname === 'localhost') ? address : null;
}
