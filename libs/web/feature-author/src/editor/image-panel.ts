import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { injectText } from '@selaras/web/ui';
import { FileUpload, UploadRefused } from '../files/file-upload';

/** Asks for a picture and the words for who cannot see it; the picture is stored before it enters the text. */
@Component({
  selector: 'sl-image-panel',
  template: `
    <form class="panel" (submit)="send($event, file.files?.[0])" (keydown.escape)="closed.emit()">
      <label class="grow">{{ t('author.editor.imageFile') }}
        <input #file type="file" accept="image/png,image/jpeg,image/webp,image/gif" (change)="problem.set(null); chosen.set((file.files?.length ?? 0) > 0)" />
      </label>
      <label class="grow">{{ t('author.editor.alternative') }}
        <input #words type="text" autocomplete="off" [value]="alternative()" (input)="alternative.set(words.value)" />
        <span class="hint">{{ t('author.editor.alternativeHint') }}</span>
      </label>
      <button class="main" type="submit" [disabled]="!chosen() || sent() !== null">{{ t('author.editor.imageInsert') }}</button>
      <button type="button" (click)="closed.emit()">{{ t('author.editor.close') }}</button>
      @if (sent() !== null) { <progress [value]="sent()" max="1" [attr.aria-label]="t('author.editor.sending')"></progress> }
      @if (problem(); as code) { <p class="wrong" role="alert">{{ t('author.editor.uploadProblem.' + code) }}</p> }
    </form>`,
  styleUrl: './panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImagePanel {
  readonly courseId = input.required<string>();
  readonly applied = output<{ readonly source: string; readonly alternative: string }>();
  readonly closed = output();
  protected readonly t = injectText();
  protected readonly chosen = signal(false);
  protected readonly alternative = signal('');
  /** Share sent, 0 to 1; null while nothing is on its way. */
  protected readonly sent = signal<number | null>(null);
  protected readonly problem = signal<'refused' | 'tooLarge' | 'unreachable' | null>(null);
  private readonly uploads = inject(FileUpload);

  protected async send(event: Event, file: File | undefined): Promise<void> {
    event.preventDefault();
    if (file === undefined) return;
    this.problem.set(null);
    this.sent.set(0);
    try {
      const { url } = await this.uploads.send(this.courseId(), file, (share) => this.sent.set(share));
      this.applied.emit({ source: url, alternative: this.alternative().trim() });
    } catch (problem) {
      this.problem.set(!(problem instanceof UploadRefused) ? 'unreachable' : problem.code === 'FileTooLarge' ? 'tooLarge' : 'refused');
    } finally {
      this.sent.set(null);
    }
  }
}
