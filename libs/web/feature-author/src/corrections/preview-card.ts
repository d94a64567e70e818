import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChangedRowFragment, PagedList, PreviewPartsFragment } from '@selaras/web/data-access';
import { Badge, Button, Card, Formats, injectText, ProblemNotice, Table } from '@selaras/web/ui';
import { injectMarkWords } from './mark-words';

/** Who changes by a correction, before anything is stored: in counts, in the means of each cohort, and by name. */
@Component({
  selector: 'sl-preview-card',
  imports: [RouterLink, Badge, Button, Card, ProblemNotice, Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preview-card.html',
  styles: `
    :host { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); scroll-margin-top: calc(var(--top-bar) + 64px); }
    dl { display: grid; gap: var(--s-2) var(--s-5); grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
    dt { color: var(--ink-2); font-size: var(--t-s); }
    dd { margin: 0; font-size: var(--t-l); font-weight: var(--w-semi); font-variant-numeric: tabular-nums; }
    .arrow { color: var(--ink-2); }
  `,
})
export class PreviewCard {
  readonly preview = input.required<PreviewPartsFragment>();
  readonly changes = input.required<PagedList<ChangedRowFragment>>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly words = injectMarkWords();
  protected readonly counts = computed(() => {
    const { changed, higher, lower, passGained, passLost, jp, creditGained, creditLost } = this.preview();
    return [
      { key: 'changed', count: changed }, { key: 'higher', count: higher }, { key: 'lower', count: lower }, { key: 'passGained', count: passGained }, { key: 'passLost', count: passLost },
      { key: 'creditGained', count: creditGained * jp }, { key: 'creditLost', count: creditLost * jp },
    ] as const;
  });

  protected mean(value: number | null): string {
    return value === null ? '–' : this.formats.number(value, { min: 1, max: 1 });
  }

  protected pass({ before, after }: ChangedRowFragment): 'gained' | 'lost' | null {
    return before.passed === after.passed ? null : after.passed ? 'gained' : 'lost';
  }
}
