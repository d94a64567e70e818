import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, contentChild, input, output, TemplateRef } from '@angular/core';
import { MOST_OPTIONS, type OptionList } from '@selaras/domain/item';
import { Button, Checkbox, injectText } from '@selaras/web/ui';
import { RichTextEditor } from '../../editor/rich-text-editor';
import { changedAt, freshId, movedBy, type RowForm } from '../item-form-parts';
import { rowName } from '../item-problems-checked';

/**
 * Rows of text that can be added, removed and moved: entries, labels, places, actions. What else a row has comes as a template:
 * `<ng-template let-row let-index="index">`.
 */
@Component({
  selector: 'sl-text-rows',
  imports: [NgTemplateOutlet, Button, Checkbox, RichTextEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (row of rows(); track row.id; let index = $index, first = $first, last = $last) {
      <div class="row-of-text">
        <div class="head">
          <b class="small">{{ named(index) }}</b>
          <span class="grow"></span>
          <button slButton="quiet" small type="button" [disabled]="first" [attr.aria-label]="t('author.module.upNamed', { title: named(index) })" (click)="rowsChange.emit(moved(index, -1))">{{ t('author.module.up') }}</button>
          <button slButton="quiet" small type="button" [disabled]="last" [attr.aria-label]="t('author.module.downNamed', { title: named(index) })" (click)="rowsChange.emit(moved(index, 1))">{{ t('author.module.down') }}</button>
          @if (rows().length > fewest()) {
            <button slButton="quiet" small type="button" [attr.aria-label]="t('author.item.removeRow', { row: named(index) })" (click)="remove(row.id)">{{ t('author.remove') }}</button>
          }
        </div>
        <sl-rich-text-editor toolbar="none" [label]="named(index)" [invalid]="errorOf(row.id) !== ''" [value]="row.text" (valueChange)="write(index, $event)" />
        @if (errorOf(row.id); as wrong) {
          <p class="wrong" role="alert">{{ wrong }}</p>
        }
        @if (extra(); as template) {
          <ng-container [ngTemplateOutlet]="template" [ngTemplateOutletContext]="{ $implicit: row, index }" />
        }
        @if (canStayLast()) {
          <sl-checkbox [checked]="row.staysLast" (checkedChange)="stay(index, $event)">{{ t('author.item.staysLast') }}</sl-checkbox>
        }
      </div>
    }
    @if (errors().get(list()); as wrong) {
      <p class="wrong" role="alert">{{ wrong }}</p>
    }
    @if (rows().length < most) {
      <div><button slButton="secondary" small type="button" (click)="add()">{{ t('author.item.addRow.' + list()) }}</button></div>
    }
  `,
  styleUrl: './fields.css',
})
export class TextRows<Row extends RowForm> {
  readonly rows = input.required<readonly Row[]>();
  /** Which list it is: it names the rows and finds their errors. */
  readonly list = input.required<Exclude<OptionList, 'prompts' | 'gapOptions'>>();
  /** A new row. */
  readonly make = input.required<(id: string) => Row>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly fewest = input(2);
  /** Whether a row may keep its place among shuffled ones. */
  readonly canStayLast = input(false);
  readonly rowsChange = output<readonly Row[]>();
  protected readonly extra = contentChild(TemplateRef);
  protected readonly t = injectText();
  protected readonly most = MOST_OPTIONS;
  private readonly wrong = computed(() => new Map([...this.errors()].filter(([field]) => field.startsWith(`${this.list()}.`)).map(([field, text]) => [field.slice(this.list().length + 1), text])));

  protected named(index: number): string {
    return this.t(`author.item.row.${this.list()}`, { place: rowName(this.list(), index) });
  }
  protected errorOf(id: string): string {
    return this.wrong().get(id) ?? '';
  }
  protected moved(index: number, step: -1 | 1): readonly Row[] {
    return movedBy(this.rows(), index, step);
  }
  protected write(index: number, text: string): void {
    this.change(index, { text });
  }
  protected stay(index: number, staysLast: boolean): void {
    this.change(index, { staysLast });
  }
  protected remove(id: string): void {
    this.rowsChange.emit(this.rows().filter((row) => row.id !== id));
  }
  protected add(): void {
    this.rowsChange.emit([...this.rows(), this.make()(freshId(this.rows()))]);
  }
  private change(index: number, change: Partial<RowForm>): void {
    this.rowsChange.emit(changedAt(this.rows(), index, change as Partial<Row>));
  }
}
