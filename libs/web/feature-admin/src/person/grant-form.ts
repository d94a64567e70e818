import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { GrantRoleDocument, GraphqlClient, newId, type PersonPartsFragment, ROLES, type RoleName } from '@selaras/web/data-access';
import { Button, ChoiceGroup, Dialog, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import type { UnitNode } from '../units/branches';
import { UnitSelect } from '../units/unit-select';

/** Gives a role over a unit and everything below it. */
@Component({
  selector: 'sl-grant-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, ChoiceGroup, Dialog, ProblemNotice, RefusalNotice, UnitSelect],
  template: `
    <sl-dialog [heading]="t('admin.grant.heading', { name: person().name })" [open]="true" (openChange)="closed.emit()">
      <form class="stack" id="grant-form" novalidate (submit)="grant($event)">
        <sl-choice-group [label]="t('admin.grant.role')" [choices]="choices()" [(values)]="roles" />
        <sl-unit-select [label]="t('admin.grant.unit')" [hint]="t('admin.grant.unitHint')" [nodes]="nodes()" [(value)]="unitId" [error]="submission.errorAt('unitId')" />
        @if (isHeld()) { <p class="small muted" role="status">{{ t('admin.grant.held') }}</p> }
        <sl-refusal [refusal]="submission.refusal()" />
        @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="grant()" /> }
      </form>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton type="submit" form="grant-form" [disabled]="isHeld()" [busy]="submission.busy()">{{ t('admin.grant.submit') }}</button>
      </div>
    </sl-dialog>`,
})
export class GrantForm {
  readonly person = input.required<PersonPartsFragment>();
  /** In tree order. */
  readonly nodes = input.required<readonly UnitNode[]>();
  readonly granted = output<PersonPartsFragment>();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly submission = injectSubmission(['unitId']);
  private readonly client = inject(GraphqlClient);
  private readonly grantId = newId();

  protected readonly choices = computed(() => ROLES.map((value) => ({ value, label: this.t(`shell.role.${value}`), hint: this.t(`admin.grant.may.${value}`) })));
  protected readonly roles = signal<readonly string[]>(['INSTRUCTOR' satisfies RoleName]);
  protected readonly unitId = linkedSignal<string | null>(() => this.person().unit?.id ?? this.nodes()[0]?.unit.id ?? null);
  protected readonly isHeld = computed(() => this.person().grants.some(({ role, unit }) => this.roles().includes(role) && unit.id === this.unitId()));

  protected async grant(event?: Event): Promise<void> {
    event?.preventDefault();
    const role = ROLES.find((known) => this.roles().includes(known));
    const unitId = this.unitId();
    if (role === undefined || unitId === null || this.isHeld()) return;
    const person = await this.submission.send(async () => (await this.client.run(GrantRoleDocument, { grantId: this.grantId, personId: this.person().id, role, unitId })).grantRole);
    if (person !== null) this.granted.emit(person);
  }
}
