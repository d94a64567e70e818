import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { AssignPersonDocument, GraphqlClient, newId, type PersonPartsFragment } from '@selaras/web/data-access';
import { Button, type Choice, Control, Dialog, Field, injectText, ProblemNotice, RefusalNotice, Segmented } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import { isDay } from '../time/local-moment';
import type { UnitNode } from '../units/branches';
import { UnitSelect } from '../units/unit-select';

type Kind = 'definitive' | 'acting';

/** Moves a person, or has her act in another unit beside her own. */
@Component({
  selector: 'sl-assign-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Control, Dialog, Field, ProblemNotice, RefusalNotice, Segmented, UnitSelect],
  template: `
    <sl-dialog [heading]="t('admin.assign.heading', { name: person().name })" [open]="true" (openChange)="closed.emit()">
      <form class="stack" id="assign-form" novalidate (submit)="assign($event)">
        <div class="stack stack-s">
          <div><sl-segmented [label]="t('admin.assign.kindLabel')" [choices]="kinds()" [(value)]="kind" /></div>
          <p class="small muted">{{ t('admin.assign.kindHint.' + kind()) }}</p>
        </div>
        <sl-unit-select [label]="t('admin.people.unit')" [nodes]="nodes()" [(value)]="unitId" [error]="submission.errorAt('unitId')" />
        <div class="columns columns-narrow">
          <sl-field [label]="t('admin.assign.from')" [error]="fromError()">
            <input slControl #fromBox type="date" [value]="from()" (input)="from.set(fromBox.value)" />
          </sl-field>
          <sl-field [label]="t('admin.assign.until')" [optional]="t('shell.optional')" [error]="untilError()">
            <input slControl #untilBox type="date" [min]="from()" [value]="until()" (input)="until.set(untilBox.value)" />
          </sl-field>
        </div>
        <sl-refusal [refusal]="submission.refusal()" />
        @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="assign()" /> }
      </form>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton type="submit" form="assign-form" [busy]="submission.busy()">{{ t('admin.assign.submit.' + kind()) }}</button>
      </div>
    </sl-dialog>`,
})
export class AssignForm {
  readonly person = input.required<PersonPartsFragment>();
  /** In tree order. */
  readonly nodes = input.required<readonly UnitNode[]>();
  /** Today, `yyyy-mm-dd`. */
  readonly today = input.required<string>();
  readonly assigned = output<PersonPartsFragment>();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly submission = injectSubmission(['unitId', 'from', 'until']);
  private readonly client = inject(GraphqlClient);
  /** Made once, so that pressing again after a lost answer makes no second assignment. */
  private readonly assignmentId = newId();

  protected readonly kinds = computed<readonly Choice<Kind>[]>(() => (['definitive', 'acting'] as const).map((value) => ({ value, label: this.t(`admin.person.kind.${value}`) })));
  protected readonly kind = signal<Kind>('definitive');
  protected readonly unitId = linkedSignal<string | null>(() => this.person().unit?.id ?? this.nodes()[0]?.unit.id ?? null);
  protected readonly from = linkedSignal(() => this.today());
  protected readonly until = signal('');
  private readonly asked = signal(false);
  protected readonly fromError = computed(() => (this.asked() && !isDay(this.from()) ? this.t('admin.form.dayMissing') : this.submission.errorAt('from')));
  protected readonly untilError = computed(() => (this.until() !== '' && this.until() < this.from() ? this.t('admin.assign.untilEarlier') : this.submission.errorAt('until')));

  protected async assign(event?: Event): Promise<void> {
    event?.preventDefault();
    this.asked.set(true);
    const [unitId, from, until, kind] = [this.unitId(), this.from(), this.until() || null, this.kind()];
    if (unitId === null || !isDay(from) || (until !== null && until < from)) return this.submission.pointOut();
    const person = await this.submission.send(
      async () => (await this.client.run(AssignPersonDocument, { assignmentId: this.assignmentId, personId: this.person().id, unitId, kind, from, until })).assignPerson,
    );
    if (person !== null) this.assigned.emit(person);
  }
}
