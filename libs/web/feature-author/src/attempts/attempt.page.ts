import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AttemptFilesDocument, GradedAttemptDocument, type GradedAttemptPartsFragment, GraphqlClient, type HandedInFileFragment } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { injectMarkWords } from '../corrections/mark-words';
import { injectZone } from '../workspace/saving';
import { GradedItemCard } from './graded-item-card';

/** One attempt as its marker opens it: what was asked, what was answered, what each item earned and why; earlier outcomes stay as they were. */
@Component({
  selector: 'sl-attempt-page',
  imports: [RouterLink, Page, PageHeader, Badge, Button, Card, EmptyState, ProblemNotice, Skeleton, GradedItemCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './attempt.page.html',
  styles: `
    dl { display: grid; gap: var(--s-2) var(--s-5); grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
    dt { color: var(--ink-2); font-size: var(--t-s); }
    dd { margin: 0; font-size: var(--t-l); font-weight: var(--w-semi); font-variant-numeric: tabular-nums; }
    .outcomes { display: grid; padding: 0; list-style: none; }
    .outcomes li { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-4); align-items: center; justify-content: space-between; padding: var(--s-2) 0; border-bottom: 1px solid var(--line); }
    .outcomes li:last-child { border-bottom: 0; }
    .items { display: grid; gap: var(--s-4); padding: 0; list-style: none; grid-template-columns: minmax(0, 1fr); }
  `,
})
export class AttemptPage {
  readonly attemptId = input.required<string>();
  /** The key version whose outcome is to be opened; the newest when left out. */
  readonly key = input<string>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly words = injectMarkWords();
  private readonly client = inject(GraphqlClient);
  protected readonly attempt = signal<GradedAttemptPartsFragment | null | 'missing'>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly files = signal<readonly HandedInFileFragment[]>([]);
  protected readonly shown = computed(() => {
    const attempt = this.attempt();
    return attempt === 'missing' ? null : attempt;
  });
  /** Marks are set in what stands, not in what stood. */
  protected readonly isNewest = computed(() => {
    const shown = this.shown();
    return shown !== null && shown.outcome.keyVersion === shown.outcomes[0]?.keyVersion;
  });

  constructor() {
    effect(() => {
      const [attemptId, key] = [this.attemptId(), this.key()];
      untracked(() => void this.load(attemptId, key));
    });
  }

  protected async load(attemptId = this.attemptId(), key = this.key()): Promise<void> {
    this.problem.set(null);
    const keyVersion = /^\d{1,6}$/.test(key ?? '') ? Number(key) : null;
    try {
      const { gradedAttempt } = await this.client.run(GradedAttemptDocument, { attemptId, keyVersion });
      const files = gradedAttempt?.items.some(({ type }) => type === 'file-upload') ? (await this.client.run(AttemptFilesDocument, { attemptId })).attemptFiles : [];
      if (attemptId !== this.attemptId() || key !== this.key()) return;
      this.files.set(files ?? []);
      this.attempt.set(gradedAttempt ?? 'missing');
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected isShown(outcome: GradedAttemptPartsFragment['outcome']): boolean {
    const shown = this.shown()?.outcome;
    return shown?.keyVersion === outcome.keyVersion && shown.revision === outcome.revision;
  }

  /** Of one key version only the newest outcome is opened: the earlier ones differ by single marks, whose history stands at the items. */
  protected canOpen(outcome: GradedAttemptPartsFragment['outcome']): boolean {
    return this.shown()?.outcomes.find(({ keyVersion }) => keyVersion === outcome.keyVersion) === outcome;
  }
}
