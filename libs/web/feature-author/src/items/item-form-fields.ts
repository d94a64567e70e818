import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { ITEM_TYPES, MOST_OPTIONS } from '@selaras/domain/item';
import { Button, Card, Checkbox, Control, Field, injectText } from '@selaras/web/ui';
import { RichTextEditor } from '../editor/rich-text-editor';
import { type AcceptedNumberForm, type AcceptedTextForm, emptyOption, FEWEST_OPTIONS, freshOptionId, type ItemForm, type OptionForm, withKey, withType } from './item-form';
import { type ItemProblem, letterOf } from './item-problems';
import { injectTypeName } from './item-type-words';
import { readTypedNumber } from './typed-number';

/** The fields of an item, for all five types. Holds nothing itself: what is typed goes out, what stands in it comes in. */
@Component({
  selector: 'sl-item-form-fields',
  imports: [Card, Button, Checkbox, Control, Field, RichTextEditor],
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
  private readonly byField = computed(() => {
    const found = new Map<string, string>();
    for (const { field, code, params } of this.problems()) if (!found.has(field)) found.set(field, this.t(`author.item.problem.${code}`, params));
    return found;
  });

  protected errorOf(field: string): string {
    return this.byField().get(field) ?? '';
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
    this.set({ options: [...options, emptyOption(freshOptionId(options))] });
  }

  protected removeOption(id: string): void {
    this.set({ options: this.form().options.filter((option) => option.id !== id) });
  }

  protected moveOption(index: number, step: -1 | 1): void {
    const options = [...this.form().options];
    const [from, to] = [options[index], options[index + step]];
    if (from === undefined || to === undefined) return;
    options[index] = to;
    options[index + step] = from;
    this.set({ options });
  }

  protected setText(index: number, change: Partial<AcceptedTextForm>): void {
    this.set({ accepted: this.form().accepted.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  }
  protected addText(): void {
    this.set({ accepted: [...this.form().accepted, { text: '', creditPercent: '100' }] });
  }
  protected removeText(index: number): void {
    this.set({ accepted: this.form().accepted.filter((_, at) => at !== index) });
  }

  protected setNumber(index: number, change: Partial<AcceptedNumberForm>): void {
    this.set({ numbers: this.form().numbers.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  }
  protected addNumber(): void {
    this.set({ numbers: [...this.form().numbers, { value: '', tolerance: '0', creditPercent: '50' }] });
  }
  protected removeNumber(index: number): void {
    this.set({ numbers: this.form().numbers.filter((_, at) => at !== index) });
  }

  /** `Diterima dari 2,9 sampai 3,1`: what the typed number means, so that a comma taken for a point is seen at once. */
  protected readBack({ value, tolerance }: AcceptedNumberForm): string {
    const centre = readTypedNumber(value);
    const spread = readTypedNumber(tolerance.trim() === '' ? '0' : tolerance);
    if (centre.kind !== 'number' || spread.kind !== 'number') return '';
    const [middle, half] = [Number(centre.value), Number(spread.value)];
    const shown = (number: number): string => String(Number(number.toPrecision(12))).replace('.', ',');
    return half === 0 ? this.t('author.item.exactly', { value: shown(middle) }) : this.t('author.item.between', { low: shown(middle - half), high: shown(middle + half) });
  }
}
