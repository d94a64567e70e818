import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { isMarkedByPeople, ITEM_TYPES, MOST_OPTIONS } from '@selaras/domain/item';
import { Button, Card, Checkbox, Control, Field, injectText } from '@selaras/web/ui';
import { RichTextEditor } from '../editor/rich-text-editor';
import { AcceptedNumbers } from './fields/accepted-numbers';
import { AcceptedTexts } from './fields/accepted-texts';
import { ArrangingFields } from './fields/arranging-fields';
import { ClozeFields } from './fields/cloze-fields';
import { MatchingFields } from './fields/matching-fields';
import { WorkFields } from './fields/work-fields';
import { emptyOption, FEWEST_OPTIONS, type ItemForm, type OptionForm, withKey, withType } from './item-form';
import { freshId, movedBy } from './item-form-parts';
import { type ItemProblem, letterOf } from './item-problem';
import { injectProblemText } from './item-problem-text';
import { injectTypeName } from './item-type-words';

/** The fields of an item, for all types. Holds nothing itself: what is typed goes out, what stands in it comes in. */
@Component({
  selector: 'sl-item-form-fields',
  imports: [Card, Button, Checkbox, Control, Field, RichTextEditor, AcceptedNumbers, AcceptedTexts, ArrangingFields, ClozeFields, MatchingFields, WorkFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './item-form-fields.html',
  styleUrl: './item-form-fields.css',
})
export class ItemFormFields {
  readonly form = input.required<ItemForm>();
  /** Shown at their fields; empty until the author asked to save once. */
  readonly problems = input.required<readonly ItemProblem[]>();
  readonly courseId = input.required<string | null>();
  readonly formChange = output<ItemForm>();
  protected readonly t = injectText();
  protected readonly typeName = injectTypeName();
  protected readonly types = ITEM_TYPES;
  protected readonly letter = letterOf;
  protected readonly fewest = FEWEST_OPTIONS;
  protected readonly most = MOST_OPTIONS;
  private readonly sentence = injectProblemText();
  /** What is wrong, by the field at which it is said. */
  protected readonly errors = computed<ReadonlyMap<string, string>>(() => {
    const found = new Map<string, string>();
    for (const problem of this.problems()) if (!found.has(problem.field)) found.set(problem.field, this.sentence(problem));
    return found;
  });
  protected readonly byPeople = computed(() => isMarkedByPeople(this.form().type));
  protected readonly shuffles = computed(() => ['matching', 'placing', 'situational-judgement'].includes(this.form().type));

  protected errorOf(field: string): string {
    return this.errors().get(field) ?? '';
  }

  protected set(change: Partial<ItemForm>): void {
    this.formChange.emit({ ...this.form(), ...change });
  }

  protected chooseType(type: string): void {
    const known = ITEM_TYPES.find((candidate) => candidate === type);
    if (known !== undefined) this.formChange.emit(withType(this.form(), known));
  }

  protected key(optionId: string, right: boolean): void {
    this.formChange.emit(withKey(this.form(), optionId, right));
  }

  protected setOption(id: string, change: Partial<OptionForm>): void {
    this.set({ options: this.form().options.map((option) => (option.id === id ? { ...option, ...change } : option)) });
  }

  protected addOption(): void {
    const { options } = this.form();
    this.set({ options: [...options, emptyOption(freshId(options))] });
  }

  protected removeOption(id: string): void {
    this.set({ options: this.form().options.filter((option) => option.id !== id) });
  }

  protected moveOption(index: number, step: -1 | 1): void {
    this.set({ options: movedBy(this.form().options, index, step) });
  }
}
