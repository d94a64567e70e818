import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { LanguageStore } from './language';

/** For a route: `resolve: { texts: needsTexts('author') }`. The page opens once its texts are there. */
export function needsTexts(scope: string): ResolveFn<boolean> {
  return async () => {
    await inject(LanguageStore).need(scope);
    return true;
  };
}
