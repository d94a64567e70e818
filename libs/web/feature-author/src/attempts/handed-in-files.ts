import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { HandedInFileFragment } from '@selaras/web/data-access';
import { Formats, injectText } from '@selaras/web/ui';

/** What was handed in, each to be saved by a press: the browser never shows it. */
@Component({
  selector: 'sl-handed-in-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (files().length === 0) {
      <p class="muted">{{ t('marking.files.none') }}</p>
    } @else {
      <ul>
        @for (file of files(); track file.id) {
          <li><a [href]="file.url" download>{{ file.name }}</a><span class="small muted num">{{ formats.bytes(file.byteSize) }}</span></li>
        }
      </ul>
    }`,
  styles: `
    ul { display: grid; gap: var(--s-2); padding: 0; list-style: none; }
    li { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-3); align-items: center; justify-content: space-between; min-height: var(--tap); padding: var(--s-2) var(--s-3); border: 1px solid var(--line); border-radius: var(--r-s); }
    a { overflow-wrap: anywhere; }
  `,
})
export class HandedInFiles {
  readonly files = input.required<readonly HandedInFileFragment[]>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
}
