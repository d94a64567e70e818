import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { GraphqlClient, newId, SaveUnitDocument } from '@selaras/web/data-access';
import { Button, Control, Dialog, Field, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import { type UnitNode, withBelow } from './branches';
import { UnitSelect } from './unit-select';

/** What a unit below the top can be; the words are `admin.units.kind`. */
const KINDS = ['agency', 'division', 'section', 'district', 'village', 'city'] as const;

/** Adds a unit, or changes the one given: what it is called and where it stands. */
@Component({
  selector: 'sl-unit-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Control, Dialog, Field, ProblemNotice, RefusalNotice, UnitSelect],
  template: `
    <sl-dialog [heading]="unit() ? t('admin.units.edit', { unit: unit()?.shortName ?? '' }) : t('admin.units.add')" [open]="true" (openChange)="closed.emit()">
      <form class="stack" id="unit-form" novalidate (submit)="save($event)">
        <sl-field [label]="t('admin.units.name')" [hint]="t('admin.units.nameHint')" [error]="errorAt('name', name())">
          <input slControl #nameBox type="text" maxlength="200" autocomplete="off" [value]="name()" (input)="name.set(nameBox.value)" />
        </sl-field>
        <div class="columns columns-narrow">
          <sl-field [label]="t('admin.units.shortName')" [hint]="t('admin.units.shortNameHint')" [error]="errorAt('shortName', shortName())">
            <input slControl #shortBox type="text" maxlength="60" autocomplete="off" [value]="shortName()" (input)="shortName.set(shortBox.value)" />
          </sl-field>
          <sl-field [label]="t('admin.units.code')" [hint]="t('admin.units.codeHint')" [error]="errorAt('code', code())">
            <input slControl #codeBox type="text" maxlength="40" autocomplete="off" [value]="code()" (input)="code.set(codeBox.value)" />
          </sl-field>
        </div>
        <sl-field [label]="t('admin.units.kindLabel')" [error]="submission.errorAt('kind')">
          <select slControl #kindBox (change)="kind.set(kindBox.value)">
            @for (known of kinds; track known) { <option [value]="known" [selected]="known === kind()">{{ t('admin.units.kind.' + known) }}</option> }
          </select>
        </sl-field>
        <sl-unit-select [label]="t('admin.units.parent')" [nodes]="nodes()" [without]="own()" [(value)]="parentId" [error]="submission.errorAt('parentId')" />
        <sl-refusal [refusal]="submission.refusal()" />
        @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="save()" /> }
      </form>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton type="submit" form="unit-form" [busy]="submission.busy()">{{ t(unit() ? 'shell.save' : 'admin.units.add') }}</button>
      </div>
    </sl-dialog>`,
})
export class UnitForm {
  /** In tree order. */
  readonly nodes = input.required<readonly UnitNode[]>();
  /** The unit to change; null for a new one. */
  readonly unit = input<UnitNode['unit'] | null>(null);
  readonly saved = output();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly kinds = KINDS;
  protected readonly submission = injectSubmission(['name', 'shortName', 'code', 'kind', 'parentId']);
  private readonly client = inject(GraphqlClient);
  /** Made once, so that pressing again after a lost answer makes no second unit. */
  private readonly freshId = newId();

  protected readonly name = linkedSignal(() => this.unit()?.name ?? '');
  protected readonly shortName = linkedSignal(() => this.unit()?.shortName ?? '');
  protected readonly code = linkedSignal(() => this.unit()?.code ?? '');
  protected readonly kind = linkedSignal<string>(() => this.unit()?.kind ?? 'division');
  protected readonly parentId = linkedSignal<string | null>(() => this.unit()?.parentId ?? this.nodes()[0]?.unit.id ?? null);
  /** A unit cannot stand below itself. */
  protected readonly own = computed(() => withBelow(this.nodes(), this.unit()?.id ?? ''));
  private readonly asked = signal(false);

  protected errorAt(field: string, typed: string): string {
    return this.asked() && typed.trim() === '' ? this.t('admin.form.required') : this.submission.errorAt(field);
  }

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    this.asked.set(true);
    const parentId = this.parentId();
    const typed = { code: this.code().trim(), name: this.name().trim(), shortName: this.shortName().trim(), kind: this.kind() };
    if (parentId === null || Object.values(typed).includes('')) return this.submission.pointOut();
    const unitId = this.unit()?.id ?? this.freshId;
    const answer = await this.submission.send(async () => (await this.client.run(SaveUnitDocument, { unitId, parentId, ...typed })).saveUnit);
    if (answer !== null) this.saved.emit();
  }
}
