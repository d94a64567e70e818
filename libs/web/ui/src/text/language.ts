import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService, type Translation } from '@jsverse/transloco';
import { firstValueFrom, forkJoin } from 'rxjs';

export type Language = 'id' | 'en';
export const LANGUAGES: readonly Language[] = ['id', 'en'];

const DEVICE_KEY = 'selaras.language';

/** Which language the page speaks. Switching needs no reload: everything that reads a text or a format follows the signal. */
@Injectable({ providedIn: 'root' })
export class LanguageStore {
  private readonly transloco = inject(TranslocoService);
  private readonly scopes = new Set<string>();
  private readonly active = signal<Language>(languageOfDevice());

  readonly current = this.active.asReadonly();
  /** BCP 47 tag for `Intl`: dates and numbers as they are written in Indonesia and Britain. */
  readonly tag = computed(() => (this.active() === 'id' ? 'id-ID' : 'en-GB'));

  /** Loads the texts every page needs. Called once, before the first page. @throws when they cannot be loaded. */
  async start(): Promise<void> {
    await this.switchTo(this.active());
  }

  /** Loads a scope in the current language; free when it is there already. */
  async need(scope: string): Promise<void> {
    this.scopes.add(scope);
    await firstValueFrom(this.transloco.load(`${scope}/${this.active()}`));
  }

  /** Loads what is missing in the other language first, so that no page ever shows bare keys. */
  async switchTo(language: Language): Promise<void> {
    const paths = [language, ...[...this.scopes].map((scope) => `${scope}/${language}`)];
    await firstValueFrom(forkJoin(paths.map((path) => this.transloco.load(path) as import('rxjs').Observable<Translation>)));
    this.transloco.setActiveLang(language);
    this.active.set(language);
    document.documentElement.lang = language;
    try {
      localStorage.setItem(DEVICE_KEY, language);
    } catch {
      // A browser that keeps nothing still speaks the chosen language until it is closed.
    }
  }
}

/** What was chosen on this device, else Bahasa Indonesia. */
function languageOfDevice(): Language {
  try {
    return localStorage.getItem(DEVICE_KEY) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}
