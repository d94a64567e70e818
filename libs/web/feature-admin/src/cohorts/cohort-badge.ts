import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type CohortPartsFragment, ServerClock } from '@selaras/web/data-access';
import { Badge, type BadgeTone, injectText } from '@selaras/web/ui';
import { cohortState } from './cohort-state';

const TONE: Readonly<Record<ReturnType<typeof cohortState>, BadgeTone>> = { upcoming: 'info', running: 'good', over: 'plain' };

/** Whether a cohort is still to come, runs, or is over. */
@Component({
  selector: 'sl-cohort-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Badge],
  template: `<sl-badge [tone]="tone()">{{ t('admin.cohorts.state.' + state()) }}</sl-badge>`,
})
export class CohortBadge {
  readonly cohort = input.required<Pick<CohortPartsFragment, 'opensAt' | 'closesAt'>>();
  protected readonly t = injectText();
  private readonly clock = inject(ServerClock);
  protected readonly state = computed(() => cohortState(this.cohort(), this.clock.now()));
  protected readonly tone = computed(() => TONE[this.state()]);
}
