export type KeyAction =
  | { readonly kind: 'previous' }
  | { readonly kind: 'next' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choose'; readonly position: number };

/**
 * What a key means on the attempt page: arrows left and right move between items, digits choose, F marks for review.
 * Null while text is being written, and for keys that belong to the browser.
 */
export function keyAction(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'target'>): KeyAction | null {
  if (event.altKey || event.ctrlKey || event.metaKey || isWriting(event.target)) return null;
  if (event.key === 'ArrowLeft') return { kind: 'previous' };
  if (event.key === 'ArrowRight') return { kind: 'next' };
  if (event.key.toLowerCase() === 'f') return { kind: 'flag' };
  return /^[1-9]$/.test(event.key) ? { kind: 'choose', position: Number(event.key) } : null;
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';
}
