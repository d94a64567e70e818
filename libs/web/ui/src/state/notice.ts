import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Something to know before going on. `bad` only for what blocks; it is read out at once. */
@Component({
  selector: 'sl-notice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="words">
      @if (heading()) {
        <p class="heading">{{ heading() }}</p>
      }
      <ng-content />
    </div>
    <div class="actions"><ng-content select="[slButton]" /></div>
  `,
  host: { '[attr.data-tone]': 'tone()', '[attr.role]': "tone() === 'bad' ? 'alert' : 'status'" },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3) var(--s-4);
      align-items: center;
      padding: var(--s-3) var(--s-4);
      border: 1px solid var(--info-line);
      border-radius: var(--r);
      background: var(--info-soft);
      font-size: var(--t-s);
    }
    :host([data-tone='warn']) {
      border-color: var(--gold-line);
      background: var(--gold-soft);
    }
    :host([data-tone='bad']) {
      border-color: var(--bad-line);
      background: var(--bad-soft);
    }
    :host([data-tone='good']) {
      border-color: var(--good-line);
      background: var(--good-soft);
    }
    .words {
      flex: 1 1 16rem;
      min-width: 0;
    }
    .heading {
      font-size: var(--t-m);
      font-weight: var(--w-semi);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class Notice {
  readonly tone = input<'info' | 'warn' | 'bad' | 'good'>('info');
  readonly heading = input('');
}
