import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '@selaras/web/data-access';

/** Signs out and leaves. When the server cannot be reached the reader is told: on a shared computer the session would still be open. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly running = signal(false);
  private readonly failed = signal(false);
  readonly busy = this.running.asReadonly();
  /** The last try did not reach the server. Said on whatever page is open: without a network no other page can be counted on. */
  readonly stillIn = this.failed.asReadonly();

  async run(): Promise<void> {
    if (this.running()) return;
    this.running.set(true);
    this.failed.set(false);
    try {
      await this.session.signOut();
      await this.router.navigateByUrl('/sign-in');
    } catch {
      this.failed.set(true);
    } finally {
      this.running.set(false);
    }
  }
}
