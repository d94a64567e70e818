import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { optionsOf, plainTextOf } from '@selaras/domain/item';
import { GraphqlClient, ItemStatisticsDocument } from '@selaras/web/data-access';
import { Badge, Card, Control, Field, Formats, injectText, optionLetter, ProblemNotice, Skeleton, Table } from '@selaras/web/ui';
import type { Figures, ItemRecord, Statistics } from './item-record';
import { OptionShares } from './option-shares';

/** What the answers say of one version of an item, over all tests and test by test. */
@Component({
  selector: 'sl-item-figures',
  imports: [Card, Field, Control, Badge, Table, ProblemNotice, Skeleton, OptionShares],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './item-figures.html',
  styles: `
    :host { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); }
    dl { display: grid; gap: var(--s-4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
    dt { font-size: var(--t-s); color: var(--ink-2); }
    dd { margin: 0; font-size: var(--t-xl); font-weight: var(--w-bold); font-variant-numeric: tabular-nums; }
    dd .small { display: block; font-weight: 400; }
    .notes { display: grid; gap: var(--s-2); padding: 0; list-style: none; }
    .notes li { padding: var(--s-2) var(--s-3); border-inline-start: 3px solid var(--gold); background: var(--gold-soft); border-radius: var(--r-s); }
  `,
})
export class ItemFiguresPage {
  readonly record = input.required<ItemRecord>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  private readonly client = inject(GraphqlClient);
  /** The newest version that anybody was asked, until another is chosen. */
  private readonly chosen = signal<string | null>(null);
  protected readonly version = computed(() => {
    const { versions } = this.record();
    return versions.find(({ itemVersionId }) => itemVersionId === this.chosen()) ?? versions.find(({ shown }) => shown > 0) ?? versions[0];
  });
  protected readonly statistics = signal<Statistics | null>(null);
  protected readonly problem = signal<unknown>(null);

  constructor() {
    effect(() => {
      const version = this.version();
      untracked(() => version && void this.load(version.itemVersionId));
    });
  }

  protected choose(itemVersionId: string): void {
    this.chosen.set(itemVersionId);
  }

  protected async load(itemVersionId: string): Promise<void> {
    this.problem.set(null);
    this.statistics.set(null);
    try {
      const { itemStatistics } = await this.client.run(ItemStatisticsDocument, { itemVersionId });
      if (this.version()?.itemVersionId === itemVersionId) this.statistics.set(itemStatistics);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  /** "B. Meneruskan", or what stands for nothing chosen. */
  protected optionName(id: string | null): string {
    if (id === null) return this.t('bank.figures.nothing');
    const interaction = this.version()?.content.interaction;
    if (interaction?.type === 'true-false') return this.t(id === 'true' ? 'shell.item.true' : 'shell.item.false');
    const options = interaction ? optionsOf(interaction) : [];
    const index = options.findIndex((option) => option.id === id);
    const option = options[index];
    return option ? `${optionLetter(index)}. ${plainTextOf(option.text)}` : id;
  }

  protected figure(value: number | null): string {
    return value === null ? '–' : this.formats.number(value, { min: 2 });
  }

  protected shareOf(value: number | null): string {
    return value === null ? '–' : this.formats.percent(value);
  }

  protected rows(figures: Figures) {
    return figures.options.map((option) => ({ ...option, name: this.optionName(option.option) }));
  }

  protected groupName({ versionNumber, phase, form }: Statistics['groups'][number]): string {
    const words = { number: versionNumber, phase: this.t(`bank.figures.phase.${phase}`), form };
    return form === '' ? this.t('bank.figures.group', words) : this.t('bank.figures.groupForm', words);
  }
}
