import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type AccommodationPartsFragment, GraphqlClient, RevokeAccommodationDocument } from '@selaras/web/data-access';
import { Button, Control, Dialog, Field, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';

/** Takes an accommodation back for what is still to come; a running attempt keeps what it was given. */
@Component({
  selector: 'sl-revoke',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Control, Dialog, Field, ProblemNotice, RefusalNotice],
  template: `
    <sl-dialog [heading]="t('admin.takeBack.heading')" [open]="true" (openChange)="closed.emit()">
      <p>{{ t('admin.takeBack.text') }}</p>
      <sl-field [label]="t('admin.allow.reason')" [error]="reasonError()">
        <textarea slControl #box rows="2" maxlength="300" [value]="reason()" (input)="reason.set(box.value)"></textarea>
      </sl-field>
      <sl-refusal [refusal]="submission.refusal()" />
      @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="revoke()" /> }
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton="danger" type="button" [busy]="submission.busy()" (click)="revoke()">{{ t('admin.takeBack.submit') }}</button>
      </div>
    </sl-dialog>`,
})
export class Revoke {
  readonly accommodation = input.required<AccommodationPartsFragment>();
  readonly revoked = output();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly submission = injectSubmission(['reason']);
  protected readonly reason = signal('');
  private readonly asked = signal(false);
  private readonly client = inject(GraphqlClient);
  protected readonly reasonError = computed(() => (this.asked() && this.reason().trim() === '' ? this.t('admin.allow.fault.reason') : this.submission.errorAt('reason')));

  protected async revoke(): Promise<void> {
    this.asked.set(true);
    const reason = this.reason().trim();
    if (reason === '') return this.submission.pointOut();
    const done = await this.submission.send(async () => (await this.client.run(RevokeAccommodationDocument, { accommodationId: this.accommodation().id, reason })).revokeAccommodation);
    if (done !== null) this.revoked.emit();
  }
}
