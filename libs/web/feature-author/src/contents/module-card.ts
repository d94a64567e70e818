import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Card, injectText } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { hasCore, type CourseModule } from '../workspace/course-version';
import { ModuleSettingsForm } from './module-settings-form';

/** One module in the list: what it is, where it stands, and on demand its settings. */
@Component({
  selector: 'sl-module-card',
  imports: [RouterLink, Card, Button, ModuleSettingsForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="stack stack-s" [attr.aria-label]="module().title">
      <div class="head">
        <span class="number num" aria-hidden="true">{{ place() }}</span>
        <div class="words">
          <h3>{{ module().title }}</h3>
          <p class="small muted">{{ facts() }}</p>
          <p class="small" [class.none]="!hasCore()">
            {{ t(hasCore() ? 'author.module.hasCore' : 'author.module.noCore') }}@if (adapted() > 0) {, {{ t('author.module.adapted', { count: adapted() }) }}}
          </p>
        </div>
        <div class="row actions">
          @if (store.isDraft()) {
            <button slButton="quiet" small type="button" [disabled]="place() === 1 || busy()" [attr.aria-label]="t('author.module.upNamed', { title: module().title })" (click)="moved.emit(place() - 1)">{{ t('author.module.up') }}</button>
            <button slButton="quiet" small type="button" [disabled]="isLast() || busy()" [attr.aria-label]="t('author.module.downNamed', { title: module().title })" (click)="moved.emit(place() + 1)">{{ t('author.module.down') }}</button>
            <button slButton="quiet" small type="button" [attr.aria-expanded]="open()" (click)="open.set(!open())">{{ t(open() ? 'author.module.fold' : 'author.module.edit') }}</button>
          }
          <a slButton="secondary" small [routerLink]="['../variants', module().id]">{{ t(store.isDraft() ? 'author.module.write' : 'author.module.read') }}</a>
        </div>
      </div>
      @if (open() && store.isDraft()) {
        <sl-module-settings-form [module]="module()" />
        <div class="row row-end"><button slButton="danger" small type="button" (click)="removed.emit()">{{ t('author.module.remove') }}</button></div>
      }
    </section>`,
  styles: `
    .head { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s-2) var(--s-3); align-items: start; }
    .number { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; background: var(--brand-soft); color: var(--brand); font-weight: 700; font-size: var(--t-s); }
    .words { display: grid; gap: 2px; }
    .none { color: var(--bad); font-weight: var(--w-semi); }
    .actions { grid-column: 1 / -1; gap: var(--s-1); }
    @media (width >= 60rem) { .head { grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; } .actions { grid-column: auto; } }
  `,
})
export class ModuleCard {
  readonly module = input.required<CourseModule>();
  /** One-based place in the order. */
  readonly place = input.required<number>();
  readonly isLast = input.required<boolean>();
  readonly busy = input(false);
  /** The new one-based place. */
  readonly moved = output<number>();
  readonly removed = output();
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  protected readonly open = signal(false);
  protected readonly hasCore = computed(() => hasCore(this.module()));
  protected readonly adapted = computed(() => new Set(this.module().variants.flatMap(({ unit }) => (unit === null ? [] : [unit.id]))).size);

  /** `20 menit · T2 · setelah "Mengapa orang mengadu"` */
  protected readonly facts = computed(() => {
    const { estimatedMinutes, objectiveCodes, requiresIds } = this.module();
    const before = this.store.modules().filter(({ id }) => requiresIds.includes(id)).map(({ title }) => title);
    return [
      this.t('author.minutes', { count: estimatedMinutes }),
      objectiveCodes.length > 0 ? this.t('author.module.measures', { codes: objectiveCodes.join(', ') }) : '',
      before.length > 0 ? this.t('author.module.after', { titles: before.join(', ') }) : '',
    ].filter((fact) => fact !== '').join(' · ');
  });
}
