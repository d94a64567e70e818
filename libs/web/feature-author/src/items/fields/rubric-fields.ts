import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MOST_CRITERIA, MOST_LEVELS } from '@selaras/domain/item';
import { Button, Control, Field, injectText } from '@selaras/web/ui';
import { readWhole } from '../item-content-work';
import { changedAt, type CriterionForm, emptyCriterion, freshId, type LevelForm, movedBy } from '../item-form-parts';

/** What a marker looks at: criteria with their weights, levels with what they earn. */
@Component({
  selector: 'sl-rubric-fields',
  imports: [Button, Control, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rubric-fields.html',
  styleUrl: './fields.css',
})
export class RubricFields {
  readonly rubric = input.required<readonly CriterionForm[]>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly rubricChange = output<readonly CriterionForm[]>();
  protected readonly t = injectText();
  protected readonly mostCriteria = MOST_CRITERIA;
  protected readonly mostLevels = MOST_LEVELS;
  /** Null while a weight cannot be read. */
  protected readonly sum = computed(() => {
    const sum = this.rubric().reduce((total, { weightPercent }) => total + readWhole(weightPercent), 0);
    return Number.isNaN(sum) ? null : sum;
  });

  protected set(index: number, change: Partial<CriterionForm>): void {
    this.rubricChange.emit(changedAt(this.rubric(), index, change));
  }
  /** A new criterion weighs what is still missing. */
  protected add(): void {
    const rest = 100 - (this.sum() ?? 100);
    this.rubricChange.emit([...this.rubric(), emptyCriterion(freshId(this.rubric()), rest > 0 ? String(rest) : '')]);
  }
  protected remove(index: number): void {
    this.rubricChange.emit(this.rubric().filter((_, at) => at !== index));
  }
  protected move(index: number, step: -1 | 1): void {
    this.rubricChange.emit(movedBy(this.rubric(), index, step));
  }

  protected setLevel(index: number, at: number, change: Partial<LevelForm>): void {
    this.set(index, { levels: changedAt(this.rubric()[index]?.levels ?? [], at, change) });
  }
  protected addLevel(index: number): void {
    const levels = this.rubric()[index]?.levels ?? [];
    this.set(index, { levels: [...levels, { id: freshId(levels), text: '', creditPercent: '' }] });
  }
  protected removeLevel(index: number, at: number): void {
    this.set(index, { levels: (this.rubric()[index]?.levels ?? []).filter((_, other) => other !== at) });
  }
}
