import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CohortEvaluationQuery } from '@selaras/web/data-access';
import { Card, Formats, injectText } from '@selaras/web/ui';

type Funnel = NonNullable<CohortEvaluationQuery['evaluation']>['funnel'];
const STEPS = ['enrolled', 'pre', 'modules', 'post', 'paired'] as const;

/** How many people came how far, and who cannot be compared. */
@Component({
  selector: 'sl-funnel-cards',
  imports: [Card],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl [attr.aria-label]="t('evaluate.funnel.label')">
      @for (step of steps; track step) {
        <div slCard [class.last]="$last">
          <dt class="small muted">{{ t('evaluate.funnel.' + step) }}</dt>
          <dd class="num count">{{ formats.number(funnel()[step]) }}</dd>
          @if (step === 'paired' && missing()) { <dd class="xs muted">{{ missing() }}</dd> }
        </div>
      }
    </dl>`,
  styles: `
    dl { display: grid; gap: var(--s-3); grid-template-columns: repeat(2, minmax(0, 1fr)); }
    dl > div { gap: 0; padding: 14px var(--s-4); }
    .last { grid-column: 1 / -1; }
    .count { font-size: var(--t-xl); font-weight: var(--w-bold); line-height: 1.2; }
    @media (width >= 48rem) { dl { grid-template-columns: repeat(5, minmax(0, 1fr)); } .last { grid-column: auto; } }
    @media print { dl { grid-template-columns: repeat(5, minmax(0, 1fr)); } .last { grid-column: auto; } }
  `,
})
export class FunnelCards {
  readonly funnel = input.required<Funnel>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly steps = STEPS;
  protected readonly missing = computed(() => {
    const { preOnly, postOnly, awaitingMarks } = this.funnel();
    return [
      ...(preOnly > 0 ? [this.t('evaluate.funnel.preOnly', { count: preOnly })] : []),
      ...(postOnly > 0 ? [this.t('evaluate.funnel.postOnly', { count: postOnly })] : []),
      ...(awaitingMarks > 0 ? [this.t('evaluate.funnel.awaitingMarks', { count: awaitingMarks })] : []),
    ].join(' · ');
  });
}
