import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { type CohortMemberPartsFragment, ExtendDeadlineDocument, GraphqlClient, ServerClock } from '@selaras/web/data-access';
import { Button, Control, Dialog, Field, Formats, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import { dayAfter, localMomentOf, momentOf } from '../time/local-moment';
import { MomentField } from '../time/moment-field';

const DAYS_MORE = 7;

/** A later deadline for one person, with the reason that she will read. */
@Component({
  selector: 'sl-extend-deadline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Control, Dialog, Field, ProblemNotice, RefusalNotice, MomentField],
  template: `
    <sl-dialog [heading]="t('admin.extend.heading', { name: member().name })" [open]="true" (openChange)="closed.emit()">
      <form class="stack" id="extend-deadline" novalidate (submit)="extend($event)">
        <p class="small muted num">{{ t('admin.extend.now', { at: formats.dateTime(member().deadline.at, zone()) }) }}</p>
        <sl-moment-field [label]="t('admin.extend.to')" [zone]="zone()" [earliest]="earliest()" [(value)]="to" [error]="toError()" />
        <sl-field [label]="t('admin.extend.reason')" [hint]="t('admin.extend.reasonHint')" [error]="reasonError()">
          <textarea slControl #box rows="2" maxlength="300" [value]="reason()" (input)="reason.set(box.value)"></textarea>
        </sl-field>
        <sl-refusal [refusal]="submission.refusal()" [zone]="zone()" />
        @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="extend()" /> }
      </form>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton type="submit" form="extend-deadline" [busy]="submission.busy()">{{ t('admin.extend.submit') }}</button>
      </div>
    </sl-dialog>`,
})
export class ExtendDeadline {
  readonly member = input.required<CohortMemberPartsFragment>();
  readonly extended = output();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly submission = injectSubmission(['to', 'reason']);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  protected readonly zone = computed(() => this.member().deadline.zone);
  /** A week after the deadline, or after today where that is over already. */
  protected readonly to = linkedSignal(() => ({ day: dayAfter(this.earliest(), DAYS_MORE), time: '23:59' }));
  protected readonly reason = signal('');
  private readonly asked = signal(false);
  protected readonly earliest = computed(() => localMomentOf(Math.max(Date.parse(this.member().deadline.at), this.clock.now()), this.zone()).day);
  protected readonly toError = computed(() => (this.asked() && momentOf(this.to(), this.zone()) === null ? this.t('admin.moment.missing') : this.submission.errorAt('to')));
  protected readonly reasonError = computed(() => (this.asked() && this.reason().trim() === '' ? this.t('admin.extend.reasonMissing') : this.submission.errorAt('reason')));

  protected async extend(event?: Event): Promise<void> {
    event?.preventDefault();
    this.asked.set(true);
    const to = momentOf(this.to(), this.zone());
    const reason = this.reason().trim();
    if (to === null || reason === '') return this.submission.pointOut();
    const done = await this.submission.send(async () => (await this.client.run(ExtendDeadlineDocument, { enrolmentId: this.member().enrolmentId, to, reason })).extendDeadline);
    if (done !== null) this.extended.emit();
  }
}
