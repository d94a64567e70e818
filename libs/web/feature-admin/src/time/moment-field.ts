import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { Control, Formats, injectText } from '@selaras/web/ui';
import { type LocalMoment, momentOf } from './local-moment';

/** A day and a time with the zone printed beside them, and below what they mean, in words. */
@Component({
  selector: 'sl-moment-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Control],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="line">
        <input slControl #day class="day" type="date" [attr.aria-label]="t('admin.moment.day', { of: label() })" [attr.aria-invalid]="error() ? true : null"
          [min]="earliest()" [value]="value().day" (input)="value.set({ day: day.value, time: value().time })" />
        <input slControl #time class="time" type="time" [attr.aria-label]="t('admin.moment.time', { of: label() })" [attr.aria-invalid]="error() ? true : null"
          [value]="value().time" (input)="value.set({ day: value().day, time: time.value })" />
        <span class="zone">{{ formats.zone(zone()) }}</span>
      </div>
      @if (error()) {
        <p class="error" role="alert">{{ error() }}</p>
      } @else if (words()) {
        <p class="small muted num">{{ words() }}</p>
      }
    </fieldset>`,
  styles: `
    /* A fieldset and its only column are otherwise never narrower than what is in them. */
    fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: 6px; min-width: 0; }
    legend { padding: 0; margin-bottom: 6px; font-weight: var(--w-semi); font-size: var(--t-s); }
    .line { display: flex; gap: var(--s-2); align-items: center; }
    .day { flex: 3 1 9.5rem; min-width: 0; }
    .time { flex: 2 1 7rem; min-width: 0; }
    @media (width < 48rem) { .day, .time { padding-inline: var(--s-2); } }
    .zone { flex: none; font-weight: var(--w-semi); }
    .error { color: var(--bad); font-weight: 600; font-size: var(--t-s); }
  `,
})
export class MomentField {
  readonly label = input.required<string>();
  readonly value = model.required<LocalMoment>();
  readonly zone = input.required<string>();
  readonly error = input('');
  /** First day that can be chosen, `yyyy-mm-dd`; empty for any. */
  readonly earliest = input('');
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly words = computed(() => {
    const moment = momentOf(this.value(), this.zone());
    return moment === null ? '' : `${this.formats.longDate(moment, this.zone())}, ${this.formats.time(moment, this.zone())}`;
  });
}
