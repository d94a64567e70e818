import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, resource, signal } from '@angular/core';
import { Button } from '../action/button';
import { Formats } from '../text/formats';
import { injectRefusalText } from '../text/refusal-text';
import { ANSWER_FILES, type AnswerFile, AnswerFileRefused } from './answer-files';
import { Answering } from './answering';
import { kindsOf, notTaken } from './upload-check';

interface Sending {
  readonly key: number;
  readonly file: File;
  /** From 0 to 1. */
  readonly share: number;
  /** Why it was not handed in; null while it is on its way. */
  readonly failure: string | null;
  /** Worth trying again: the network failed, not the file. */
  readonly canRetry: boolean;
}

/** Files as an answer. Each is handed in by itself, one after the other; only what the server took is part of the answer. */
@Component({
  selector: 'sl-upload-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button],
  templateUrl: './upload-interaction.html',
  styleUrl: './upload-interaction.css',
})
export class UploadInteraction extends Answering<'file-upload'> {
  private readonly files = inject(ANSWER_FILES, { optional: true });
  protected readonly formats = inject(Formats);
  private readonly refusalText = injectRefusalText();
  private destroyed = false;
  private keys = 0;
  private line: Promise<void> = Promise.resolve();

  protected readonly available = this.files !== null;
  protected readonly sending = signal<readonly Sending[]>([]);
  private readonly arrived = signal<readonly AnswerFile[]>([]);
  private readonly fileIds = computed<readonly string[]>(() => {
    const response = this.current();
    return response?.type === 'file-upload' ? response.fileIds : [];
  });
  private readonly knownBefore = resource({
    params: () => (this.fileIds().some((id) => !this.arrived().some((file) => file.id === id)) ? this.itemVersionId() : undefined),
    loader: async () => (await this.files?.known()) ?? [],
  });
  protected readonly taken = computed(() => {
    const known = [...this.arrived(), ...(this.knownBefore.hasValue() ? this.knownBefore.value() : [])];
    return this.fileIds().map((id, index) => {
      const file = known.find((candidate) => candidate.id === id);
      return { id, name: file?.name ?? this.t('shell.item.fileNumber', { number: index + 1 }), size: file ? this.formats.bytes(file.byteSize) : '' };
    });
  });
  protected readonly kinds = computed(() => kindsOf(this.interaction().mediaTypes));
  protected readonly isFull = computed(() => this.fileIds().length + this.sending().filter(({ failure }) => failure === null).length >= this.interaction().most);

  constructor() {
    super();
    inject(DestroyRef).onDestroy(() => (this.destroyed = true));
  }

  protected choose(input: HTMLInputElement): void {
    const chosen = [...(input.files ?? [])];
    input.value = ''; // the same file may be chosen again
    this.sending.update((rows) => rows.filter(({ failure }) => failure === null));
    for (const file of chosen) this.add(file);
  }

  protected retry(row: Sending): void {
    this.dismiss(row);
    this.add(row.file);
  }

  protected dismiss(row: Sending): void {
    this.sending.update((rows) => rows.filter(({ key }) => key !== row.key));
  }

  protected remove(fileId: string): void {
    this.handIn(this.fileIds().filter((id) => id !== fileId));
  }

  private add(file: File): void {
    const waiting = this.sending().filter(({ failure }) => failure === null).length;
    const refused = notTaken(file, this.interaction(), this.fileIds().length + waiting);
    const { largestBytes, most } = this.interaction();
    const failure = refused && this.t(`shell.item.notTaken.${refused.why}`, { kinds: this.kinds(), size: this.formats.bytes(largestBytes), count: most });
    const row: Sending = { key: (this.keys += 1), file, share: 0, failure, canRetry: false };
    this.sending.update((rows) => [...rows, row]);
    if (!refused) this.line = this.line.then(() => this.send(row));
  }

  private async send(row: Sending): Promise<void> {
    const itemVersionId = this.itemVersionId();
    if (!this.files) return;
    try {
      const file = await this.files.uploadTo(itemVersionId)(row.file, (share) => this.update(row.key, { share }));
      if (this.destroyed) return this.files.arrivedLate(itemVersionId, file.id);
      this.arrived.update((files) => [...files, file]);
      this.dismiss(row);
      // The same file again is the file that is there.
      if (!this.fileIds().includes(file.id)) this.handIn([...this.fileIds(), file.id]);
    } catch (problem) {
      const refused = problem instanceof AnswerFileRefused;
      this.update(row.key, { failure: refused ? this.whyRefused(problem) : this.t('shell.item.notSent'), canRetry: !refused });
    }
  }

  /** What this item takes is less than what the server takes elsewhere. */
  private whyRefused(refusal: AnswerFileRefused): string {
    return refusal.code === 'FileTypeNotAllowed' ? this.t('shell.item.notTaken.type', { kinds: this.kinds() }) : this.refusalText(refusal);
  }

  private update(key: number, change: Partial<Sending>): void {
    this.sending.update((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  private handIn(fileIds: readonly string[]): void {
    this.give({ type: 'file-upload', fileIds });
  }
}
