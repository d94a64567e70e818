import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MyEnrolmentsQuery } from '@selaras/web/data-access';
import { Card, Formats, injectText, Ring } from '@selaras/web/ui';

/** What the courses count for this year: hours earned beside what the year should come to. */
@Component({
  selector: 'sl-hours-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Card, Ring],
  template: `
    <section slCard aria-labelledby="hours-title">
      <div class="row row-between">
        <div>
          <h2 id="hours-title">{{ t('learn.hours.title', { year: '' + hours().year }) }}</h2>
          <p class="small muted">{{ t('learn.hours.' + hours().rule, { earned: formats.number(hours().earned), jp: formats.number(hours().jp) }) }}</p>
        </div>
        <sl-ring [label]="t('learn.hours.share', { share: percent() })" [share]="share()" [text]="percent()" />
      </div>
    </section>
  `,
  styles: `
    h2 {
      font-size: var(--t-m);
      font-weight: var(--w-semi);
    }
    .row {
      flex-wrap: nowrap;
    }
  `,
})
export class HoursCard {
  readonly hours = input.required<NonNullable<MyEnrolmentsQuery['myHours']>>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly share = computed(() => (this.hours().jp === 0 ? 0 : this.hours().earned / this.hours().jp));
  protected readonly percent = computed(() => this.formats.percent(this.share()));
}
