import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { Button, Card, injectText } from '@selaras/web/ui';
import { injectSentences, plainOf, stressOf, type Subject } from './sentences';
import type { Verdict } from './verdict';

/** The sentence to read first, with what limits it; to be read aloud, copied, printed. */
@Component({
  selector: 'sl-verdict-card',
  imports: [Card, Button],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard="soft" [attr.aria-label]="t('evaluate.verdict.label')">
      <p class="said">@for (part of said(); track $index) {@if (part.stressed) {<b>{{ part.text }}</b>} @else {<span>{{ part.text }}</span>}}</p>
      @if (besides().length > 0) {
        <ul class="besides">
          @for (sentence of besides(); track $index) {
            <li>@for (part of sentence; track $index) {@if (part.stressed) {<b>{{ part.text }}</b>} @else {<span>{{ part.text }}</span>}}</li>
          }
        </ul>
      }
      <div class="row no-print">
        <button slButton="secondary" small type="button" (click)="copy()">{{ t('evaluate.copy') }}</button>
        <span class="small" role="status">{{ copied() ? t('evaluate.copied') : '' }}</span>
      </div>
      @if (byHand()) {
        <p class="small">{{ t('evaluate.copyByHand') }}</p>
        <textarea class="hand" readonly rows="6" [attr.aria-label]="t('evaluate.copy')" [value]="byHand()"></textarea>
      }
    </section>`,
  styles: `
    .said { font-size: var(--t-l); line-height: 1.5; }
    .besides { display: grid; gap: var(--s-1); padding-inline-start: 1.2em; color: var(--ink-2); max-width: 80ch; }
    .hand { width: 100%; padding: var(--s-3); border: 1px solid var(--brand-line); border-radius: var(--r-s); background: var(--paper); }
    @media (width < 48rem) { .said { font-size: var(--t-ml); } }
  `,
})
export class VerdictCard {
  readonly verdict = input.required<Verdict>();
  readonly subject = input.required<Subject>();
  /** The first line of the copied text: what the sentence is about. */
  readonly about = input.required<string>();
  protected readonly t = injectText();
  private readonly sentences = injectSentences();
  private readonly all = computed(() => this.sentences(this.verdict(), this.subject()));
  /** What stands in one breath: the change, the units, and the gravest limit. */
  private readonly breath = computed(() => {
    const { statement, units, caveats } = this.all();
    return [statement, units, caveats[0]].filter((sentence) => sentence != null);
  });
  private readonly others = computed(() => {
    const { passRate, caveats } = this.all();
    return [passRate, ...caveats.slice(1)].filter((sentence) => sentence !== null);
  });
  protected readonly said = computed(() => stressOf(this.breath().join(' ')));
  protected readonly besides = computed(() => this.others().map(stressOf));
  protected readonly copied = signal(false);
  protected readonly byHand = signal('');

  protected async copy(): Promise<void> {
    const text = `${this.about()}\n\n${plainOf([...this.breath(), ...this.others()].join(' '))}`;
    try {
      await navigator.clipboard.writeText(text);
      this.copied.set(true);
      this.byHand.set('');
    } catch {
      // Browsers withhold the clipboard on plain HTTP: the text is shown to be copied by hand.
      this.byHand.set(text);
    }
  }
}
