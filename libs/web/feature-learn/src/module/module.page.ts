import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, type ElementRef, inject, Injector, input, linkedSignal, resource, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { GraphqlClient, isRefusal, MyModuleDocument, SessionStore } from '@selaras/web/data-access';
import { Badge, Button, Formats, injectRefusalText, injectText, ProblemNotice, ProgressBar, RefusalNotice, SavedStatePill, Skeleton, usePageTitle } from '@selaras/web/ui';
import { ModuleFiles } from './module-files';
import { ProgressSaver } from './progress-saver';

/** Reading a module, page by page; the page is in the address and, once the server said so, known on every device. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Badge, Button, ProblemNotice, ProgressBar, RefusalNotice, SavedStatePill, Skeleton, ModuleFiles],
  templateUrl: './module.page.html',
  styleUrl: './module.page.css',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class ModulePage {
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  private readonly saver = inject(ProgressSaver);
  private readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly sentence = injectRefusalText();

  /** The clock of the learner's own zone. */
  protected readonly zone = computed(() => this.session.me()?.unit?.zone ?? 'Asia/Jakarta');

  readonly enrolmentId = input.required<string>();
  readonly moduleId = input.required<string>();
  /** One-based, from the address; absent on the way in, where the page last read is opened. */
  readonly page = input<string>();

  protected readonly answer = resource({
    params: () => ({ enrolmentId: this.enrolmentId(), moduleId: this.moduleId() }),
    loader: async ({ params, abortSignal }) => (await this.client.run(MyModuleDocument, params, { signal: abortSignal })).myModule,
  });
  protected readonly module = computed(() => {
    const answer = this.answer.hasValue() ? this.answer.value() : undefined;
    return answer && !isRefusal(answer) ? answer : null;
  });
  protected readonly refusal = computed(() => {
    const answer = this.answer.hasValue() ? this.answer.value() : undefined;
    return answer && isRefusal(answer) ? answer : null;
  });

  protected readonly current = computed(() => {
    const module = this.module();
    if (!module) return 1;
    const asked = Number(this.page() ?? module.page);
    return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), Math.max(module.pages.length, 1)) : module.page;
  });
  protected readonly pageCount = computed(() => this.module()?.pages.length ?? 1);
  protected readonly html = computed(() => this.module()?.pages[this.current() - 1] ?? '');
  protected readonly isLast = computed(() => this.current() >= this.pageCount());
  protected readonly progress = computed(() => this.saver.of(this.enrolmentId(), this.moduleId())());
  protected readonly isCompleted = computed(() => this.progress().completed || (this.module()?.completedAt ?? null) !== null);
  protected readonly finishing = signal(false);
  /** Opening a page is reading it: told to the server once for each page opened. */
  private readonly told = linkedSignal({ source: () => this.moduleId(), computation: (): number | null => null });

  constructor() {
    usePageTitle(() => this.module()?.title ?? '');
    effect(() => {
      const module = this.module();
      const page = this.current();
      if (!module || untracked(this.told) === page) return;
      this.told.set(page);
      void this.saver.save(untracked(this.enrolmentId), module.id, page, false);
    });
  }

  protected async go(page: number): Promise<void> {
    if (page < 1 || page > this.pageCount()) return;
    await this.router.navigate([], { queryParams: { page }, replaceUrl: true });
    scrollTo({ top: 0 });
    afterNextRender(() => this.heading()?.nativeElement.focus({ preventScroll: true }), { injector: this.injector });
  }

  /** Goes on only after the server has recorded it: the next step may depend on it. */
  protected async finish(): Promise<void> {
    const module = this.module();
    if (!module || this.finishing()) return;
    this.finishing.set(true);
    try {
      if (!this.isCompleted()) await this.saver.save(this.enrolmentId(), module.id, this.current(), true);
      if (!this.isCompleted()) return;
      const next = module.nextModule;
      await this.router.navigate(next ? ['/learn', this.enrolmentId(), 'modules', next.id] : ['/learn', this.enrolmentId()]);
    } finally {
      this.finishing.set(false);
    }
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLVideoElement) return;
    if (event.key === 'ArrowRight') void this.go(this.current() + 1);
    if (event.key === 'ArrowLeft') void this.go(this.current() - 1);
  }
}
