import { afterNextRender, ChangeDetectionStrategy, Component, DestroyRef, effect, type ElementRef, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { injectText } from '@selaras/web/ui';
import { ImagePanel } from './image-panel';
import { LinkPanel } from './link-panel';
import { unwrapParagraph } from './single-paragraph';
import type { TableCommand } from './table-nodes';
import type { Mark, WritingSurface } from './writing-surface';

type ToggleButton = { readonly mark: Exclude<Mark, 'link' | 'table'>; readonly key: string };

const TOGGLES: Readonly<Record<'full' | 'light' | 'none', readonly ToggleButton[]>> = {
  full: [
    { mark: 'heading', key: 'heading' }, { mark: 'subheading', key: 'subheading' },
    { mark: 'bold', key: 'bold' }, { mark: 'italic', key: 'italic' },
    { mark: 'bulletList', key: 'bulletList' }, { mark: 'orderedList', key: 'orderedList' }, { mark: 'quote', key: 'quote' },
  ],
  light: [{ mark: 'bold', key: 'bold' }, { mark: 'italic', key: 'italic' }, { mark: 'bulletList', key: 'bulletList' }],
  none: [],
};
const TABLE_COMMANDS: readonly TableCommand[] = ['addRow', 'addColumn', 'removeRow', 'removeColumn', 'removeTable'];

/**
 * A field of rich text. The editing library is fetched when the field appears; until then the text is shown as it will be read.
 * `full`: headings, emphasis, lists, quote, link, picture, table. `light`: emphasis, list, link, picture.
 * `none`: keyboard only; a single paragraph goes out without its paragraph tags, so that an option stays one line of text.
 */
@Component({
  selector: 'sl-rich-text-editor',
  imports: [LinkPanel, ImagePanel],
  templateUrl: './rich-text-editor.html',
  styleUrl: './rich-text-editor.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RichTextEditor {
  readonly value = input.required<string>();
  /** What the field is called, for who cannot see where it stands. */
  readonly label = input.required<string>();
  /** Id of the element that names it, instead of `label`. */
  readonly labelledBy = input<string | null>(null);
  readonly toolbar = input<'full' | 'light' | 'none'>('full');
  /** Where pictures are stored; without it none can be added. */
  readonly courseId = input<string | null>(null);
  readonly invalid = input(false);
  readonly valueChange = output<string>();

  protected readonly t = injectText();
  protected readonly surface = signal<WritingSurface | null>(null);
  protected readonly failed = signal(false);
  protected readonly marks = signal<ReadonlySet<Mark>>(new Set());
  protected readonly panel = signal<'link' | 'image' | null>(null);
  protected readonly tableCommands = TABLE_COMMANDS;
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  /** The last text that went in or out: what comes back as input after a change of ours is not shown again. */
  private lastText: string | null = null;
  private destroyed = false;

  constructor() {
    afterNextRender(() => void this.open());
    effect(() => {
      const text = this.value();
      const surface = this.surface();
      if (surface === null || text === this.lastText) return;
      this.lastText = text;
      untracked(() => surface.show(text));
    });
    inject(DestroyRef).onDestroy(() => {
      this.destroyed = true;
      this.surface()?.destroy();
    });
  }

  protected get toggles(): readonly ToggleButton[] {
    return TOGGLES[this.toolbar()];
  }

  protected async open(): Promise<void> {
    this.failed.set(false);
    try {
      const { openWritingSurface } = await import('./writing-surface');
      if (this.destroyed) return;
      this.lastText = this.value();
      this.surface.set(openWritingSurface({
        element: this.host().nativeElement,
        html: this.lastText,
        label: () => this.label(),
        labelledBy: this.labelledBy(),
        onChange: (html) => {
          this.lastText = this.toolbar() === 'none' ? unwrapParagraph(html) : html;
          this.valueChange.emit(this.lastText);
        },
        onSelection: (marks) => this.marks.set(marks),
      }));
    } catch {
      this.failed.set(true);
    }
  }

  /** Puts plain text where the cursor stands; nothing before the field can be written in. */
  insertText(text: string): void {
    this.surface()?.insertText(text);
  }

  protected toggle(mark: ToggleButton['mark']): void {
    this.surface()?.toggle(mark);
  }

  protected applyLink(address: string | null): void {
    this.panel.set(null);
    this.surface()?.link(address);
  }

  protected applyImage(image: { readonly source: string; readonly alternative: string }): void {
    this.panel.set(null);
    this.surface()?.insertImage(image.source, image.alternative);
  }

  protected closePanel(): void {
    this.panel.set(null);
    this.surface()?.focus();
  }

  /** In a toolbar the arrow keys move, as screen readers announce it. */
  protected moveInToolbar(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLButtonElement>('button:not([disabled])')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  }
}
