import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '@selaras/web/data-access';

/** Signs out and leaves. When the server cannot be reached the reader is told: on a shared computer the session would still be open. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly running = signal(false);
  readonly busy = this.running.asReadonly();

  async run(): Promise<void> {
    if (this.running()) return;
    this.running.set(true);
    try {
      await this.session.signOut();
      await this.router.navigateByUrl('/sign-in');
    } catch {
      await this.router.navigate(['/account'], { queryParams: { signOut: 'failed' } });
    } finally {
      this.running.set(false);
    }
  }
}
