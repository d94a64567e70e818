import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnrolmentPartsFragment } from '@selaras/web/data-access';
import { Button, Card, Formats, injectRefusalText, injectText } from '@selaras/web/ui';
import { testLink } from '../place/course-steps';

/** A place to try out the kind of items that are asked: as often as one likes, answered at once, counting for nothing. */
@Component({
  selector: 'sl-practice-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Card, Button, RouterLink],
  template: `
    <section slCard="outline" aria-labelledby="practice">
      <h2 id="practice">{{ t('learn.test.PRACTICE') }}</h2>
      <p class="small">{{ t('learn.practice.noCount') }}</p>
      <p class="small muted">{{ facts() }}</p>
      @if (practice().lockedBy; as locked) {
        <p class="small muted">{{ sentence(locked, practice().deadline.zone) }}</p>
      } @else {
        <div class="row">
          <a slButton="secondary" small [routerLink]="link()">{{ t(practice().openAttemptId ? 'learn.practice.resume' : practice().attemptsUsed > 0 ? 'learn.practice.again' : 'learn.practice.open') }}</a>
          @if (newest(); as result) {
            <a slButton="quiet" small [routerLink]="['/learn', enrolmentId(), 'attempts', result.attemptId, 'result']">{{ t('learn.seeResult.PRACTICE') }}</a>
          }
        </div>
      }
    </section>
  `,
})
export class PracticeCard {
  readonly practice = input.required<EnrolmentPartsFragment['preTest']>();
  readonly enrolmentId = input.required<string>();
  protected readonly t = injectText();
  protected readonly sentence = injectRefusalText();
  private readonly formats = inject(Formats);
  protected readonly link = computed(() => [...testLink(this.enrolmentId(), this.practice())]);
  protected readonly newest = computed(() => this.practice().results.at(-1) ?? null);
  protected readonly facts = computed(() => {
    const { itemCount, attemptsAllowed, attemptsUsed, timeLimitSeconds } = this.practice();
    const facts = [this.t('learn.intro.itemCount', { count: itemCount })];
    facts.push(timeLimitSeconds === null ? this.t('learn.intro.noLimit') : this.formats.duration(timeLimitSeconds));
    facts.push(attemptsAllowed === null ? (attemptsUsed === 0 ? this.t('learn.intro.anyAttempts') : this.t('learn.practice.times', { count: attemptsUsed })) : this.t('learn.intro.attemptsLeft', { left: Math.max(0, attemptsAllowed - attemptsUsed), allowed: attemptsAllowed }));
    return facts.join(' · ');
  });
}
