import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { changedFields } from '@selaras/domain/item';
import { Badge, Button, Card, Formats, injectText } from '@selaras/web/ui';
import { injectZone } from '../workspace/saving';
import { ItemContentView } from './item-content-view';
import type { ItemRecord, VersionLine } from './item-record';

/** Every version of an item, to be read as it was and held against the newest; and the tests that have it. */
@Component({
  selector: 'sl-item-versions',
  imports: [Card, Button, Badge, ItemContentView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="stack">
      <h2>{{ t('bank.versions.heading') }}</h2>
      <ol>
        @for (version of record().versions; track version.itemVersionId; let first = $first) {
          <li>
            <div class="row row-between">
              <div>
                <span class="strong">{{ t('bank.versions.number', { number: version.number }) }}</span>
                @if (first) { <sl-badge>{{ t('bank.versions.newest') }}</sl-badge> }
                <p class="small muted">{{ t('bank.versions.by', { name: version.by, at: formats.shortDateTime(version.createdAt, zone()) }) }}</p>
                <p class="small muted num">{{ figures(version) }}</p>
              </div>
              <button slButton="secondary" small type="button" [attr.aria-expanded]="opened() === version.itemVersionId" [attr.aria-label]="t('bank.versions.number', { number: version.number }) + ': ' + t('bank.versions.open')" (click)="toggle(version)">
                {{ opened() === version.itemVersionId ? t('bank.versions.close') : first ? t('bank.versions.open') : t('bank.versions.compare') }}
              </button>
            </div>
            @if (opened() === version.itemVersionId) {
              @if (first) {
                <div class="one"><sl-item-content-view [content]="version.content" [objectiveCode]="version.objectiveCode" /></div>
              } @else {
                @if (differences().length > 0) { <p class="small">{{ t('bank.versions.changed') }}: {{ differences() }}</p> } @else { <p class="small muted">{{ t('bank.versions.same') }}</p> }
                <div class="both">
                  <div class="one"><p class="small strong">{{ t('bank.versions.older', { number: version.number }) }}</p><sl-item-content-view [content]="version.content" [objectiveCode]="version.objectiveCode" /></div>
                  <div class="one"><p class="small strong">{{ t('bank.versions.older', { number: newest().number }) }} ({{ t('bank.versions.newest') }})</p><sl-item-content-view [content]="newest().content" [objectiveCode]="newest().objectiveCode" /></div>
                </div>
              }
            }
          </li>
        }
      </ol>
    </section>
    <section slCard class="stack stack-s">
      <h2>{{ t('bank.uses.heading') }}</h2>
      @if (record().entry.uses.length === 0) { <p class="muted">{{ t('bank.uses.none') }}</p> }
      <ul>
        @for (use of record().entry.uses; track $index) {
          <li class="use"><span>{{ t('bank.uses.test', { number: use.number }) }}</span> <sl-badge tone="plain">{{ t('bank.uses.' + use.status.toLowerCase()) }}</sl-badge>
            <span class="small muted">{{ t('bank.uses.part.' + use.part) }}{{ use.unitName === null ? '' : ' · ' + use.unitName }} · {{ t('bank.uses.version', { number: use.itemVersionNumber }) }}</span></li>
        }
      </ul>
    </section>`,
  styles: `
    :host { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); }
    ol, ul { display: grid; padding: 0; list-style: none; }
    ol > li { display: grid; gap: var(--s-3); grid-template-columns: minmax(0, 1fr); padding: var(--s-3) 0; border-bottom: 1px solid var(--line); }
    ol > li:last-child { border-bottom: 0; }
    .both { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
    .one { display: grid; gap: var(--s-2); align-content: start; padding: var(--s-3); border: 1px solid var(--line); border-radius: var(--r-s); background: var(--ground); min-width: 0; }
    .use { display: flex; flex-wrap: wrap; gap: var(--s-1) var(--s-2); align-items: center; padding: var(--s-2) 0; }
  `,
})
export class ItemVersions {
  readonly record = input.required<ItemRecord>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly opened = signal<string | null>(null);
  /** An item has at least one version. */
  protected readonly newest = computed(() => this.record().versions[0] as VersionLine);
  /** The fields in which the opened version differs from the newest. */
  protected readonly differences = computed(() => {
    const version = this.record().versions.find(({ itemVersionId }) => itemVersionId === this.opened());
    return version ? changedFields(version, version, this.newest()).map(({ field }) => this.t(`bank.conflict.field.${field}`)).join(', ') : '';
  });

  protected toggle({ itemVersionId }: VersionLine): void {
    this.opened.update((opened) => (opened === itemVersionId ? null : itemVersionId));
  }

  protected figures({ shown, facility, discrimination, learners }: VersionLine): string {
    const seen = learners === 0 ? [] : [this.t('bank.seen', { count: learners })];
    if (shown === 0) return [...seen, this.t('bank.notAsked')].join(' · ');
    return [
      this.t('bank.versions.asked', { count: shown }), ...(facility === null ? [] : [this.t('bank.facility', { value: this.formats.number(facility, { min: 2 }) })]),
      ...(discrimination === null ? [] : [this.t('bank.discrimination', { value: this.formats.number(discrimination, { min: 2 }) })]), ...seen,
    ].join(' · ');
  }
}
