import { NgTemplateOutlet } from '@angular/common';
import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, Injector, signal } from '@angular/core';
import { entryOf } from '@selaras/domain/item';
import { Answering } from './answering';
import { nameOf, withMember } from './deliverable-item';

interface Label {
  readonly id: string;
  readonly html: string;
  readonly words: string;
}

interface Drag {
  readonly labelId: string;
  readonly startX: number;
  readonly startY: number;
  readonly x: number;
  readonly y: number;
  /** The place under the pointer. */
  readonly over: string | null;
}

/** A pointer that moved less than this was a press, not a drag. */
const DRAG_FROM_PX = 6;
/** Not a place: where labels lie that were put nowhere. */
const NOWHERE = '';

/**
 * Labels put into places. A label is picked up by a press (Enter or space), then every place offers to take it; a mouse or a pen
 * may drag it as well. A finger presses twice: dragging stays for moving the page.
 */
@Component({
  selector: 'sl-placing-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet],
  templateUrl: './placing-interaction.html',
  styleUrl: './placing-interaction.css',
  host: { '(keydown.escape)': 'giveUp()' },
})
export class PlacingInteraction extends Answering<'placing'> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly nowhere = NOWHERE;
  protected readonly picked = signal<string | null>(null);
  protected readonly drag = signal<Drag | null>(null);
  protected readonly said = signal('');
  private stopDrag: (() => void) | null = null;
  private justDragged = false;

  private readonly placements = computed(() => {
    const response = this.current();
    return response?.type === 'placing' ? response.placements : {};
  });
  private readonly labels = computed<readonly Label[]>(() => this.interaction().labels.map((label, index) => ({ id: label.id, html: label.text, words: nameOf(label, index) })));
  private readonly knownPlaces = computed(() => new Set(this.interaction().places.map(({ id }) => id)));
  protected readonly loose = computed(() => this.labels().filter(({ id }) => this.placeOf(id) === NOWHERE));
  protected readonly places = computed(() => this.interaction().places.map((place, index) => ({
    id: place.id, html: place.text, words: nameOf(place, index), labels: this.labels().filter(({ id }) => this.placeOf(id) === place.id),
  })));
  protected readonly pickedWords = computed(() => this.labels().find(({ id }) => id === this.picked())?.words ?? '');
  /** Where the picked label lies now: that place need not offer to take it. */
  protected readonly pickedFrom = computed(() => {
    const picked = this.picked();
    return picked === null ? null : this.placeOf(picked);
  });

  constructor() {
    super();
    inject(DestroyRef).onDestroy(() => this.stopDrag?.());
  }

  protected pick(label: Label): void {
    if (this.justDragged) return;
    const again = this.picked() === label.id;
    this.picked.set(again ? null : label.id);
    this.said.set(this.t(again ? 'shell.item.putDown' : 'shell.item.pickedUp', { label: label.words }));
  }

  protected giveUp(): void {
    this.stopDrag?.();
    this.picked.set(null);
  }

  /** @param placeId `NOWHERE` takes it out of its place */
  protected put(labelId: string | null, placeId: string): void {
    const label = this.labels().find(({ id }) => id === labelId);
    this.picked.set(null);
    if (!label || this.placeOf(label.id) === placeId) return;
    this.give({ type: 'placing', placements: withMember(this.placements(), label.id, placeId) });
    const place = this.places().find(({ id }) => id === placeId);
    this.said.set(place ? this.t('shell.item.putInto', { label: label.words, place: place.words }) : this.t('shell.item.takenOut', { label: label.words }));
    this.focusLabel(label.id);
  }

  protected startDrag(event: PointerEvent, labelId: string): void {
    this.justDragged = false;
    if (this.disabled() || event.button !== 0 || event.pointerType === 'touch') return;
    const { clientX: startX, clientY: startY } = event;
    const move = (moving: PointerEvent): void => {
      const [x, y] = [moving.clientX - startX, moving.clientY - startY];
      if (!this.drag() && Math.hypot(x, y) < DRAG_FROM_PX) return;
      this.drag.set({ labelId, startX, startY, x, y, over: this.placeAt(moving) });
    };
    const drop = (): void => {
      const drag = this.drag();
      this.stopDrag?.();
      if (!drag) return;
      // The press that ends a drag is no press on the label.
      this.justDragged = true;
      setTimeout(() => (this.justDragged = false));
      if (drag.over !== null) this.put(labelId, drag.over);
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', drop);
    this.stopDrag = () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', drop);
      this.stopDrag = null;
      this.drag.set(null);
    };
  }

  protected shiftOf(labelId: string): string | null {
    const drag = this.drag();
    return drag?.labelId === labelId ? `translate(${drag.x}px, ${drag.y}px)` : null;
  }

  private placeOf(labelId: string): string {
    const placeId = entryOf(this.placements(), labelId);
    return placeId !== undefined && this.knownPlaces().has(placeId) ? placeId : NOWHERE;
  }

  /** The dragged label itself lets the pointer through, so what is hit is what lies beneath it. */
  private placeAt(event: PointerEvent): string | null {
    const hit = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-place]');
    return hit && this.host.contains(hit) ? (hit.dataset['place'] ?? null) : null;
  }

  /** It was moved in the page, which takes the focus from it. */
  private focusLabel(labelId: string): void {
    afterNextRender(() => {
      [...this.host.querySelectorAll<HTMLElement>('[data-label]')].find(({ dataset }) => dataset['label'] === labelId)?.focus();
    }, { injector: this.injector });
  }
}
