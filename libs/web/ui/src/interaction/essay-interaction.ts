import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { Control } from '../form/control';
import { Formats } from '../text/formats';
import { Answering } from './answering';

/** A longer text. Counted in characters as people count them; what goes beyond the most that is taken is cut, and said to be. */
@Component({
  selector: 'sl-essay-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Control],
  template: `
    <label [attr.for]="name">{{ t('shell.item.essay') }}</label>
    <textarea slControl #field rows="8" [id]="name" [attr.aria-describedby]="name + '-count'" [disabled]="disabled()" [value]="text()" (input)="type($any($event.target))" (blur)="settled.emit()"></textarea>
    <p class="count num" [id]="name + '-count'">{{ t('shell.item.characters', { written: formats.number(length()), most: formats.number(interaction().longest) }) }}</p>
    <p class="cut" role="status">{{ cut() ? t('shell.item.cutOff', { most: formats.number(interaction().longest) }) : '' }}</p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
    }
    label,
    .count {
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    textarea {
      min-height: 12rem;
      line-height: 1.6;
    }
    .count {
      text-align: end;
    }
    .cut {
      font-size: var(--t-s);
      font-weight: var(--w-semi);
      color: var(--gold);
    }
    .cut:empty {
      display: none;
    }
  `,
})
export class EssayInteraction extends Answering<'essay'> {
  protected readonly formats = inject(Formats);
  private readonly field = viewChild.required('field', { read: ElementRef });
  protected readonly text = computed(() => {
    const response = this.current();
    return response?.type === 'essay' ? response.text : '';
  });
  protected readonly length = computed(() => [...this.text()].length);
  protected readonly cut = signal(false);

  constructor() {
    super();
    // The field grows with its text: nothing written is hidden in a small window.
    afterRenderEffect(() => {
      this.text();
      const field = (this.field() as ElementRef<HTMLTextAreaElement>).nativeElement;
      if (field.scrollHeight > field.clientHeight) field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    });
  }

  protected type(field: HTMLTextAreaElement): void {
    const characters = [...field.value];
    const { longest } = this.interaction();
    this.cut.set(characters.length > longest);
    if (characters.length > longest) field.value = characters.slice(0, longest).join('');
    this.give({ type: 'essay', text: field.value });
  }
}
