import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnrolmentPartsFragment } from '@selaras/web/data-access';
import { Badge, Formats, injectRefusalText, injectText, Step, Steps } from '@selaras/web/ui';
import { type CourseStep, courseSteps, type StepNote } from './course-steps';

/** The way through a course, step by step, each open one a link. */
@Component({
  selector: 'sl-course-step-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Steps, Step, Badge, RouterLink],
  template: `
    <ol slSteps>
      @for (step of steps(); track step.id) {
        <li slStep [number]="step.number" [mark]="step.mark" [note]="noteText(step.note)">
          @if (step.link) {
            <a slStepTitle [routerLink]="step.link" [attr.aria-current]="step.mark === 'now' ? 'step' : null">{{ titleOf(step) }}</a>
          } @else {
            <span slStepTitle class="locked">{{ titleOf(step) }}</span>
          }
          @if (step.badge; as badge) {
            <sl-badge [tone]="badge.tone">{{ t(badge.key) }}</sl-badge>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    a {
      color: var(--ink);
      text-decoration: none;
    }
    /* The whole row is the target. */
    a::after {
      content: '';
      position: absolute;
      inset: 0;
    }
    a:hover {
      color: var(--brand);
    }
    .locked {
      color: var(--ink-2);
      font-weight: 500;
    }
  `,
})
export class CourseStepList {
  readonly enrolment = input.required<EnrolmentPartsFragment>();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  private readonly sentence = injectRefusalText();
  protected readonly steps = computed(() => courseSteps(this.enrolment()));

  protected titleOf({ titleKey, title, number }: CourseStep): string {
    return titleKey ? this.t(titleKey) : this.t('learn.next.module', { position: number ?? 0, title: title ?? '' });
  }

  protected noteText(note: StepNote | null): string {
    if (!note) return '';
    const percent = (value: number) => this.formats.number(value);
    switch (note.kind) {
      case 'locked':
        return this.sentence(note.refusal, this.enrolment().deadline.zone);
      case 'score':
        return this.t('learn.step.score', { core: percent(note.core), full: percent(note.full) });
      case 'scoring':
      case 'withheld':
      case 'awaiting':
        return this.t(`learn.step.${note.kind}`);
      case 'test':
        return note.seconds === null
          ? this.t('learn.intro.itemCount', { count: note.items })
          : this.t('learn.step.test', { count: note.items, duration: this.formats.duration(note.seconds) });
      case 'module': {
        const parts = [this.formats.duration(note.minutes * 60)];
        if (note.page !== null) parts.push(this.t('learn.step.page', { page: note.page, pages: note.pages }));
        if (note.adapted) parts.push(this.t('learn.adapted'));
        return parts.join(' · ');
      }
    }
  }
}
