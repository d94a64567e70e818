import { ChangeDetectionStrategy, Component, inject, linkedSignal, output, signal } from '@angular/core';
import { AuthorUnitsDocument, CreateCourseDocument, GraphqlClient, isRefusal, newId, type RefusalAnswer } from '@selaras/web/data-access';
import { Button, Control, Dialog, Field, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import type { Unit } from '../workspace/course-version';
import { UnitPicker } from '../workspace/unit-picker';

/** Asks for the title of a new course and the unit that owns it. */
@Component({
  selector: 'sl-create-course',
  imports: [Dialog, Field, Control, Button, ProblemNotice, RefusalNotice, UnitPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-dialog [heading]="t('author.create.heading')" [open]="true" (openChange)="closed.emit()">
      <form class="stack" id="create-course" (submit)="create($event)">
        <sl-field [label]="t('author.create.title')" [hint]="t('author.create.titleHint')" [error]="asked() && title().trim() === '' ? t('author.create.titleMissing') : ''">
          <input slControl #field type="text" maxlength="200" autocomplete="off" [value]="title()" (input)="title.set(field.value)" />
        </sl-field>
        <sl-unit-picker [label]="t('author.create.unit')" [hint]="t('author.create.unitHint')" [units]="units()" [value]="unitId()" (valueChange)="unitId.set($event)" />
        <sl-refusal [refusal]="refusal()" />
        @if (problem(); as shown) { <sl-problem [problem]="shown" (retry)="load()" /> }
      </form>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('author.cancel') }}</button>
        <button slButton type="submit" form="create-course" [busy]="busy()">{{ t('author.create.submit') }}</button>
      </div>
    </sl-dialog>`,
})
export class CreateCourse {
  /** The id of the new draft. */
  readonly created = output<string>();
  readonly closed = output();
  protected readonly t = injectText();
  private readonly client = inject(GraphqlClient);
  protected readonly units = signal<readonly Unit[]>([]);
  protected readonly title = signal('');
  /** The highest unit of the author's scope until she says otherwise. */
  protected readonly unitId = linkedSignal(() => this.units()[0]?.id ?? null);
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);
  /** Made once, so that pressing again after a lost answer makes no second course. */
  private readonly ids = { courseId: newId(), versionId: newId() };

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.units.set((await this.client.run(AuthorUnitsDocument)).authorUnits);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    this.asked.set(true);
    const ownerUnitId = this.unitId();
    const title = this.title().trim();
    if (title === '' || ownerUnitId === null || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      const { createCourse } = await this.client.run(CreateCourseDocument, { ...this.ids, ownerUnitId, title });
      if (isRefusal(createCourse)) this.refusal.set(createCourse);
      else this.created.emit(createCourse.id);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
