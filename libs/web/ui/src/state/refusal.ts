import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { injectRefusalText, type RefusalLike } from '../text/refusal-text';
import { Notice } from './notice';

/** Why something was not done, as a sentence that says what to do. Shows nothing for null. */
@Component({
  selector: 'sl-refusal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice],
  template: `
    @if (refusal(); as shown) {
      <sl-notice [tone]="tone()">{{ sentence(shown, zone()) }}</sl-notice>
    }
  `,
  // Nothing refused, nothing there: no gap in the page's rhythm either.
  styles: `
    :host(:empty) {
      display: none;
    }
  `,
})
export class RefusalNotice {
  readonly refusal = input.required<RefusalLike | null>();
  readonly tone = input<'warn' | 'bad'>('bad');
  /** Zone in which moments inside the sentence are printed. */
  readonly zone = input('Asia/Jakarta');
  protected readonly sentence = injectRefusalText();
}
