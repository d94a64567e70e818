import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlClient, ImportItemsDocument, type ImportItemsMutation, isRefusal, type RefusalAnswer } from '@selaras/web/data-access';
import { Badge, type BadgeTone, Button, Card, injectHasText, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton, Table } from '@selaras/web/ui';
import { ItemBank } from '../items/item-bank';
import { CourseStore } from '../workspace/course-store';
import { base64Of } from './base64';

type Report = Extract<ImportItemsMutation['importItems'], { readonly __typename: 'ImportReport' }>;
type Line = Report['lines'][number];

const TONE: Readonly<Record<string, BadgeTone>> = { taken: 'good', changed: 'gold', duplicate: 'plain', refused: 'bad' };

/** Brings questions from a GIFT file into the bank: first a rehearsal that names each question with its line, then the import. */
@Component({
  selector: 'sl-import-page',
  imports: [RouterLink, Page, PageHeader, Card, Badge, Button, Notice, ProblemNotice, RefusalNotice, Skeleton, Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import.page.html',
  styleUrl: './import.page.css',
})
export class ImportPage {
  protected readonly t = injectText();
  private readonly has = injectHasText();
  private readonly client = inject(GraphqlClient);
  private readonly bank = inject(ItemBank);
  private readonly store = inject(CourseStore);
  protected readonly report = signal<Report | null>(null);
  protected readonly busy = signal<'rehearsal' | 'import' | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly fileName = signal('');
  protected readonly only = signal<string | null>(null);
  protected readonly dropping = signal(false);
  private base64 = '';

  /** `taken` of the server counts the changed ones too; here each question is counted once. */
  protected readonly counts = computed(() => {
    const lines = this.report()?.lines ?? [];
    return ['taken', 'changed', 'duplicate', 'refused'].map((status) => ({ status, count: lines.filter((line) => line.status === status).length })).filter(({ count }) => count > 0);
  });
  protected readonly shown = computed(() => (this.report()?.lines ?? []).filter(({ status }) => this.only() === null || status === this.only()));

  protected async choose(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    this.fileName.set(file.name);
    this.report.set(null);
    this.only.set(null);
    this.problem.set(null);
    this.refusal.set(null);
    this.busy.set('rehearsal');
    try {
      this.base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
      await this.run(true);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(null);
    }
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dropping.set(false);
    void this.choose(event.dataTransfer?.files[0]);
  }

  protected async bring(): Promise<void> {
    this.busy.set('import');
    this.problem.set(null);
    this.refusal.set(null);
    try {
      await this.run(false);
      await this.bank.reload();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(null);
    }
  }

  protected tone(status: string): BadgeTone {
    return TONE[status] ?? 'plain';
  }

  protected typeOf({ type }: Line): string {
    return this.has(`author.import.type.${type}`) ? this.t(`author.import.type.${type}`) : type;
  }

  /** The reason as a sentence; a code without one is named, so that nothing is refused without a word. */
  protected reasonOf({ reason }: Line): string {
    if (reason === null) return '';
    const params = Object.fromEntries(reason.params.map(({ name, value }) => [name, value]));
    const type = params['type'];
    if (type !== undefined && this.has(`author.import.type.${type}`)) params['type'] = this.t(`author.import.type.${type}`);
    const key = `author.import.reason.${reason.code}`;
    return this.has(key) ? this.t(key, params) : this.t('author.import.reason.unknown', { code: reason.code });
  }

  private async run(dryRun: boolean): Promise<void> {
    const { importItems } = await this.client.run(ImportItemsDocument, { courseId: this.store.required().courseId, fileName: this.fileName(), base64: this.base64, dryRun });
    if (isRefusal(importItems)) this.refusal.set(importItems);
    else this.report.set(importItems);
  }
}
