import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { EnrolmentPartsFragment } from '@selaras/web/data-access';
import { Formats, injectText } from '@selaras/web/ui';

type Granted = EnrolmentPartsFragment['preTest']['accommodations'][number];

/** What was granted to the reader for a test, each with its reason. */
@Component({
  selector: 'sl-granted-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t('learn.granted.title') }}</h2>
    <ul>
      @for (row of rows(); track row.id) {
        <li>{{ row.what }} <span class="muted">{{ t('learn.granted.reason', { reason: row.reason }) }}</span></li>
      }
    </ul>
  `,
  styles: `
    h2 {
      font-size: var(--t-m);
    }
    ul {
      display: grid;
      gap: var(--s-1);
      padding-inline-start: 1.2em;
    }
  `,
})
export class GrantedList {
  readonly granted = input.required<readonly Granted[]>();
  readonly zone = input.required<string>();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  protected readonly rows = computed(() => this.granted().map((one) => ({ id: one.id, reason: one.reason, what: this.wordsOf(one).join(', ') })));

  private wordsOf({ extraPercent, extraSeconds, extraAttempts, opensAt, closesAt, breaks }: Granted): readonly string[] {
    const at = (moment: string) => this.formats.dateTime(moment, this.zone());
    return [
      extraPercent === null ? '' : this.t('learn.granted.percent', { percent: this.formats.number(extraPercent) }),
      extraSeconds === null ? '' : this.t('learn.granted.time', { duration: this.formats.duration(extraSeconds) }),
      extraAttempts === null ? '' : this.t('learn.granted.attempts', { count: extraAttempts }),
      opensAt === null ? '' : this.t('learn.granted.opens', { at: at(opensAt) }),
      closesAt === null ? '' : this.t('learn.granted.closes', { at: at(closesAt) }),
      breaks === null ? '' : this.t('learn.granted.breaks', { count: breaks.most, length: this.formats.duration(breaks.secondsEach) }),
    ].filter(Boolean);
  }
}
