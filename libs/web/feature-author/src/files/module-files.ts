import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';
import { AttachFileDocument, DetachFileDocument, GraphqlClient, type RefusalAnswer } from '@selaras/web/data-access';
import { Button, Card, Dialog, Formats, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { CourseStore, type VersionAnswer } from '../workspace/course-store';
import type { CourseModule, CourseVersion } from '../workspace/course-version';
import { FileUpload, UploadRefused } from './file-upload';

type Purpose = 'attachment' | 'video';
type ModuleFile = CourseModule['files'][number];

/** Files that go with a module for every unit: documents to keep, and a video. */
@Component({
  selector: 'sl-module-files',
  imports: [Card, Button, Dialog, ProblemNotice, RefusalNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="stack stack-s">
      <div>
        <h2>{{ t('author.files.heading') }}</h2>
        <p class="small muted">{{ t('author.files.text') }}</p>
      </div>
      <sl-refusal [refusal]="refusal()" />
      @if (problem(); as shown) { <sl-problem [problem]="shown" (retry)="problem.set(null)" /> }
      @if (module().files.length > 0) {
        <ul role="list">
          @for (file of module().files; track file.id) {
            <li>
              <a [href]="file.url" target="_blank" rel="noopener">{{ file.title }}</a>
              <span class="small muted">{{ t('author.files.purpose.' + file.purpose) }} · {{ formats.bytes(file.byteSize) }}</span>
              @if (store.isDraft()) { <button slButton="quiet" small type="button" [attr.aria-label]="t('author.files.removeNamed', { title: file.title })" (click)="removing.set(file)">{{ t('author.remove') }}</button> }
            </li>
          }
        </ul>
      } @else {
        <p class="small muted">{{ t('author.files.none') }}</p>
      }
      @if (sending(); as file) {
        <div class="row">
          <progress class="grow" max="1" [value]="sent()" [attr.aria-label]="t('author.files.sending', { name: file })"></progress>
          <span class="small num">{{ t('author.files.sent', { name: file, percent: formats.percent(sent()) }) }}</span>
          <button slButton="quiet" small type="button" (click)="stop()">{{ t('author.files.stop') }}</button>
        </div>
      } @else if (store.isDraft()) {
        <div class="row">
          <label slButton="secondary" small>{{ t('author.files.addAttachment') }}<input #attachment class="visually-hidden" type="file" (change)="send('attachment', attachment)" /></label>
          <label slButton="secondary" small>{{ t('author.files.addVideo') }}<input #video class="visually-hidden" type="file" accept="video/mp4,video/webm" (change)="send('video', video)" /></label>
        </div>
      }
    </section>
    <sl-dialog [heading]="t('author.files.removeHeading')" [open]="removing() !== null" (openChange)="removing.set(null)">
      <p>{{ t('author.files.removeText', { title: removing()?.title ?? '' }) }}</p>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="removing.set(null)">{{ t('author.cancel') }}</button>
        <button slButton="danger" type="button" (click)="remove()">{{ t('author.remove') }}</button>
      </div>
    </sl-dialog>`,
  styles: `
    ul { padding: 0; display: grid; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s-1) var(--s-3); min-height: var(--tap); border-bottom: 1px solid var(--line); }
    li button { margin-inline-start: auto; }
    progress { accent-color: var(--brand); height: 8px; }
    label:has(:focus-visible) { outline: 3px solid var(--brand); outline-offset: 2px; }
  `,
})
export class ModuleFiles {
  readonly module = input.required<CourseModule>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly uploads = inject(FileUpload);
  protected readonly sending = signal<string | null>(null);
  protected readonly sent = signal(0);
  protected readonly removing = signal<ModuleFile | null>(null);
  protected readonly refusal = signal<Pick<RefusalAnswer, 'code' | 'params'> | null>(null);
  protected readonly problem = signal<unknown>(null);
  private abort: AbortController | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.abort?.abort());
  }

  protected async send(purpose: Purpose, field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    field.value = '';
    if (file === undefined) return;
    this.refusal.set(null);
    this.problem.set(null);
    this.sent.set(0);
    this.sending.set(file.name);
    this.abort = new AbortController();
    try {
      const stored = await this.uploads.send(this.store.required().courseId, file, (share) => this.sent.set(share), this.abort.signal);
      await this.press(async ({ id }) => (await this.client.run(AttachFileDocument, { versionId: id, moduleId: this.module().id, fileId: stored.id, purpose, title: file.name })).attachFile);
    } catch (problem) {
      if (problem instanceof UploadRefused) this.refusal.set({ code: problem.code, params: problem.params });
      else if (!(problem instanceof DOMException && problem.name === 'AbortError')) this.problem.set({ kind: 'offline' });
    } finally {
      this.sending.set(null);
      this.abort = null;
    }
  }

  protected stop(): void {
    this.abort?.abort();
  }

  protected async remove(): Promise<void> {
    const file = this.removing();
    this.removing.set(null);
    if (file === null) return;
    await this.press(async ({ id }) => (await this.client.run(DetachFileDocument, { versionId: id, moduleId: this.module().id, fileId: file.id })).detachFile);
  }

  private async press(ask: (version: CourseVersion) => Promise<VersionAnswer>): Promise<void> {
    try {
      this.refusal.set(await this.store.press(ask));
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
