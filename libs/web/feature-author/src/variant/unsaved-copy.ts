import { Injectable } from '@angular/core';

/** Words that the server does not have yet, kept on this device so that a closed tab or a dead battery takes nothing. */
export interface UnsavedText { readonly label: string; readonly pages: readonly string[]; readonly keptAt: number }

const PREFIX = 'selaras.author.unsaved.';

@Injectable({ providedIn: 'root' })
export class UnsavedCopies {
  keep(variantKey: string, text: Omit<UnsavedText, 'keptAt'>): void {
    try {
      localStorage.setItem(PREFIX + variantKey, JSON.stringify({ ...text, keptAt: Date.now() }));
    } catch {
      // Storage is full or forbidden: the text is still on screen, and the state there says that it is not saved.
    }
  }

  find(variantKey: string): UnsavedText | null {
    try {
      const found = JSON.parse(localStorage.getItem(PREFIX + variantKey) ?? 'null') as UnsavedText | null;
      return found !== null && Array.isArray(found.pages) && typeof found.label === 'string' ? found : null;
    } catch {
      return null;
    }
  }

  forget(variantKey: string): void {
    try {
      localStorage.removeItem(PREFIX + variantKey);
    } catch {
      // Nothing could have been kept where nothing can be removed.
    }
  }
}
