import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { type ClozeGap, HIGHEST_RATING, type Interaction, LEAST_RATING, type Option, plainTextOf } from '@selaras/domain/item';
import { Button, Control, Field, injectText, optionLetter } from '@selaras/web/ui';
import { GapFields } from './gap-fields';
import { type GapDraft, type KeyDraft, withEntry } from './key-draft';

let fields = 0;

/** What makes a response right, and nothing else of an item: what was asked stays as people were asked it. */
@Component({
  selector: 'sl-key-fields',
  imports: [Button, Control, Field, GapFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './key-fields.html',
  styles: `
    :host, fieldset { display: grid; gap: var(--s-3); grid-template-columns: minmax(0, 1fr); }
    .option { display: grid; grid-template-columns: auto auto minmax(0, 1fr); gap: var(--s-3); align-items: start; min-height: var(--tap); padding: 11px 14px; border: 1.5px solid var(--line); border-radius: var(--r-s); cursor: pointer; }
    .option.on { border-color: var(--brand); background: var(--brand-soft); }
    .option:has(:focus-visible) { outline: 3px solid var(--brand); }
    .option input { width: 20px; height: 20px; margin: 2px 0 0; outline: none; accent-color: var(--brand); }
    ol { display: grid; gap: var(--s-2); padding: 0; list-style: none; }
    ol li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--s-3); align-items: center; padding: var(--s-2) var(--s-3); border: 1px solid var(--line); border-radius: var(--r-s); }
  `,
})
export class KeyFields {
  readonly interaction = input.required<Interaction>();
  readonly draft = input.required<KeyDraft>();
  readonly draftChange = output<KeyDraft>();
  protected readonly t = injectText();
  protected readonly letter = optionLetter;
  protected readonly name = `sl-key-${(fields += 1)}`;
  protected readonly words = plainTextOf;
  protected readonly ratings = Array.from({ length: HIGHEST_RATING - LEAST_RATING + 1 }, (_, index) => LEAST_RATING + index);
  protected readonly options = computed<readonly Option[]>(() => {
    const interaction = this.interaction();
    return interaction.type === 'single-choice' || interaction.type === 'multiple-choice' ? interaction.options : [];
  });
  protected readonly entries = computed<readonly Option[]>(() => {
    const [interaction, draft] = [this.interaction(), this.draft()];
    if (interaction.type !== 'ordering' || draft.type !== 'ordering') return [];
    return draft.entryIds.flatMap((id) => interaction.entries.find((entry) => entry.id === id) ?? []);
  });

  protected isRight(id: string): boolean {
    const draft = this.draft();
    return draft.type === 'single-choice' ? draft.optionId === id : draft.type === 'multiple-choice' && draft.optionIds.includes(id);
  }

  protected choose(id: string): void {
    const draft = this.draft();
    if (draft.type === 'single-choice') this.draftChange.emit({ ...draft, optionId: id });
    if (draft.type === 'multiple-choice') this.draftChange.emit({ ...draft, optionIds: this.options().map((option) => option.id).filter((known) => (known === id) !== draft.optionIds.includes(known)) });
  }

  protected setTruth(value: boolean): void {
    this.draftChange.emit({ type: 'true-false', value });
  }

  protected pair(promptId: string, choiceId: string): void {
    const draft = this.draft();
    if (draft.type === 'matching') this.draftChange.emit({ ...draft, pairs: withEntry(draft.pairs, promptId, choiceId) });
  }

  protected place(labelId: string, placeId: string): void {
    const draft = this.draft();
    if (draft.type === 'placing') this.draftChange.emit({ ...draft, placements: withEntry(draft.placements, labelId, placeId === '' ? null : placeId) });
  }

  protected rate(actionId: string, rating: number): void {
    const draft = this.draft();
    if (draft.type === 'situational-judgement') this.draftChange.emit({ ...draft, ratings: withEntry(draft.ratings, actionId, rating) });
  }

  protected move(index: number, step: -1 | 1): void {
    const draft = this.draft();
    if (draft.type !== 'ordering') return;
    const entryIds = [...draft.entryIds];
    const [from, to] = [entryIds[index], entryIds[index + step]];
    if (from === undefined || to === undefined) return;
    entryIds[index] = to;
    entryIds[index + step] = from;
    this.draftChange.emit({ ...draft, entryIds });
  }

  protected setGap(gapId: string | null, gap: GapDraft): void {
    const draft = this.draft();
    if (draft.type === 'cloze' && gapId !== null) this.draftChange.emit({ ...draft, gaps: withEntry(draft.gaps, gapId, gap) });
    if (draft.type === 'short-text' || draft.type === 'numeric') this.draftChange.emit({ ...draft, gap });
  }

  protected optionsOf(gap: ClozeGap): readonly Option[] {
    return gap.kind === 'choice' ? gap.options : [];
  }
}
