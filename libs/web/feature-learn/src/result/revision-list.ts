import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MyEnrolmentQuery } from '@selaras/web/data-access';
import { Badge, Formats, injectText } from '@selaras/web/ui';

type ObjectiveResult = NonNullable<MyEnrolmentQuery['myEnrolment']>['revision'][number];

/** Marks are hundredths of a mark. */
const HUNDREDTHS = 100;

/** Objectives, most in need of revision first, each with the modules that teach it. */
@Component({
  selector: 'sl-revision-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Badge, RouterLink],
  template: `
    <ul role="list">
      @for (row of rows(); track row.code) {
        <li>
          <div class="row row-between head">
            <b>{{ row.text }}</b>
            <sl-badge [tone]="row.mastered ? 'good' : 'gold'">{{ t(row.mastered ? 'learn.result.mastered' : 'learn.result.toRevise') }}</sl-badge>
          </div>
          <p class="small muted">{{ t('learn.result.marks', { earned: formats.number(row.earned), maximum: formats.number(row.maximum) }) }}</p>
          @if (!row.mastered) {
            @for (module of row.modules; track module.id) {
              <a class="small" [routerLink]="['/learn', enrolmentId(), 'modules', module.id]">{{ t('learn.result.read', { module: module.title }) }}</a>
            }
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      gap: 2px;
      padding: var(--s-3) 0;
      border-top: 1px solid var(--line);
    }
    li:first-child {
      border-top: 0;
      padding-top: 0;
    }
    .head {
      flex-wrap: nowrap;
      align-items: flex-start;
    }
    b {
      font-size: var(--t-s);
    }
    a {
      display: flex;
      align-items: center;
      min-height: 40px;
    }
  `,
})
export class RevisionList {
  readonly enrolmentId = input.required<string>();
  readonly objectives = input.required<readonly ObjectiveResult[]>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly rows = computed(() =>
    this.objectives().map(({ code, text, earned, maximum, modules }) => ({
      code,
      text,
      modules,
      earned: earned / HUNDREDTHS,
      maximum: maximum / HUNDREDTHS,
      // Nothing missed is nothing to revise; any lost mark is worth a look at the module.
      mastered: earned >= maximum,
    })),
  );
}
