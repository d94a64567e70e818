import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { GraphqlClient, isRefusal, MyEnrolmentDocument, newId, type RefusalAnswer, ServerClock, StartAttemptDocument } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { testOf, type TestPath } from '../place/test-names';
import { GrantedList } from './granted-list';

/** What to know before the clock runs: how many, how long, how often, what happens at the end. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, PageHeader, Card, Button, EmptyState, Notice, ProblemNotice, RefusalNotice, Skeleton, RouterLink, GrantedList],
  templateUrl: './test-intro.page.html',
  styleUrl: './test-intro.page.css',
})
export class TestIntroPage {
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly router = inject(Router);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);

  readonly enrolmentId = input.required<string>();
  readonly test = input.required<TestPath>();

  /** Made once: pressing start again after a lost answer opens the same attempt. */
  private readonly attemptId = newId();
  protected readonly starting = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);

  protected readonly enrolment = resource({
    params: () => ({ id: this.enrolmentId() }),
    loader: async ({ params, abortSignal }) => (await this.client.run(MyEnrolmentDocument, params, { signal: abortSignal })).myEnrolment,
  });
  protected readonly phase = computed(() => (this.test() === 'practice' ? 'PRACTICE' : this.test() === 'post' ? 'POST' : 'PRE'));
  protected readonly step = computed(() => {
    const enrolment = this.enrolment.hasValue() ? this.enrolment.value() : null;
    return enrolment ? testOf(enrolment, this.phase()) : null;
  });
  protected readonly attemptsLeft = computed(() => {
    const step = this.step();
    return step ? Math.max(0, (step.attemptsAllowed ?? Infinity) - step.attemptsUsed) : 0;
  });
  protected readonly newest = computed(() => this.step()?.results.at(-1) ?? null);
  /** Seconds until the deadline when it comes before the time limit does; null otherwise. */
  protected readonly cutShort = computed(() => {
    const step = this.step();
    if (!step) return null;
    const seconds = (Date.parse(step.deadline.at) - this.clock.now()) / 1000;
    return seconds > 0 && seconds < (step.timeLimitSeconds ?? 0) ? seconds : null;
  });

  protected async start(): Promise<void> {
    if (this.starting()) return;
    this.starting.set(true);
    this.problem.set(null);
    try {
      const variables = { attemptId: this.attemptId, enrolmentId: this.enrolmentId(), phase: this.phase() } as const;
      const { startAttempt: answer } = await this.client.run(StartAttemptDocument, variables);
      if (isRefusal(answer)) this.refusal.set(answer);
      else await this.router.navigate(['/learn', this.enrolmentId(), 'attempts', answer.id], { replaceUrl: true });
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.starting.set(false);
    }
  }
}
