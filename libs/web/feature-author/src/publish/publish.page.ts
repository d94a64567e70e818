import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { GraphqlClient, isRefusal, newId, OpenDraftDocument, PublishVersionDocument, type RefusalAnswer } from '@selaras/web/data-access';
import { Badge, Button, Card, Dialog, Formats, injectHasText, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import type { CourseFinding } from '../workspace/course-version';
import { injectZone, WorkspaceSaving } from '../workspace/saving';
import { placeOf } from './finding-place';

/** What stands against publishing, what deserves a look, and the press that makes a version final. */
@Component({
  selector: 'sl-publish-page',
  imports: [RouterLink, Page, PageHeader, Card, Badge, Button, Dialog, Notice, ProblemNotice, RefusalNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './publish.page.html',
  styles: `
    ul { display: grid; padding: 0; list-style: none; }
    .findings li { display: flex; flex-wrap: wrap; gap: var(--s-1) var(--s-4); align-items: center; justify-content: space-between; padding: var(--s-3) 0; border-bottom: 1px solid var(--line); }
    .findings li:last-child { border-bottom: 0; }
    .what { flex: 1 1 20rem; min-width: 0; display: grid; gap: 2px; }
    .means { display: grid; gap: var(--s-2); padding-inline-start: 1.2em; list-style: disc; }
  `,
})
export class PublishPage {
  protected readonly t = injectText();
  private readonly has = injectHasText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly store = inject(CourseStore);
  private readonly saving = inject(WorkspaceSaving);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly justPublished = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly blocking = computed(() => (this.store.version()?.findings ?? []).filter(({ severity }) => severity === 'BLOCKS'));
  protected readonly worthALook = computed(() => (this.store.version()?.findings ?? []).filter(({ severity }) => severity === 'WARNS'));
  protected readonly placeOf = placeOf;

  constructor() {
    // Findings are as new as the last answer; another author may have changed something since.
    void this.store.reload().catch((problem: unknown) => this.problem.set(problem));
  }

  protected sentence(finding: CourseFinding, part: 'what' | 'do'): string {
    const key = `author.finding.${finding.code}.${part}`;
    const params: Record<string, string> = { unit: finding.unit?.name ?? this.t('author.finding.everybody'), code: finding.code };
    for (const { name, value } of finding.params) params[name] = value;
    const level = params['level'];
    params['level'] = level === 'basic' || level === 'advanced' ? this.t(`author.level.${level.toUpperCase()}`) : this.t('author.finding.allLevels');
    const { form, difficulty, a, b } = params;
    params['form'] = form === 'A' || form === 'B' ? this.t('author.finding.form', { form }) : this.t('author.finding.theTest');
    if (difficulty !== undefined) params['difficulty'] = this.t(`author.difficulty.${difficulty.toUpperCase()}`);
    if (a !== undefined && b !== undefined) Object.assign(params, { a: this.formats.number(Number(a)), b: this.formats.number(Number(b)) });
    const problem = params['problem'];
    if (problem !== undefined) params['problem'] = this.problemName(problem);
    return this.has(key) ? this.t(key, params) : part === 'what' ? this.t('author.finding.unknown', params) : '';
  }

  protected async publish(): Promise<void> {
    await this.during(async () => {
      await this.saving.finish();
      const refusal = await this.store.press(async ({ id }) => (await this.client.run(PublishVersionDocument, { versionId: id })).publishVersion);
      this.refusal.set(refusal);
      this.asking.set(false);
      this.justPublished.set(refusal === null);
      if (refusal !== null) await this.store.reload();
    });
  }

  protected async openDraft(): Promise<void> {
    await this.during(async () => {
      const { openDraft } = await this.client.run(OpenDraftDocument, { courseId: this.store.required().courseId, versionId: newId() });
      if (isRefusal(openDraft)) this.refusal.set(openDraft);
      else await this.router.navigate(['/author', 'versions', openDraft.id, 'contents']);
    });
  }

  /** A problem inside an item comes as its code, or as its whole description in JSON. */
  private problemName(text: string): string {
    const code = text.startsWith('{') ? String((JSON.parse(text) as { code?: unknown }).code ?? '') : text;
    return this.has(`author.finding.itemProblem.${code}`) ? this.t(`author.finding.itemProblem.${code}`) : code;
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      this.asking.set(false);
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
