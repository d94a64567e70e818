import { ChangeDetectionStrategy, Component, input } from '@angular/core';

export type BadgeTone = 'brand' | 'gold' | 'good' | 'bad' | 'info' | 'plain';

/** A state in one or two words. The words carry it; the colour only helps. */
@Component({
  selector: 'sl-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 3px 10px;
      border: 1px solid transparent;
      border-radius: var(--r-full);
      background: var(--brand-soft);
      color: var(--brand);
      font-size: var(--t-xs);
      font-weight: 600;
      line-height: 1.5;
      white-space: nowrap;
    }
    :host([data-tone='gold']) {
      background: var(--gold-soft);
      color: var(--gold);
    }
    :host([data-tone='good']) {
      background: var(--good-soft);
      color: var(--good);
    }
    :host([data-tone='bad']) {
      background: var(--bad-soft);
      color: var(--bad);
    }
    :host([data-tone='info']) {
      background: var(--info-soft);
      color: var(--info);
    }
    :host([data-tone='plain']) {
      background: transparent;
      border-color: var(--line);
      color: var(--ink-2);
    }
  `,
})
export class Badge {
  readonly tone = input<BadgeTone>('brand');
}
