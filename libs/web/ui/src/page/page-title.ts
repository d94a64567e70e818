import { DOCUMENT, effect, inject } from '@angular/core';

/** Names the browser's tab, and so the page for screen readers: `<what it is> · Selaras`. Follows the language; empty changes nothing. */
export function usePageTitle(title: () => string): void {
  const document = inject(DOCUMENT);
  effect(() => {
    const words = title();
    if (words) document.title = `${words} · Selaras`;
  });
}
