import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Card, Control, Field, Formats, injectText, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { branchesOf, type UnitNode, unitsNamed } from './branches';
import { UnitBranches } from './unit-branches';
import { UnitForm } from './unit-form';
import { UnitTree } from './unit-tree';

/** How the organisation is built: every unit in its place, with its people, to be added to and corrected. */
@Component({
  selector: 'sl-units-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Button, Card, Control, Field, Page, PageHeader, ProblemNotice, Skeleton, UnitBranches, UnitForm],
  templateUrl: './units.page.html',
  styles: `
    .find { align-items: end; }
    .search { max-width: 26rem; flex: 1 1 16rem; }
    .unit { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-4); }
    .name { flex: 1 1 12rem; min-width: 0; padding-block: var(--s-1); }
    .name b { font-weight: var(--w-semi); }
    @media (width < 48rem) { .unit { justify-content: space-between; } .name { flex-basis: 100%; } }
    .found { background: var(--gold-soft); border-radius: var(--r-s); }
    .people { display: inline-flex; align-items: center; min-height: 40px; }
    @media (pointer: coarse) { .people { min-height: var(--tap); } }
  `,
})
export class UnitsPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly tree = inject(UnitTree);
  protected readonly branches = computed(() => branchesOf(this.tree.nodes() ?? []));
  protected readonly search = signal('');
  protected readonly match = computed(() => unitsNamed(this.tree.nodes() ?? [], this.search()));
  /** The roots until the reader opens more; while she searches, the way to what is found. */
  protected readonly open = linkedSignal<ReadonlySet<string>>(() => {
    const roots = this.branches().map(({ node }) => node.unit.id);
    return new Set(this.search().trim() === '' ? roots : [...roots, ...this.match().open]);
  });
  /** The form that is open: for a new unit, for one to change, or none. */
  protected readonly form = signal<{ readonly unit: UnitNode['unit'] | null } | null>(null);
  private readonly ids = computed(() => new Set((this.tree.nodes() ?? []).map(({ unit }) => unit.id)));

  constructor() {
    void this.tree.load();
  }

  /** The top of the scope belongs to whoever stands above it. */
  protected mayChange({ unit }: UnitNode): boolean {
    return unit.parentId !== null && this.ids().has(unit.parentId);
  }

  protected openAll(): void {
    this.open.set(new Set(this.ids()));
  }

  protected async saved(): Promise<void> {
    this.form.set(null);
    const open = this.open();
    await this.tree.load();
    this.open.set(open);
  }
}
