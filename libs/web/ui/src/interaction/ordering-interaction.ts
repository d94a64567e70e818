import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, Injector, signal } from '@angular/core';
import type { Option } from '@selaras/domain/item';
import { Button } from '../action/button';
import { Answering } from './answering';
import { nameOf } from './deliverable-item';
import { dropIndex, makesWay, moved, type RowPlace } from './ordering-drag';

interface Drag {
  readonly from: number;
  readonly startY: number;
  readonly distance: number;
  readonly rows: readonly RowPlace[];
  readonly gap: number;
}

/** Held this near to the edge of the window, where the page has bars of its own, the page moves on under the finger. */
const EDGE_PX = 110;

/**
 * Entries put into order: dragged by the handle, moved by its keys (space takes up and puts down, arrows move, Escape puts back), or
 * by the buttons. An order nobody touched is no answer, so the shown one can be confirmed as it stands.
 */
@Component({
  selector: 'sl-ordering-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button],
  templateUrl: './ordering-interaction.html',
  styleUrl: './ordering-interaction.css',
})
export class OrderingInteraction extends Answering<'ordering'> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly drag = signal<Drag | null>(null);
  /** The entry taken up by keyboard, and the order to go back to. */
  protected readonly grabbed = signal<{ readonly id: string; readonly before: readonly string[] | null } | null>(null);
  /** Said to who cannot see the rows move. */
  protected readonly said = signal('');
  private endDrag: (() => void) | null = null;

  private readonly given = computed(() => {
    const response = this.current();
    return response?.type === 'ordering' && response.entryIds.length > 0 ? response.entryIds : null;
  });
  protected readonly answered = computed(() => this.given() !== null);
  private readonly ids = computed(() => this.given() ?? this.interaction().entries.map(({ id }) => id));
  protected readonly rows = computed(() => this.ids().flatMap((id) => {
    const at = this.interaction().entries.findIndex((entry) => entry.id === id);
    const entry: Option | undefined = this.interaction().entries[at];
    return entry ? [{ id, html: entry.text, words: nameOf(entry, at) }] : [];
  }));

  constructor() {
    super();
    inject(DestroyRef).onDestroy(() => this.endDrag?.());
  }

  protected confirm(): void {
    this.order(this.ids());
    this.said.set(this.t('shell.item.orderConfirmed'));
  }

  /** By its id: a quick second press comes before the page has drawn the first. */
  protected step(id: string, by: -1 | 1): void {
    const index = this.indexOf(id);
    const to = index + by;
    if (index < 0 || to < 0 || to >= this.rows().length) return;
    this.move(index, to);
    this.focusAfter(to === 0 || to === this.rows().length - 1 ? `[data-entry="${to}"] .handle` : `[data-entry="${to}"] .${by < 0 ? 'up' : 'down'}`);
  }

  protected onKey(event: KeyboardEvent, id: string): void {
    if (this.disabled() || event.altKey || event.ctrlKey || event.metaKey) return;
    const grabbed = this.grabbed();
    const index = this.indexOf(grabbed?.id ?? id);
    const row = this.rows()[index];
    if (!row) return;
    if (event.key === ' ' || event.key === 'Enter') {
      this.grabbed.set(grabbed === null ? { id: row.id, before: this.given() } : null);
      this.said.set(this.t(grabbed === null ? 'shell.item.grabbed' : 'shell.item.dropped', this.placeOf(row.words, index)));
    } else if (grabbed === null) {
      return;
    } else if (event.key === 'Escape') {
      this.grabbed.set(null);
      this.order(grabbed.before ?? []);
      this.said.set(this.t('shell.item.putBack', { entry: row.words }));
      this.focusById(row.id);
    } else {
      const to = { ArrowUp: index - 1, ArrowLeft: index - 1, ArrowDown: index + 1, ArrowRight: index + 1, Home: 0, End: this.rows().length - 1 }[event.key];
      if (to === undefined) return;
      if (to >= 0 && to < this.rows().length && to !== index) {
        this.move(index, to);
        this.focusById(row.id);
      }
    }
    // While an entry is held, arrow keys are for it alone: the page around must not go to another item.
    event.preventDefault();
    event.stopPropagation();
  }

  private indexOf(id: string): number {
    return this.rows().findIndex((row) => row.id === id);
  }

  /** Focus went elsewhere, perhaps with Tab: the entry stays where it has come to. */
  protected letGo(event: FocusEvent): void {
    if (event.relatedTarget !== null) this.grabbed.set(null);
  }

  protected startDrag(event: PointerEvent, index: number): void {
    if (this.disabled() || event.button !== 0) return;
    const places = [...this.host.querySelectorAll<HTMLElement>('li')].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top: top + scrollY, height };
    });
    const [first, second] = places;
    const gap = first && second ? second.top - first.top - first.height : 0;
    this.drag.set({ from: index, startY: event.pageY, distance: 0, rows: places, gap });
    const move = (moving: PointerEvent): void => this.dragTo(moving);
    const drop = (): void => this.drop();
    const giveUp = (key: KeyboardEvent): void => {
      if (key.key === 'Escape') this.endDrag?.();
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', drop);
    document.addEventListener('pointercancel', drop);
    document.addEventListener('keydown', giveUp);
    this.endDrag = () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', drop);
      document.removeEventListener('pointercancel', drop);
      document.removeEventListener('keydown', giveUp);
      this.endDrag = null;
      this.drag.set(null);
    };
  }

  protected shiftOf(index: number): string | null {
    const drag = this.drag();
    if (!drag) return null;
    const shift = index === drag.from ? drag.distance : makesWay(drag.rows, index, drag.from, dropIndex(drag.rows, drag.from, drag.distance), drag.gap);
    return shift === 0 ? null : `translateY(${shift}px)`;
  }

  private dragTo(event: PointerEvent): void {
    if (event.clientY < EDGE_PX) scrollBy(0, -12);
    else if (event.clientY > innerHeight - EDGE_PX) scrollBy(0, 12);
    this.drag.update((drag) => drag && { ...drag, distance: event.clientY + scrollY - drag.startY });
  }

  private drop(): void {
    const drag = this.drag();
    this.endDrag?.();
    if (!drag) return;
    const to = dropIndex(drag.rows, drag.from, drag.distance);
    if (to !== drag.from) this.move(drag.from, to);
  }

  private move(from: number, to: number): void {
    const row = this.rows()[from];
    this.order(moved(this.rows().map(({ id }) => id), from, to));
    if (row) this.said.set(this.t('shell.item.movedTo', this.placeOf(row.words, to)));
  }

  private order(entryIds: readonly string[]): void {
    this.give({ type: 'ordering', entryIds });
  }

  private placeOf(entry: string, index: number): { entry: string; place: number; total: number } {
    return { entry, place: index + 1, total: this.rows().length };
  }

  /** The row was moved in the page, which takes the focus from it. */
  private focusById(id: string): void {
    afterNextRender(() => {
      this.host.querySelector<HTMLElement>(`[data-entry="${this.indexOf(id)}"] .handle`)?.focus();
    }, { injector: this.injector });
  }

  private focusAfter(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }
}
