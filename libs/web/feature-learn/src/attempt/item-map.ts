import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { injectText } from '@selaras/web/ui';
import type { ItemStanding } from './item-standing';
import { canChoose, isPassed, type Way } from './one-way';

interface Section {
  readonly title: string | null;
  /** One-based positions, both included. */
  readonly from: number;
  readonly to: number;
}

/**
 * All items by number, under the headings of their sections. Answered is filled, marked has a corner, required a star, the current one a frame: shapes
 * first, colour second. Where there is no way back, what was passed is no button, and what is still to come has only its number.
 */
@Component({
  selector: 'sl-item-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (section of groups(); track section.from) {
      @if (section.title) {
        <h3>{{ section.title }}</h3>
      }
      <ol role="list" [attr.start]="section.from">
        @for (place of section.places; track place.index) {
          <li>
            @if (place.canChoose) {
              <button
                type="button"
                class="item"
                [class.answered]="place.standing?.answered"
                [class.flagged]="place.standing?.flagged"
                [class.current]="place.index === current()"
                [attr.aria-current]="place.index === current() ? 'step' : null"
                [attr.aria-label]="place.label"
                (click)="choose.emit(place.index)"
              >
                {{ place.index + 1 }}@if (place.standing?.item?.required) {<span class="star" aria-hidden="true">*</span>}
              </button>
            } @else {
              <span class="item" [class.answered]="place.standing?.answered" [class.flagged]="place.standing?.flagged" [class.ahead]="!place.passed">
                <span aria-hidden="true">{{ place.index + 1 }}</span><span class="visually-hidden">{{ place.label }}</span>
              </span>
            }
          </li>
        }
      </ol>
    }
    <ul role="list" class="legend" aria-hidden="true">
      <li><i class="answered"></i>{{ t('learn.map.answered') }}</li>
      <li><i></i>{{ t('learn.map.open') }}</li>
      <li><i class="flagged"></i>{{ t('learn.map.flagged') }}</li>
      <li><i class="current"></i>{{ t('learn.map.current') }}</li>
      @if (anyRequired()) {
        <li><i class="none">*</i>{{ t('learn.map.required') }}</li>
      }
    </ul>
    @if (way().navigation === 'ONE_WAY') {
      <p class="small muted">{{ t('learn.map.oneWay') }}</p>
    }
  `,
  styleUrl: './item-map.css',
})
export class ItemMap {
  readonly items = input.required<readonly ItemStanding[]>();
  readonly sections = input.required<readonly Section[]>();
  readonly way = input.required<Way>();
  readonly current = input.required<number>();
  readonly choose = output<number>();
  protected readonly t = injectText();
  protected readonly anyRequired = computed(() => this.items().some(({ item }) => item.required));
  protected readonly groups = computed(() => this.sections().map(({ title, from, to }) => ({
    title,
    from,
    places: Array.from({ length: to - from + 1 }, (_, nth) => this.place(from - 1 + nth)),
  })));

  private place(index: number) {
    const standing = this.items()[index] ?? null;
    const passed = isPassed(this.way(), index, this.current());
    return { index, standing, passed, canChoose: canChoose(this.way(), index, this.current()), label: this.label(standing, index, passed) };
  }

  private label(standing: ItemStanding | null, index: number, passed: boolean): string {
    const words = [this.t('learn.map.item', { number: index + 1 })];
    if (standing === null) words.push(this.t('learn.map.ahead'));
    else words.push(this.t(standing.answered ? 'learn.map.answered' : 'learn.map.open'));
    if (standing?.item.required) words.push(this.t('learn.map.required'));
    if (standing?.flagged) words.push(this.t('learn.map.flagged'));
    if (passed) words.push(this.t('learn.map.passed'));
    return words.join(', ');
  }
}
