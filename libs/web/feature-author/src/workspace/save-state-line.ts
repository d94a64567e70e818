import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Badge, type BadgeTone, Formats, injectText } from '@selaras/web/ui';
import { injectZone, type Saving } from './saving';

const TONE: Readonly<Record<Saving['kind'], BadgeTone>> = {
  unchanged: 'plain', pending: 'plain', saving: 'plain', saved: 'good', failed: 'gold', refused: 'bad', incomplete: 'gold',
};

/** Saved, saving, or not saved and what to do: in words, and to screen readers politely. */
@Component({
  selector: 'sl-save-state-line',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span role="status" aria-live="polite">
      @if (state().kind !== 'unchanged') { <sl-badge [tone]="tone()"><span class="num">{{ words() }}</span></sl-badge> }
    </span>
    @if (state().kind === 'failed') { <button type="button" (click)="retry.emit()">{{ t('author.saving.retry') }}</button> }
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: var(--s-2); min-height: 28px; }
    button { min-height: 40px; border: 0; background: none; color: var(--brand); font-weight: var(--w-semi); font-size: var(--t-s); text-decoration: underline; text-underline-offset: 0.2em; }
  `,
})
export class SaveStateLine {
  readonly state = input.required<Saving>();
  readonly retry = output();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  private readonly zone = injectZone();
  protected readonly tone = computed(() => TONE[this.state().kind]);
  protected readonly words = computed(() => {
    const state = this.state();
    return state.kind === 'saved' ? this.t('author.saving.saved', { at: this.formats.time(state.at, this.zone()) }) : this.t(`author.saving.${state.kind}`);
  });
}
