import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { EnrolmentPartsFragment } from '@selaras/web/data-access';
import { Formats, injectText } from '@selaras/web/ui';

/** Until when, and why: which rule set the deadline, whose, in its zone. */
@Component({
  selector: 'sl-deadline-reason',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ words() }}`,
})
export class DeadlineReason {
  readonly deadline = input.required<EnrolmentPartsFragment['deadline']>();
  readonly cohortName = input.required<string>();
  private readonly t = injectText();
  private readonly formats = inject(Formats);
  protected readonly words = computed(() => {
    const { at, zone, setBy, reason } = this.deadline();
    const params = { at: this.formats.dateTime(at, zone), cohort: this.cohortName(), reason };
    return this.t(setBy === 'cohort' ? 'learn.deadline.cohort' : 'learn.deadline.extension', params);
  });
}
