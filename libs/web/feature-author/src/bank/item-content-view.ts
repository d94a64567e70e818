import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type ItemContent, type ItemField, optionsOf } from '@selaras/domain/item';
import { Formats, injectText, optionLetter } from '@selaras/web/ui';
import { injectKeyWords } from '../corrections/key-words';

/** The whole of an item to be read, key and feedback included: for its authors. `field` shows that part alone. */
@Component({
  selector: 'sl-item-content-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let item = content();
    @if (shows('title')) { <p class="strong">{{ item.title }}</p> }
    @if (shows('stem')) { <div class="prose" [innerHTML]="item.stem"></div> }
    @if (shows('answers')) {
      @if (cloze(); as text) { <div class="prose" [innerHTML]="text"></div> }
      @if (options().length > 0) {
        <ol>
          @for (option of options(); track option.id; let index = $index) {
            <li [class.right]="option.right">
              <span class="letter">{{ letter(index) }}</span>
              <div class="prose" [innerHTML]="option.text"></div>
              @if (option.right) { <span class="small strong">{{ t('bank.content.right') }}</span> }
            </li>
          }
        </ol>
      }
      @if (!markedAtOptions()) {
        <div class="small"><span class="muted">{{ t('bank.content.key') }}</span><ul>@for (line of keyWords(item.interaction, item.key); track $index) { <li>{{ line }}</li> }</ul></div>
      }
    }
    @if (shows('feedback')) {
      @if (item.feedback.general; as general) { <div class="small"><span class="muted">{{ t('bank.content.feedback') }}</span><div class="prose" [innerHTML]="general"></div></div> }
      @else if (field() === 'feedback') { <p class="muted">{{ t('bank.conflict.empty') }}</p> }
    }
    @if (shows('marks')) { <p class="small muted num">{{ t('bank.marks', { marks: formats.number(item.maximum / 100) }) }}@if (item.penaltyPercent) { · −{{ formats.percent(item.penaltyPercent / 100) }} }</p> }
    @if (shows('objective')) { <p class="small muted">{{ objectiveCode() ?? t('bank.noObjective') }}</p> }`,
  styles: `
    :host { display: grid; gap: var(--s-2); grid-template-columns: minmax(0, 1fr); overflow-wrap: anywhere; }
    ol { display: grid; gap: var(--s-1); padding: 0; list-style: none; }
    ol li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--s-2); align-items: baseline; padding: var(--s-1) var(--s-2); border: 1px solid var(--line); border-radius: var(--r-s); }
    .right { border-color: var(--good-line); background: var(--good-soft); color: var(--good); }
    .letter { font-weight: var(--w-semi); color: var(--ink-2); }
    ul { padding-inline-start: 1.2em; }
  `,
})
export class ItemContentView {
  readonly content = input.required<ItemContent>();
  readonly objectiveCode = input<string | null>(null);
  readonly field = input<ItemField | null>(null);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly keyWords = injectKeyWords();
  protected readonly letter = optionLetter;
  protected readonly markedAtOptions = computed(() => ['single-choice', 'multiple-choice'].includes(this.content().interaction.type));
  protected readonly options = computed(() => {
    const { interaction, key } = this.content();
    const right = key.type === 'single-choice' ? [key.optionId] : key.type === 'multiple-choice' ? key.optionIds : [];
    return optionsOf(interaction).map(({ id, text }) => ({ id, text, right: right.includes(id) }));
  });
  protected readonly cloze = computed(() => {
    const { interaction } = this.content();
    return interaction.type === 'cloze' ? interaction.text : null;
  });

  protected shows(field: ItemField): boolean {
    return this.field() === null || this.field() === field;
  }
}
