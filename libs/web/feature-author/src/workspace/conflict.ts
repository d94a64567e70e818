import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Button, injectText, Notice } from '@selaras/web/ui';

/** Somebody else saved first: both texts side by side, and the author says which one stands. `[mine]` and `[theirs]` are projected. */
@Component({
  selector: 'sl-conflict',
  imports: [Notice, Button],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-notice tone="bad" [heading]="t('author.conflict.heading')"><p>{{ t('author.conflict.text') }}</p></sl-notice>
    <div class="both">
      <section class="side mine">
        <h3>{{ t('author.conflict.mine') }}</h3>
        <ng-content select="[mine]" />
        <button slButton type="button" (click)="keepMine.emit()">{{ t('author.conflict.keepMine') }}</button>
      </section>
      <section class="side">
        <h3>{{ t('author.conflict.theirs') }}</h3>
        <ng-content select="[theirs]" />
        <button slButton="secondary" type="button" (click)="takeTheirs.emit()">{{ t('author.conflict.takeTheirs') }}</button>
      </section>
    </div>`,
  styles: `
    :host { display: grid; gap: var(--s-3); }
    .both { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
    .side { display: grid; gap: var(--s-3); grid-template-rows: auto 1fr auto; justify-items: start; padding: var(--s-4); border: 1px solid var(--line); border-radius: var(--r); background: var(--paper); min-width: 0; }
    .mine { border-color: var(--brand); }
  `,
})
export class Conflict {
  readonly keepMine = output();
  readonly takeTheirs = output();
  protected readonly t = injectText();
}
