import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CompareUploadedDocument, type CompareUploadedMutation, GraphqlClient, isRefusal, ReadResultColumnsDocument, type ReadResultColumnsMutation, type RefusalAnswer } from '@selaras/web/data-access';
import { Button, Card, Control, Field, Formats, injectRefusalText, injectText, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton, Table } from '@selaras/web/ui';
import { DistributionChart } from '../charts/distribution-chart';
import type { ComparedPart, Comparison } from '../comparison/comparison';
import { FiguresCard } from '../figures/figures-card';
import { MethodCard } from '../figures/method-card';
import { PartsCard } from '../units/parts-card';
import { VerdictCard } from '../verdict/verdict-card';
import type { Verdict } from '../verdict/verdict';
import { base64Of, LARGEST_FILE_BYTES, suggestedColumns } from './outside-file';

type Columns = Extract<ReadResultColumnsMutation['readResultColumns'], { readonly __typename: 'UploadedColumns' }>;
type Compared = Extract<CompareUploadedMutation['compareUploaded'], { readonly __typename: 'UploadedComparison' }>;

const SEPARATOR_NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** Results made elsewhere: a file is read, its columns are chosen, and the same comparison stands below. Nothing is stored. */
@Component({
  selector: 'sl-outside-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Control, Field, ProblemNotice, RefusalNotice, Skeleton, Table, VerdictCard, DistributionChart, PartsCard, FiguresCard, MethodCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outside.page.html',
  styleUrl: './outside.page.css',
})
export class OutsidePage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly sentence = injectRefusalText();
  private readonly client = inject(GraphqlClient);

  protected readonly fileName = signal('');
  protected readonly columns = signal<Columns | null>(null);
  protected readonly pre = signal('');
  protected readonly post = signal('');
  protected readonly group = signal('');
  protected readonly maximum = signal('');
  protected readonly compared = signal<Compared | null>(null);
  protected readonly busy = signal<'reading' | 'comparing' | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly dropping = signal(false);
  private base64 = '';

  protected readonly verdict = computed(() => this.compared()?.verdict as Verdict | undefined);
  protected readonly overall = computed(() => this.compared()?.overall as Comparison | undefined);
  protected readonly parts = computed(() => (this.compared()?.groups ?? []).map(partOf));
  protected readonly about = computed(() => this.t('evaluate.outside.about', { file: this.fileName(), pre: this.pre(), post: this.post() }));
  /** The refusal of the maximum stands at its field. */
  protected readonly maximumError = computed(() => {
    const refusal = this.refusal();
    return refusal?.field === 'maximum' ? this.sentence(refusal) : '';
  });

  protected async choose(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    this.fileName.set(file.name);
    this.columns.set(null);
    this.forgetAnswer();
    if (file.size > LARGEST_FILE_BYTES) {
      this.refusal.set({ __typename: 'Refusal', code: 'FileTooLarge', params: [] });
      return;
    }
    this.busy.set('reading');
    try {
      this.base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
      const { readResultColumns } = await this.client.run(ReadResultColumnsDocument, { fileName: file.name, base64: this.base64 });
      if (isRefusal(readResultColumns)) this.refusal.set(readResultColumns);
      else this.show(readResultColumns);
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

  protected async compare(event: Event): Promise<void> {
    event.preventDefault();
    if (this.pre() === '' || this.post() === '' || this.busy() !== null) return;
    this.forgetAnswer();
    this.busy.set('comparing');
    try {
      const { compareUploaded } = await this.client.run(CompareUploadedDocument, {
        fileName: this.fileName(), base64: this.base64, preColumn: this.pre(), postColumn: this.post(), groupColumn: this.group() || null, maximum: this.maximum().trim() || null,
      });
      if (isRefusal(compareUploaded)) this.refusal.set(compareUploaded);
      else this.compared.set(compareUploaded);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(null);
    }
  }

  /** A changed choice makes the figures below those of another question. */
  protected changed(): void {
    this.forgetAnswer();
  }

  protected separatorName(separator: string): string {
    const name = SEPARATOR_NAMES[separator];
    return name === undefined ? separator : this.t(`evaluate.outside.separator.${name}`);
  }

  private show(columns: Columns): void {
    const suggested = suggestedColumns(columns.header);
    this.columns.set(columns);
    this.pre.set(suggested.pre);
    this.post.set(suggested.post);
    this.group.set('');
    this.maximum.set('');
  }

  private forgetAnswer(): void {
    this.compared.set(null);
    this.refusal.set(null);
    this.problem.set(null);
  }
}

function partOf({ name, comparison, pAdjusted }: Compared['groups'][number]): ComparedPart {
  const { n_complete, status, pre, post, diff, reasons } = comparison as Comparison;
  return {
    name, fullName: name, pairs: n_complete, enrolled: null, preMean: pre.mean, postMean: post.mean, meanGain: diff.mean, interval: diff.ci95,
    adjustedP: pAdjusted, reason: status === 'ok' ? (reasons['paired_t.p'] ?? null) : status,
  };
}
