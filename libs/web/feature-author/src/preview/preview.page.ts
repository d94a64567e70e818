import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PARALLEL_FORMS, type ParallelForm } from '@selaras/domain/item';
import { CoursePreviewDocument, type CoursePreviewQuery, GraphqlClient, type Level } from '@selaras/web/data-access';
import { Badge, type BadgeTone, Button, Card, type Choice, deliverable, EmptyState, injectHasText, injectText, Notice, Page, PageHeader, ProblemNotice, Segmented, Skeleton } from '@selaras/web/ui';
import { ItemFace } from '../items/item-face';
import { CourseStore } from '../workspace/course-store';
import { UnitPicker } from '../workspace/unit-picker';

type Preview = NonNullable<CoursePreviewQuery['preview']>;
type PreviewModule = Preview['modules'][number];

/** What a learner of one unit and level would get: which text of each module and why, and the test as delivered. */
@Component({
  selector: 'sl-preview-page',
  imports: [RouterLink, Page, PageHeader, Card, Badge, Button, EmptyState, Notice, ProblemNotice, Segmented, Skeleton, ItemFace, UnitPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preview.page.html',
  styles: `
    .as { display: grid; gap: var(--s-4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); align-items: end; }
    details { border-top: 1px solid var(--line); }
    summary { min-height: var(--tap); display: flex; align-items: center; color: var(--brand); font-weight: var(--w-semi); cursor: pointer; }
    .pages { display: grid; gap: var(--s-4); max-width: 44rem; }
    .pages > section { padding-block: var(--s-3); border-bottom: 1px solid var(--line); }
    .pages > section:last-child { border-bottom: 0; }
    .items { display: grid; gap: var(--s-5); padding: 0; list-style: none; max-width: 44rem; }
    .items li { display: grid; gap: var(--s-2); }
    .files { padding-inline-start: 1.2em; }
  `,
})
export class PreviewPage {
  /** Query: the unit to look as; the first of the matrix when absent. */
  readonly unit = input<string | undefined>();
  /** Query: BASIC (also when absent) or ADVANCED. */
  readonly level = input<string | undefined>();
  /** Query: of two forms, A (also when absent) or B. */
  readonly form = input<string | undefined>();
  protected readonly t = injectText();
  private readonly has = injectHasText();
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  protected readonly preview = signal<Preview | null>(null);
  protected readonly loading = signal(false);
  protected readonly problem = signal<unknown>(null);
  private asked = 0;

  protected readonly unitId = computed(() => this.unit() ?? this.store.version()?.matrixUnits[0]?.id ?? this.store.units()[0]?.id ?? null);
  protected readonly asLevel = computed<Level>(() => (this.level() === 'ADVANCED' ? 'ADVANCED' : 'BASIC'));
  protected readonly asForm = computed<ParallelForm>(() => (this.form() === 'B' ? 'B' : 'A'));
  protected readonly forms = computed<readonly Choice<ParallelForm>[]>(() => PARALLEL_FORMS.map((value) => ({ value, label: this.t('author.tests.forms.only', { form: value }) })));
  protected readonly levels = computed<readonly Choice<Level>[]>(() => (['BASIC', 'ADVANCED'] as const).map((value) => ({ value, label: this.t(`author.level.${value}`) })));
  protected readonly units = computed(() => {
    const known = this.store.units();
    const others = (this.store.version()?.matrixUnits ?? []).filter(({ id }) => !known.some((unit) => unit.id === id));
    return [...known, ...others];
  });
  protected readonly items = computed(() => (this.preview()?.items ?? []).map((item) => ({ ...item, face: deliverable(item) })));
  /** Modules the learner would not find, because no text is for her. */
  protected readonly without = computed(() => {
    const preview = this.preview();
    return preview === null ? [] : this.store.modules().filter(({ id }) => !preview.modules.some((module) => module.id === id));
  });

  constructor() {
    effect(() => {
      const [unitId, level, form] = [this.unitId(), this.asLevel(), this.asForm()];
      this.store.version();
      untracked(() => void this.load(unitId, level, form));
    });
  }

  protected async load(unitId = this.unitId(), level = this.asLevel(), form = this.asForm()): Promise<void> {
    if (unitId === null) return;
    const turn = (this.asked += 1);
    this.loading.set(true);
    this.problem.set(null);
    try {
      const { preview } = await this.client.run(CoursePreviewDocument, { versionId: this.store.required().id, unitId, level, form });
      if (turn === this.asked) this.preview.set(preview);
    } catch (problem) {
      if (turn === this.asked) this.problem.set(problem);
    } finally {
      if (turn === this.asked) this.loading.set(false);
    }
  }

  protected lookAs(change: { readonly unit?: string | null; readonly level?: Level; readonly form?: ParallelForm }): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected reasonOf(module: PreviewModule): string {
    const key = `author.preview.reason.${module.reason}`;
    const params = { unit: module.variantUnit?.name ?? '', level: this.t(`author.level.${this.asLevel()}`) };
    return this.has(key) ? this.t(key, params) : module.reason;
  }

  protected toneOf({ variantUnit, variantLevel }: PreviewModule): BadgeTone {
    return variantUnit === null && variantLevel === null ? 'plain' : 'brand';
  }
}
