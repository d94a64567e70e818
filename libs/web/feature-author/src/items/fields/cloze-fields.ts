import { ChangeDetectionStrategy, Component, computed, input, output, viewChild } from '@angular/core';
import { gapMarkersOf, MOST_GAPS, MOST_OPTIONS } from '@selaras/domain/item';
import { Button, Control, Field, injectText } from '@selaras/web/ui';
import { RichTextEditor } from '../../editor/rich-text-editor';
import { shownGaps } from '../item-content-cloze';
import { changedAt, type ClozeForm, emptyGap, emptyRow, freshGapId, freshId, type GapForm } from '../item-form-parts';
import { letterOf } from '../item-problem';
import { AcceptedNumbers } from './accepted-numbers';
import { AcceptedTexts } from './accepted-texts';

const KINDS: readonly GapForm['kind'][] = ['text', 'number', 'choice'];

/** A text with gaps: written with `[[1]]` where a gap is, the gaps below it in the order of the text. */
@Component({
  selector: 'sl-cloze-fields',
  imports: [Button, Control, Field, RichTextEditor, AcceptedNumbers, AcceptedTexts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cloze-fields.html',
  styleUrl: './fields.css',
})
export class ClozeFields {
  readonly cloze = input.required<ClozeForm>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly courseId = input.required<string | null>();
  readonly clozeChange = output<ClozeForm>();
  protected readonly t = injectText();
  protected readonly kinds = KINDS;
  protected readonly letter = letterOf;
  protected readonly most = MOST_OPTIONS;
  private readonly editor = viewChild.required(RichTextEditor);
  protected readonly gaps = computed(() => shownGaps(this.cloze()));
  protected readonly full = computed(() => this.gaps().length >= MOST_GAPS);

  /** Where the cursor stands in the text. */
  protected insertGap(): void {
    const { gaps, text } = this.cloze();
    const id = freshGapId(gaps, gapMarkersOf(text));
    this.editor().insertText(`[[${id}]]`);
  }

  protected write(text: string): void {
    const inText = shownGaps({ ...this.cloze(), text });
    const known = this.cloze().gaps;
    this.clozeChange.emit({ text, gaps: [...known, ...inText.filter(({ id }) => !known.some((gap) => gap.id === id))] });
  }

  protected set(id: string, change: Partial<GapForm>): void {
    const { gaps, text } = this.cloze();
    const all = gaps.some((gap) => gap.id === id) ? gaps : [...gaps, emptyGap(id)];
    this.clozeChange.emit({ text, gaps: all.map((gap) => (gap.id === id ? { ...gap, ...change } : gap)) });
  }

  protected chooseKind(id: string, value: string): void {
    const kind = KINDS.find((known) => known === value);
    if (kind !== undefined) this.set(id, { kind });
  }
  protected writeOption(gap: GapForm, index: number, text: string): void {
    this.set(gap.id, { options: changedAt(gap.options, index, { text }) });
  }
  protected addOption(gap: GapForm): void {
    this.set(gap.id, { options: [...gap.options, emptyRow(freshId(gap.options))] });
  }
  protected removeOption(gap: GapForm, id: string): void {
    this.set(gap.id, { options: gap.options.filter((option) => option.id !== id), ...(gap.optionId === id ? { optionId: '' } : {}) });
  }
}
