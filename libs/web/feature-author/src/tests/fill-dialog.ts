import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { newId } from '@selaras/web/data-access';
import { Badge, Button, Dialog, Formats, injectText, Notice, Segmented } from '@selaras/web/ui';
import { hasForms, type PairDraft } from './pair-draft';
import { coreForms, type FindItem, type KnownItem, proposeFilling, summariseForms, takeFilling } from './placed-forms';

/** A proposal from the bank for what the blueprint asks and the core lacks: looked at first, drawn again as often as one likes, then taken. */
@Component({
  selector: 'sl-fill-dialog',
  imports: [Dialog, Button, Badge, Notice, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-dialog [heading]="t('author.tests.fill.heading')" [open]="open()" (openChange)="closed.emit()">
      <div class="stack stack-s">
        @if (!already()) {
          <sl-segmented [label]="t('author.tests.fill.howMany')" [choices]="[{ value: 'one', label: t('author.tests.fill.one') }, { value: 'two', label: t('author.tests.fill.two') }]" [(value)]="forms" />
        }
        @if (proposal(); as shown) {
          @if (shown.added.length === 0) {
            <p>{{ shown.lacking.length === 0 ? t('author.tests.fill.nothing') : t('author.tests.fill.nothingThere') }}</p>
          } @else {
            <ol>
              @for (item of shown.added; track item.itemId) {
                <li><span>{{ nameOf()(item.itemId) }}</span>@if (two()) { <sl-badge [tone]="item.form === null ? 'brand' : 'info'">{{ item.form === null ? t('author.tests.forms.both') : t('author.tests.forms.only', { form: item.form }) }}</sl-badge> }</li>
              }
            </ol>
            @if (after(); as forms) {
              <p class="small muted">{{ t('author.tests.forms.summary', { itemsA: forms.forms[0]?.items ?? 0, marksA: marks(forms.forms[0]?.marks), itemsB: forms.forms[1]?.items ?? 0, marksB: marks(forms.forms[1]?.marks), common: forms.common }) }}</p>
              @if (!forms.equal) { <sl-notice tone="warn">{{ t('author.tests.fill.unequal') }}</sl-notice> }
            }
          }
          @for (cell of shown.lacking; track $index) {
            <p class="small lacks">{{ t('author.tests.fill.lacking', { form: cell.form === null ? t('author.finding.theTest') : t('author.finding.form', { form: cell.form }), objectiveCode: cell.objectiveCode, difficulty: t('author.difficulty.' + cell.difficulty.toUpperCase()), count: cell.missing }) }}</p>
          }
        }
      </div>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('author.cancel') }}</button>
        <button slButton="secondary" type="button" (click)="again()">{{ t('author.tests.fill.again') }}</button>
        <button slButton type="button" [disabled]="(proposal()?.added?.length ?? 0) === 0" (click)="take()">{{ t('author.tests.fill.take', { count: proposal()?.added?.length ?? 0 }) }}</button>
      </div>
    </sl-dialog>`,
  styles: `
    ol { display: grid; gap: var(--s-1); padding-inline-start: 1.6em; }
    li > span { margin-inline-end: var(--s-2); }
    .lacks { color: var(--bad); }
  `,
})
export class FillDialog {
  readonly open = input.required<boolean>();
  readonly draft = input.required<PairDraft>();
  readonly bank = input.required<readonly KnownItem[]>();
  readonly find = input.required<FindItem>();
  readonly nameOf = input.required<(itemId: string) => string>();
  readonly taken = output<PairDraft>();
  readonly closed = output();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  protected readonly forms = signal<'one' | 'two'>('two');
  private readonly seed = signal(newId());

  /** Tests that have two forms are filled as two. */
  protected readonly already = computed(() => hasForms(this.draft()));
  protected readonly two = computed(() => this.already() || this.forms() === 'two');
  protected readonly proposal = computed(() => (this.open() ? proposeFilling(this.draft(), this.bank(), this.find(), this.two(), this.seed()) : null));
  private readonly filled = computed(() => {
    const proposal = this.proposal();
    const byId = new Map(this.bank().map((item) => [item.itemId, item]));
    return proposal && takeFilling(this.draft(), proposal, (itemId) => byId.get(itemId));
  });
  protected readonly after = computed(() => {
    const filled = this.filled();
    return filled && summariseForms(coreForms(filled, this.find()), this.two());
  });

  protected again(): void {
    this.seed.set(newId());
  }

  protected marks(hundredths: number | undefined): string {
    return this.formats.number((hundredths ?? 0) / 100);
  }

  protected take(): void {
    const filled = this.filled();
    if (filled) this.taken.emit(filled);
  }
}
