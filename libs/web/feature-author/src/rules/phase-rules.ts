import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ReviewLevel } from '@selaras/web/data-access';
import { Card, Checkbox, Control, Field, Formats, injectText, Segmented } from '@selaras/web/ui';
import { hasBreaks, type PhaseDraft, readRules, REVIEW_LEVELS, REVIEW_STAGES, type ReviewStage, RULES_RANGES, type RulesField, rulesProblems, ruleSentences, withReview } from './rules-draft';

/** The rules of one test, and beside them in sentences what learners will experience. */
@Component({
  selector: 'sl-phase-rules',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Card, Checkbox, Control, Field, Segmented],
  templateUrl: './phase-rules.html',
  styleUrl: './phase-rules.css',
})
export class PhaseRules {
  readonly draft = input.required<PhaseDraft>();
  readonly editable = input.required<boolean>();
  readonly changed = output<PhaseDraft>();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  protected readonly stages = REVIEW_STAGES;
  protected readonly levels = REVIEW_LEVELS;
  protected readonly withBreaks = computed(() => hasBreaks(this.draft()));
  protected readonly navigations = computed(() => (['FREE', 'ONE_WAY'] as const).map((value) => ({ value, label: this.t(`author.rules.navigation.${value}`) })));
  /** Nothing is promised while a field cannot be read. */
  protected readonly sentences = computed(() => {
    const [rules] = readRules([this.draft()]) ?? [];
    return rules === undefined ? [] : ruleSentences(rules).map(({ key, seconds, grace, count }) => this.t(`author.rules.told.${key}`, {
      ...(count === undefined ? {} : { count }),
      ...(seconds === undefined ? {} : { time: this.formats.duration(seconds) }),
      ...(grace === undefined ? {} : { time: this.formats.duration(grace) }),
    }));
  });

  protected set(change: Partial<PhaseDraft>): void {
    this.changed.emit({ ...this.draft(), ...change });
  }

  protected setReview(stage: ReviewStage, level: string): void {
    this.changed.emit(withReview(this.draft(), stage, level as ReviewLevel));
  }

  protected errorOf(field: RulesField): string {
    if (!rulesProblems(this.draft()).includes(field)) return '';
    const [least, most] = RULES_RANGES[field];
    return this.t('author.rules.range', { least: this.formats.number(least), most: this.formats.number(most) });
  }
}
