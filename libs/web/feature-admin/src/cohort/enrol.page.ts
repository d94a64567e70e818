import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, resource, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CohortDetailDocument, EnrolDocument, GraphqlClient } from '@selaras/web/data-access';
import { Button, Card, Checkbox, type Choice, Control, EmptyState, Field, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Segmented, Skeleton } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import { PersonSearch, type FoundPerson } from '../people/person-search';
import { branchesOf, peopleIn, topmostOf, type UnitNode, unitsNamed } from '../units/branches';
import { UnitBranches } from '../units/unit-branches';
import { UnitTree } from '../units/unit-tree';

type Mode = 'units' | 'people';

/** Who takes part: whole units, or people one by one. */
@Component({
  selector: 'sl-enrol-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Button, Card, Checkbox, Control, EmptyState, Field, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Segmented, Skeleton, PersonSearch, UnitBranches],
  templateUrl: './enrol.page.html',
  styles: `
    .unit { display: flex; align-items: center; justify-content: space-between; gap: var(--s-3); }
    .found { background: var(--gold-soft); border-radius: var(--r-s); }
    .foot { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: var(--s-3); align-items: center; justify-content: space-between; padding-block: var(--s-3); background: var(--paper); border-top: 1px solid var(--line); }
    @media (width < 48rem) { .foot { bottom: calc(var(--bottom-bar) + env(safe-area-inset-bottom)); } }
  `,
})
export class EnrolPage {
  readonly cohortId = input.required<string>();
  protected readonly t = injectText();
  protected readonly tree = inject(UnitTree);
  protected readonly submission = injectSubmission();
  private readonly client = inject(GraphqlClient);
  private readonly injector = inject(Injector);
  /** What the last press did: said above a list that may be long. */
  private readonly notice = viewChild<string, ElementRef<HTMLElement>>('notice', { read: ElementRef });

  protected readonly cohort = resource({
    params: () => ({ id: this.cohortId() }),
    loader: async ({ params, abortSignal }) => (await this.client.run(CohortDetailDocument, params, { signal: abortSignal })).cohort?.cohort ?? null,
  });
  protected readonly modes = computed<readonly Choice<Mode>[]>(() => (['units', 'people'] as const).map((value) => ({ value, label: this.t(`admin.enrol.mode.${value}`) })));
  protected readonly mode = signal<Mode>('units');

  protected readonly nodes = computed(() => this.tree.nodes() ?? []);
  protected readonly branches = computed(() => branchesOf(this.nodes()));
  protected readonly search = signal('');
  protected readonly match = computed(() => unitsNamed(this.nodes(), this.search()));
  protected readonly open = linkedSignal<ReadonlySet<string>>(() => new Set([...this.branches().map(({ node }) => node.unit.id), ...this.match().open]));
  protected readonly units = signal<ReadonlySet<string>>(new Set());
  protected readonly people = signal<readonly FoundPerson[]>([]);
  /** Units that are meant because one above them is chosen. */
  private readonly parents = computed(() => new Map(this.nodes().map(({ unit }) => [unit.id, unit.parentId])));
  protected readonly count = computed(() => (this.mode() === 'units' ? peopleIn(this.nodes(), this.units()) : this.people().length));
  protected readonly outcome = signal<{ readonly added: number; readonly already: number } | null>(null);

  constructor() {
    void this.tree.load();
    // A new choice asks a new question: the answer to the last one is no longer about it.
    effect(() => {
      if (this.units().size + this.people().length > 0) untracked(() => this.outcome.set(null));
    });
  }

  protected isAboveChosen({ unit }: UnitNode): boolean {
    for (let above = unit.parentId; above !== null && above !== undefined; above = this.parents().get(above) ?? null) {
      if (this.units().has(above)) return true;
    }
    return false;
  }

  protected choose({ unit }: UnitNode, checked: boolean): void {
    const units = new Set(this.units());
    if (checked) units.add(unit.id);
    else units.delete(unit.id);
    this.units.set(units);
  }

  protected async enrol(): Promise<void> {
    const unitIds = this.mode() === 'units' ? topmostOf(this.nodes(), this.units()).map(({ unit }) => unit.id) : [];
    const personIds = this.mode() === 'people' ? this.people().map(({ id }) => id) : [];
    if (unitIds.length + personIds.length === 0) return;
    const done = await this.submission.send(async () => (await this.client.run(EnrolDocument, { cohortId: this.cohortId(), unitIds, personIds })).enrol);
    if (done === null) return;
    this.units.set(new Set());
    this.people.set([]);
    this.outcome.set(done);
    afterNextRender({ read: () => this.notice()?.nativeElement.scrollIntoView({ block: 'center' }) }, { injector: this.injector });
  }
}
