import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Criterion } from '@selaras/domain/item';
import type { WorkPartsFragment } from '@selaras/web/data-access';
import { Badge, Card, Formats, injectText } from '@selaras/web/ui';
import { injectMarkWords } from '../corrections/mark-words';
import { injectZone } from '../workspace/saving';
import type { Levels } from './work-form';

type Decision = WorkPartsFragment['decisions'][number];

/** Who decided what about one answer, in the order in which it was decided; what was changed stays readable. */
@Component({
  selector: 'sl-decision-list',
  imports: [Badge, Card],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="stack stack-s" [attr.aria-label]="t('marking.work.decisions')">
      <h2>{{ t('marking.work.decisions') }}</h2>
      <ol>
        @for (decision of decisions(); track decision.id) {
          <li class="stack stack-s">
            <div class="row row-between">
              <span class="strong">{{ decision.isMine ? t('marking.work.me') : decision.by }}</span>
              <span class="row">@if (decision.role === 'DECIDER') { <sl-badge tone="info">{{ t('marking.work.decider') }}</sl-badge> }<span class="strong num">{{ words.marks({ earned: decision.earned, maximum: maximum() }) }}</span></span>
            </div>
            <ul class="small">@for (line of linesOf(decision); track $index) { <li>{{ line }}</li> }</ul>
            @if (decision.comment) { <p class="small said">{{ decision.comment }}</p> }
            @if (decision.reason) { <p class="small muted">{{ t('marking.work.changed', { reason: decision.reason }) }}</p> }
            <p class="xs muted">{{ formats.shortDateTime(decision.at, zone()) }}</p>
          </li>
        }
      </ol>
    </section>`,
  styles: `
    ol { display: grid; gap: var(--s-3); padding: 0; list-style: none; }
    ol > li { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); }
    ul { padding-inline-start: 1.2em; }
    .said { white-space: pre-wrap; overflow-wrap: anywhere; }
  `,
})
export class DecisionList {
  readonly decisions = input.required<readonly Decision[]>();
  readonly rubric = input.required<readonly Criterion[]>();
  readonly maximum = input.required<number>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly words = injectMarkWords();

  protected linesOf({ levels }: Decision): readonly string[] {
    return this.rubric().map(({ id, title, levels: known }) => `${title}: ${known.find((level) => level.id === (levels as Levels)[id])?.text ?? '–'}`);
  }
}
