import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MyModuleQuery } from '@selaras/web/data-access';
import { Formats, injectText } from '@selaras/web/ui';

type ModuleContent = Extract<MyModuleQuery['myModule'], { readonly __typename: 'ModuleContent' }>;

/** What belongs to a module beside its text. Sizes are printed: data is metered. Nothing is loaded before it is asked for. */
@Component({
  selector: 'sl-module-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (video of videos(); track video.id) {
      <figure>
        <video controls preload="none" [src]="video.url" [attr.aria-label]="video.title"></video>
        <figcaption>{{ video.title }} · {{ t('learn.module.video', { size: formats.bytes(video.byteSize) }) }}</figcaption>
      </figure>
    }
    @for (image of images(); track image.id) {
      <figure>
        <img loading="lazy" [src]="image.url" [alt]="image.title" />
        <figcaption>{{ image.title }}</figcaption>
      </figure>
    }
    @if (attachments().length > 0) {
      <h2>{{ t('learn.module.files') }}</h2>
      <ul role="list">
        @for (file of attachments(); track file.id) {
          <li>
            <a [href]="file.url" download><b>{{ file.title }}</b><span class="size">{{ formats.bytes(file.byteSize) }}</span></a>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
    video,
    img {
      display: block;
      width: 100%;
      height: auto;
      border-radius: var(--r);
      background: var(--ground);
    }
    video {
      aspect-ratio: 16 / 9;
    }
    figcaption {
      margin-top: 6px;
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    h2 {
      font-size: var(--t-m);
    }
    ul {
      display: grid;
      gap: var(--s-2);
      margin-top: calc(-1 * var(--s-2));
    }
    a {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--s-3);
      min-height: var(--tap);
      padding: var(--s-2) var(--s-4);
      border: 1px solid var(--line);
      border-radius: var(--r-s);
      text-decoration: none;
    }
    .size {
      flex: none;
      font-size: var(--t-s);
      font-weight: 400;
      color: var(--ink-2);
    }
  `,
})
export class ModuleFiles {
  readonly files = input.required<ModuleContent['files']>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly videos = computed(() => this.files().filter(({ purpose }) => purpose === 'video'));
  protected readonly images = computed(() => this.files().filter(({ purpose }) => purpose === 'image'));
  protected readonly attachments = computed(() => this.files().filter(({ purpose }) => purpose !== 'video' && purpose !== 'image'));
}
