import { inject, Injectable, signal } from '@angular/core';
import { type NavigationError, NavigationStart, Router } from '@angular/router';

/** A page that could not be opened: its code or its first data did not arrive. Kept until the reader tries again or goes elsewhere. */
@Injectable({ providedIn: 'root' })
export class FailedNavigation {
  private readonly router = inject(Router);
  private readonly failure = signal<{ readonly url: string; readonly problem: unknown } | null>(null);

  readonly problem = () => this.failure()?.problem ?? null;

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart) this.failure.set(null);
    });
  }

  remember({ url, error }: NavigationError): void {
    console.error(error);
    // A chunk that does not load is the network's doing, or a new release whose old files are gone: a reload cures both.
    const isMissingChunk = error instanceof TypeError && /import|module|fetch/i.test(error.message);
    this.failure.set({ url, problem: isMissingChunk ? { kind: 'offline' } : error });
  }

  retry(): void {
    const url = this.failure()?.url;
    if (url) location.assign(url);
  }
}
