import { ChangeDetectionStrategy, Component, computed, inject, input, type OnDestroy, output, signal } from '@angular/core';
import { paramOf, type RefusalAnswer, SessionStore } from '@selaras/web/data-access';
import { Button, Control, Field, injectRefusalText, injectText, Notice, ProblemNotice } from '@selaras/web/ui';

/** NIP and password. The NIP stays in this form: it is never put into an address or kept on the device. */
@Component({
  selector: 'sl-sign-in-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Control, Field, Notice, ProblemNotice],
  template: `
    <form class="stack" novalidate (submit)="submit($event)">
      <sl-field [label]="t('shell.signIn.nip')" [hint]="t('shell.signIn.nipHint')" [error]="nipError()">
        <input slControl class="num" inputmode="numeric" autocomplete="username" maxlength="30" [value]="nip()" (input)="typeNip($any($event.target).value)" />
      </sl-field>
      <sl-field [label]="t('shell.signIn.password')" [error]="passwordError()">
        <input slControl [type]="shown() ? 'text' : 'password'" autocomplete="current-password" [value]="password()" (input)="password.set($any($event.target).value)" />
      </sl-field>
      <label class="show"><input type="checkbox" [checked]="shown()" (change)="shown.set($any($event.target).checked)" /> {{ t('shell.signIn.show') }}</label>
      @if (secondsLeft() > 0) {
        <sl-notice tone="warn">{{ t('shell.signIn.throttled', { count: secondsLeft() }) }}</sl-notice>
      } @else if (formError()) {
        <sl-notice tone="bad">{{ formError() }}</sl-notice>
      }
      @if (problem()) {
        <sl-problem [problem]="problem()" (retry)="submit()" />
      }
      <button slButton wide type="submit" [busy]="busy()" [disabled]="secondsLeft() > 0">{{ busy() ? t('shell.signIn.busy') : t('shell.signIn.submit') }}</button>
    </form>
  `,
  styles: `
    .show {
      display: inline-flex;
      align-items: center;
      gap: var(--s-3);
      min-height: var(--tap);
      margin-block: calc(-1 * var(--s-3));
      font-size: var(--t-s);
      cursor: pointer;
    }
    .show input {
      width: 20px;
      height: 20px;
      margin: 0;
      accent-color: var(--brand);
    }
  `,
})
export class SignInForm implements OnDestroy {
  private readonly session = inject(SessionStore);
  private readonly sentence = injectRefusalText();
  protected readonly t = injectText();

  /** Whose session ended; null where anybody may sign in. */
  readonly expects = input<string | null>(null);
  /** True when it is the expected person, or nobody in particular was. */
  readonly signedIn = output<boolean>();

  protected readonly nip = signal('');
  protected readonly password = signal('');
  protected readonly shown = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly secondsLeft = signal(0);
  private readonly refusal = signal<RefusalAnswer | null>(null);
  private readonly missing = signal<readonly ('nip' | 'password')[]>([]);
  private timer: ReturnType<typeof setInterval> | null = null;

  protected readonly nipError = computed(() => {
    const refusal = this.refusal();
    if (this.missing().includes('nip')) return this.t('shell.signIn.nipMissing');
    return refusal?.code === 'NipMalformed' ? this.sentence(refusal) : '';
  });
  protected readonly passwordError = computed(() => (this.missing().includes('password') ? this.t('shell.signIn.passwordMissing') : ''));
  protected readonly formError = computed(() => {
    const refusal = this.refusal();
    return refusal && refusal.code !== 'NipMalformed' && refusal.code !== 'TooManyGuesses' ? this.sentence(refusal) : '';
  });

  /** Fills both fields; for the demo accounts. */
  fill(nip: string, password: string): void {
    this.nip.set(nip);
    this.password.set(password);
    this.refusal.set(null);
    this.missing.set([]);
  }

  protected typeNip(text: string): void {
    this.nip.set(text);
    this.missing.set([]);
    if (this.refusal()?.code === 'NipMalformed') this.refusal.set(null);
  }

  async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.missing.set([...(this.nip().trim() ? [] : (['nip'] as const)), ...(this.password() ? [] : (['password'] as const))]);
    if (this.busy() || this.secondsLeft() > 0 || this.missing().length > 0) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const refusal = await this.session.signIn(this.nip(), this.password());
      this.refusal.set(refusal);
      if (refusal) this.waitIfThrottled(refusal);
      else this.signedIn.emit(this.expects() === null || this.session.me()?.id === this.expects());
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  ngOnDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private waitIfThrottled(refusal: RefusalAnswer): void {
    const seconds = Math.ceil(Number(paramOf(refusal, 'retryAfterSeconds')));
    if (refusal.code !== 'TooManyGuesses' || !(seconds > 0)) return;
    const until = Date.now() + seconds * 1000;
    this.secondsLeft.set(seconds);
    this.timer ??= setInterval(() => {
      this.secondsLeft.set(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
      if (this.secondsLeft() > 0 || !this.timer) return;
      clearInterval(this.timer);
      this.timer = null;
    }, 500);
  }
}
