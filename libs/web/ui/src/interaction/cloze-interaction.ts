import { ApplicationRef, ChangeDetectionStrategy, Component, type ComponentRef, computed, createComponent, DestroyRef, effect, type ElementRef, EnvironmentInjector, inject, inputBinding, outputBinding, SecurityContext, untracked, viewChild } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { type ClozeGap, entryOf } from '@selaras/domain/item';
import { Answering } from './answering';
import { ClozeGapField } from './cloze-gap';
import { gapPlaces } from './cloze-text';
import { withMember } from './deliverable-item';

/** A text with gaps in its lines. Gaps the text does not mention stand below it, so that none is lost. */
@Component({
  selector: 'sl-cloze-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div #text class="prose" role="group" [attr.aria-label]="t('shell.item.cloze')"></div>
    <div #below class="below"></div>
  `,
  styles: `
    :host {
      display: block;
    }
    .prose {
      max-width: none;
      line-height: 2.1;
    }
    .below:empty {
      display: none;
    }
    .below {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2);
      margin-top: var(--s-3);
    }
  `,
})
export class ClozeInteraction extends Answering<'cloze'> {
  private readonly application = inject(ApplicationRef);
  private readonly environment = inject(EnvironmentInjector);
  private readonly sanitizer = inject(DomSanitizer);
  private readonly text = viewChild.required<ElementRef<HTMLElement>>('text');
  private readonly below = viewChild.required<ElementRef<HTMLElement>>('below');
  /** The same text read again from the server is no other text: who is typing in it keeps her place. */
  private readonly shown = computed(() => this.interaction(), { equal: (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b) });
  private fields: ComponentRef<ClozeGapField>[] = [];
  private readonly given = computed(() => {
    const response = this.current();
    return response?.type === 'cloze' ? response.gaps : {};
  });

  constructor() {
    super();
    effect(() => {
      const { text, gaps } = this.shown();
      untracked(() => this.lay(text, gaps));
    });
    inject(DestroyRef).onDestroy(() => this.clear());
  }

  private lay(text: string, gaps: readonly ClozeGap[]): void {
    this.clear();
    const root = this.text().nativeElement;
    root.innerHTML = this.sanitizer.sanitize(SecurityContext.HTML, text) ?? '';
    const places = gapPlaces(root, gaps.map(({ id }) => id));
    const inText = (id: string): number => [...places.keys()].indexOf(id);
    const ordered = [...gaps].sort((a, b) => (places.has(a.id) && places.has(b.id) ? inText(a.id) - inText(b.id) : Number(places.has(b.id)) - Number(places.has(a.id))));
    ordered.forEach((gap, index) => {
      this.fields.push(this.fieldFor(gap, index + 1, gaps.length, places.get(gap.id) ?? this.below().nativeElement.appendChild(document.createElement('span'))));
    });
  }

  private fieldFor(gap: ClozeGap, place: number, total: number, hostElement: HTMLElement): ComponentRef<ClozeGapField> {
    const field = createComponent(ClozeGapField, {
      environmentInjector: this.environment,
      hostElement,
      bindings: [
        inputBinding('gap', () => gap),
        inputBinding('place', () => place),
        inputBinding('total', () => total),
        inputBinding('value', () => entryOf(this.given(), gap.id) ?? ''),
        inputBinding('disabled', this.disabled),
        outputBinding<string>('valueChange', (value) => this.give({ type: 'cloze', gaps: withMember(this.given(), gap.id, value) })),
        outputBinding('settled', () => this.settled.emit()),
      ],
    });
    this.application.attachView(field.hostView);
    return field;
  }

  private clear(): void {
    for (const field of this.fields) field.destroy();
    this.fields = [];
    this.text().nativeElement.replaceChildren();
    this.below().nativeElement.replaceChildren();
  }
}
