import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { GraphqlClient, type PersonPartsFragment, RevokeRoleDocument } from '@selaras/web/data-access';
import { Button, Dialog, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';

export type Grant = PersonPartsFragment['grants'][number];

/** Asks before a role is taken away. */
@Component({
  selector: 'sl-revoke',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Dialog, ProblemNotice, RefusalNotice],
  template: `
    <sl-dialog [heading]="t('admin.revoke.heading', words())" [open]="true" (openChange)="closed.emit()">
      <p>{{ t('admin.revoke.text', words()) }}</p>
      <sl-refusal [refusal]="submission.refusal()" />
      @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="revoke()" /> }
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton="danger" type="button" [busy]="submission.busy()" (click)="revoke()">{{ t('admin.revoke.submit') }}</button>
      </div>
    </sl-dialog>`,
})
export class Revoke {
  readonly person = input.required<PersonPartsFragment>();
  readonly grant = input.required<Grant>();
  readonly revoked = output<PersonPartsFragment>();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly submission = injectSubmission();
  private readonly client = inject(GraphqlClient);

  protected words(): Readonly<Record<'name' | 'role' | 'unit', string>> {
    return { name: this.person().name, role: this.t(`shell.role.${this.grant().role}`), unit: this.grant().unit.name };
  }

  protected async revoke(): Promise<void> {
    const { role, unit } = this.grant();
    const person = await this.submission.send(async () => (await this.client.run(RevokeRoleDocument, { personId: this.person().id, role, unitId: unit.id })).revokeRole);
    if (person !== null) this.revoked.emit(person);
  }
}
