import { ChangeDetectionStrategy, Component, type ElementRef, afterNextRender, computed, input, linkedSignal, output, viewChild } from '@angular/core';
import { injectText } from '@selaras/web/ui';
import { readAddress } from './link-address';

/** Asks where a link leads. */
@Component({
  selector: 'sl-link-panel',
  template: `
    <form class="panel" (submit)="apply($event)" (keydown.escape)="closed.emit()">
      <label class="grow">{{ t('author.editor.address') }}
        <input #field type="text" inputmode="url" autocomplete="off" placeholder="https://" [value]="typed()" (input)="typed.set(field.value)" [attr.aria-invalid]="wrong()" />
      </label>
      <button class="main" type="submit" [disabled]="read() === null">{{ t('author.editor.linkApply') }}</button>
      @if (address()) { <button type="button" (click)="applied.emit(null)">{{ t('author.editor.linkRemove') }}</button> }
      <button type="button" (click)="closed.emit()">{{ t('author.editor.close') }}</button>
      @if (wrong()) { <p class="wrong" role="status">{{ t('author.editor.addressWrong') }}</p> }
    </form>`,
  styleUrl: './panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkPanel {
  readonly address = input.required<string>();
  readonly applied = output<string | null>();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly typed = linkedSignal(() => this.address());
  protected readonly read = computed(() => readAddress(this.typed()));
  protected readonly wrong = computed(() => this.typed().trim() !== '' && this.read() === null);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  constructor() {
    afterNextRender(() => this.field()?.nativeElement.focus());
  }

  protected apply(event: Event): void {
    event.preventDefault();
    const address = this.read();
    if (address !== null) this.applied.emit(address);
  }
}
