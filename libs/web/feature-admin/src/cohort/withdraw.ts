import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { type CohortMemberPartsFragment, GraphqlClient, WithdrawDocument } from '@selaras/web/data-access';
import { Button, Dialog, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';

/** Asks before somebody is taken out of a cohort, and says what becomes of her work. */
@Component({
  selector: 'sl-withdraw',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Dialog, ProblemNotice, RefusalNotice],
  template: `
    <sl-dialog [heading]="t('admin.withdraw.heading', { name: member().name })" [open]="true" (openChange)="closed.emit()">
      <p>{{ t('admin.withdraw.text') }}</p>
      <sl-refusal [refusal]="submission.refusal()" />
      @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="withdraw()" /> }
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton="danger" type="button" [busy]="submission.busy()" (click)="withdraw()">{{ t('admin.withdraw.submit') }}</button>
      </div>
    </sl-dialog>`,
})
export class Withdraw {
  readonly member = input.required<CohortMemberPartsFragment>();
  readonly withdrawn = output();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly submission = injectSubmission();
  private readonly client = inject(GraphqlClient);

  protected async withdraw(): Promise<void> {
    const done = await this.submission.send(async () => (await this.client.run(WithdrawDocument, { enrolmentId: this.member().enrolmentId })).withdraw);
    if (done !== null) this.withdrawn.emit();
  }
}
