import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Card, Dialog, EmptyState, Formats, injectText, Page, PageHeader, Table } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { injectZone } from '../workspace/saving';
import { UnitPicker } from '../workspace/unit-picker';
import { AskedColumns } from './asked-columns';
import { type CoreCell, matrixOf, type TestCell, type UnitCell } from './matrix';

/** What a cell looks like: the same five states as in the legend. */
export type Look = 'core' | 'adapted' | 'stale' | 'missing';
interface Shown { readonly look: Look; readonly words: string; readonly note: string }

/** The course as a matrix of modules and units: what is core, adapted, stale, missing. Every cell opens its text. */
@Component({
  selector: 'sl-matrix-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Dialog, EmptyState, Table, UnitPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matrix.page.html',
  styleUrl: './matrix.page.css',
})
export class MatrixPage {
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  private readonly formats = inject(Formats);
  private readonly zone = injectZone();
  private readonly columns = inject(AskedColumns);
  protected readonly adding = signal(false);
  protected readonly picked = signal<string | null>(null);
  protected readonly looks: readonly Look[] = ['core', 'adapted', 'stale', 'missing'];

  private readonly asked = computed(() => {
    const version = this.store.version();
    const ids = version === null ? [] : this.columns.of(version.courseId);
    return ids.flatMap((id) => this.store.unitById().get(id) ?? []);
  });
  protected readonly matrix = computed(() => {
    const version = this.store.version();
    return version === null ? null : matrixOf(version, this.store.units(), this.asked());
  });
  protected readonly addable = computed(() => {
    const present = new Set(this.matrix()?.columns.map(({ id }) => id));
    return this.store.units().filter(({ id }) => !present.has(id));
  });
  protected readonly findings = computed(() => {
    const findings = this.store.version()?.findings ?? [];
    return { blocking: findings.filter(({ severity }) => severity === 'BLOCKS').length, all: findings.length };
  });

  protected core(cell: CoreCell): Shown {
    const levels = cell.levels.map((level) => this.t(`author.level.${level}`)).join(', ');
    if (cell.state === 'missing') return { look: 'missing', words: this.t('author.matrix.coreMissing'), note: levels };
    return {
      look: cell.stale ? 'stale' : 'core',
      words: cell.label || this.t('author.matrix.core'),
      note: cell.stale ? this.t('author.matrix.levelStale') : levels || (cell.updatedAt === null ? '' : this.t('author.matrix.changed', { when: this.formats.shortDate(cell.updatedAt, this.zone()) })),
    };
  }

  protected unit(cell: UnitCell): Shown {
    const levels = cell.levels.map((level) => this.t(`author.level.${level}`)).join(', ');
    switch (cell.state) {
      case 'follows':
        return { look: 'core', words: cell.follows ? this.t('author.matrix.followsUnit', { unit: cell.follows.shortName }) : this.t('author.matrix.followsCore'), note: '' };
      case 'adapted':
        return { look: 'adapted', words: cell.label || this.t('author.matrix.adapted'), note: levels };
      case 'stale':
        return { look: 'stale', words: cell.label || this.t('author.matrix.adapted'), note: this.t('author.matrix.stale') };
      case 'missing':
        return { look: 'missing', words: this.t('author.matrix.missing'), note: '' };
    }
  }

  protected tests(cell: TestCell, expected: number): Shown {
    const count = this.t('author.matrix.items', { count: cell.items });
    const whose = cell.general ? this.t('author.matrix.generalCase') : cell.follows ? this.t('author.matrix.followsUnit', { unit: cell.follows.shortName }) : '';
    switch (cell.state) {
      case 'none':
        return { look: 'core', words: this.t('author.matrix.noCase'), note: '' };
      case 'complete':
        return { look: whose ? 'core' : 'adapted', words: count, note: whose };
      case 'short':
        return { look: 'stale', words: this.t('author.matrix.itemsOf', { items: cell.items, expected }), note: whose };
      case 'missing':
        return { look: 'missing', words: this.t('author.matrix.itemsOf', { items: 0, expected }), note: '' };
    }
  }

  /** Opens what is there: the text for all levels, else that of the level that has one. */
  protected levelOf(cell: UnitCell, moduleId: string): string | null {
    const own = this.store.modules().find(({ id }) => id === moduleId)?.variants.filter(({ unit }) => unit?.id === cell.unit.id) ?? [];
    return own.length === 0 || own.some(({ level }) => level === null) ? null : (own[0]?.level ?? null);
  }

  protected add(): void {
    const unitId = this.picked();
    const version = this.store.version();
    if (unitId === null || version === null) return;
    this.columns.add(version.courseId, unitId);
    this.picked.set(null);
    this.adding.set(false);
  }

  /** A column that holds nothing can be taken away again. */
  protected isOnlyAsked(unitId: string): boolean {
    return this.asked().some(({ id }) => id === unitId) && !this.store.version()?.matrixUnits.some(({ id }) => id === unitId);
  }

  protected drop(unitId: string): void {
    const version = this.store.version();
    if (version !== null) this.columns.remove(version.courseId, unitId);
  }
}
