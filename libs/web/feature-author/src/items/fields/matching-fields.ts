import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { isBlank, MOST_OPTIONS, plainTextOf } from '@selaras/domain/item';
import { Button, Checkbox, Control, injectText } from '@selaras/web/ui';
import { RichTextEditor } from '../../editor/rich-text-editor';
import type { ItemForm } from '../item-form';
import { changedAt, emptyPrompt, emptyRow, freshId, movedBy } from '../item-form-parts';
import { rowName } from '../item-problems-checked';

/** Pairs beside each other, and further choices that belong to nobody. A pair may take the choice of another: then they share it. */
@Component({
  selector: 'sl-matching-fields',
  imports: [Button, Checkbox, Control, RichTextEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matching-fields.html',
  styleUrl: './fields.css',
})
export class MatchingFields {
  readonly form = input.required<ItemForm>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly changed = output<Partial<ItemForm>>();
  protected readonly t = injectText();
  protected readonly most = MOST_OPTIONS;

  protected readonly choices = computed(() => this.form().choices.map((choice, index) => ({ ...choice, letter: rowName('choices', index), index, words: plainTextOf(choice.text) })));
  protected readonly pairs = computed(() => this.form().prompts.map((prompt, index, all) => {
    const choice = this.choices().find(({ id }) => id === prompt.choiceId) ?? null;
    const owner = all.findIndex(({ choiceId }) => choiceId === prompt.choiceId);
    return { ...prompt, number: index + 1, choice, sharedWith: choice !== null && owner !== index ? owner + 1 : null };
  }));
  /** Choices no pair uses: they distract. */
  protected readonly others = computed(() => this.choices().filter(({ id }) => !this.form().prompts.some(({ choiceId }) => choiceId === id)));

  protected writePrompt(index: number, text: string): void {
    this.changed.emit({ prompts: changedAt(this.form().prompts, index, { text }) });
  }
  protected writeChoice(index: number, text: string): void {
    this.changed.emit({ choices: changedAt(this.form().choices, index, { text }) });
  }
  protected stay(index: number, staysLast: boolean): void {
    this.changed.emit({ choices: changedAt(this.form().choices, index, { staysLast }) });
  }

  /** A choice left behind without words goes; with words it stays as a distractor. */
  protected pairWith(index: number, choiceId: string): void {
    const prompts = changedAt(this.form().prompts, index, { choiceId });
    const choices = this.form().choices.filter(({ id, text }) => !isBlank(text) || prompts.some((prompt) => prompt.choiceId === id));
    this.changed.emit({ prompts, choices });
  }

  protected addPair(): void {
    const { prompts, choices } = this.form();
    const choiceId = freshId(choices);
    this.changed.emit({ prompts: [...prompts, emptyPrompt(freshId(prompts), choiceId)], choices: [...choices, emptyRow(choiceId)] });
  }
  protected removePair(index: number): void {
    const prompts = this.form().prompts.filter((_, at) => at !== index);
    const gone = this.form().prompts[index]?.choiceId;
    const choices = this.form().choices.filter(({ id }) => id !== gone || prompts.some(({ choiceId }) => choiceId === id));
    this.changed.emit({ prompts, choices });
  }
  protected move(index: number, step: -1 | 1): void {
    this.changed.emit({ prompts: movedBy(this.form().prompts, index, step) });
  }
  protected addChoice(): void {
    const { choices } = this.form();
    this.changed.emit({ choices: [...choices, emptyRow(freshId(choices))] });
  }
  protected removeChoice(id: string): void {
    this.changed.emit({ choices: this.form().choices.filter((choice) => choice.id !== id) });
  }
}
