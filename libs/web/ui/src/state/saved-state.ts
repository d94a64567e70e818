import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Badge, type BadgeTone } from '../data/badge';
import { Formats, type Moment } from '../text/formats';
import { injectText } from '../text/text';

/** What is true about the reader's work right now. `saved` carries the server's time and is set by its receipt alone. */
export type SavedState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Moment }
  | { readonly kind: 'waiting-for-network' }
  | { readonly kind: 'waiting-for-server' }
  | { readonly kind: 'waiting-for-sign-in' }
  | { readonly kind: 'waiting-for-break' }
  | { readonly kind: 'refused' };

const TONE: Readonly<Record<SavedState['kind'], BadgeTone>> = {
  untouched: 'plain',
  saving: 'plain',
  saved: 'good',
  'waiting-for-network': 'gold',
  'waiting-for-server': 'gold',
  'waiting-for-sign-in': 'gold',
  'waiting-for-break': 'gold',
  refused: 'bad',
};

/** Saved, saving, or waiting: said in words, and to screen readers politely. */
@Component({
  selector: 'sl-saved-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Badge],
  template: `
    <span role="status" aria-live="polite">
      @if (state().kind !== 'untouched') {
        <sl-badge [tone]="tone()"><span class="num">{{ words() }}</span></sl-badge>
      }
    </span>
  `,
})
export class SavedStatePill {
  readonly state = input.required<SavedState>();
  readonly zone = input('Asia/Jakarta');
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  protected readonly tone = computed(() => TONE[this.state().kind]);
  protected readonly words = computed(() => {
    const state = this.state();
    return state.kind === 'saved' ? this.t('shell.saved.saved', { at: this.formats.clockSeconds(state.at, this.zone()) }) : this.t(`shell.saved.${state.kind}`);
  });
}
