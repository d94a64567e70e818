import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnrolmentPartsFragment } from '@selaras/web/data-access';
import { Button, Card, Formats, injectText } from '@selaras/web/ui';
import { nextLink } from './course-steps';

/** The one thing to do next, with the button that does it. */
@Component({
  selector: 'sl-next-step-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Card, Button, RouterLink],
  template: `
    @if (enrolment().next; as next) {
      <section slCard="brand" class="next" [attr.aria-label]="t('learn.next.label')">
        <p class="small soft">{{ kicker() }}</p>
        <h2>{{ title() }}</h2>
        <p class="small soft">{{ note() }}</p>
        <a slButton onBrand wide class="go" [routerLink]="link()">{{ action() }}</a>
      </section>
    }
  `,
  styles: `
    .next {
      gap: var(--s-2);
    }
    .soft {
      opacity: 0.88;
    }
    .go {
      margin-top: var(--s-2);
    }
    @media (width >= 48rem) {
      .next {
        padding: var(--s-5);
      }
      .next .go {
        width: auto;
        justify-self: start;
      }
    }
  `,
})
export class NextStepCard {
  readonly enrolment = input.required<EnrolmentPartsFragment>();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);

  protected readonly link = computed(() => [...(nextLink(this.enrolment()) ?? [])]);

  protected readonly kicker = computed(() => {
    const { deadline, courseTitle } = this.enrolment();
    return this.t('learn.next.until', { course: courseTitle, at: this.formats.shortDateTime(deadline.at, deadline.zone) });
  });

  protected readonly title = computed(() => {
    const { next, modules } = this.enrolment();
    if (next?.kind !== 'MODULE') return this.t(next?.kind === 'POST_TEST' ? 'learn.test.POST' : 'learn.test.PRE');
    const position = modules.findIndex(({ id }) => id === next.moduleId) + 1;
    return this.t('learn.next.module', { position, title: next.title });
  });

  protected readonly note = computed(() => {
    const { next, modules, preTest, postTest } = this.enrolment();
    if (!next) return '';
    if (next.kind !== 'MODULE') {
      const test = next.kind === 'PRE_TEST' ? preTest : postTest;
      return test.timeLimitSeconds === null
        ? this.t('learn.intro.itemCount', { count: test.itemCount })
        : this.t('learn.step.test', { count: test.itemCount, duration: this.formats.duration(test.timeLimitSeconds) });
    }
    const duration = this.formats.duration(next.estimatedMinutes * 60);
    return modules.find(({ id }) => id === next.moduleId)?.adapted ? `${duration} · ${this.t('learn.adapted')}` : duration;
  });

  protected readonly action = computed(() => {
    const { next } = this.enrolment();
    if (next?.kind !== 'MODULE') return this.t(next?.resume ? 'learn.next.resumeTest' : 'learn.next.openTest');
    return next.resume ? this.t('learn.next.resumePage', { page: next.page ?? 1 }) : this.t('learn.next.startModule');
  });
}
