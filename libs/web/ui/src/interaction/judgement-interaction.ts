import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { Answering } from './answering';
import { nameOf } from './deliverable-item';

const ENDS = ['most', 'least'] as const;

/** The most and the least fitting of several actions. One action cannot be both: chosen for the one, it is taken from the other. */
@Component({
  selector: 'sl-judgement-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="hint">{{ t('shell.item.judgementHint') }}</p>
    <div class="heads" aria-hidden="true">
      <span></span>
      @for (end of ends; track end) {
        <span>{{ t('shell.item.' + end) }}</span>
      }
    </div>
    @for (action of actions(); track action.id; let index = $index) {
      <div class="action" role="group" [attr.aria-labelledby]="name + '-' + index" [class.most]="action.most" [class.least]="action.least">
        <div class="text" [id]="name + '-' + index" [innerHTML]="action.html"></div>
        @for (end of ends; track end) {
          <label class="pick" [class.on]="action[end]">
            <input type="radio" [name]="name + '-' + end" [checked]="action[end]" [disabled]="disabled()" [attr.aria-label]="t('shell.item.' + end) + ': ' + action.words" (change)="choose(end, action.id)" />
            <span class="word" aria-hidden="true">{{ t('shell.item.' + end) }}</span>
          </label>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-2);
      container-type: inline-size;
    }
    .hint {
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    .heads {
      display: none;
    }
    .action {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--s-2);
      padding: var(--s-3) 14px;
      border: 1.5px solid var(--line);
      border-radius: var(--r);
      background: var(--paper);
    }
    .action.most,
    .action.least {
      border-color: var(--brand);
    }
    .text {
      grid-column: 1 / -1;
    }
    .pick {
      display: flex;
      gap: var(--s-2);
      align-items: center;
      min-height: var(--tap);
      padding: 0 var(--s-3);
      border: 1.5px solid var(--line);
      border-radius: var(--r-s);
      font-size: var(--t-s);
      line-height: 1.25;
      cursor: pointer;
    }
    .pick.on {
      border-color: var(--brand);
      background: var(--brand-soft);
      font-weight: var(--w-semi);
    }
    .pick:has(:disabled) {
      cursor: default;
    }
    input {
      flex: none;
      width: 22px;
      height: 22px;
      margin: 0;
      accent-color: var(--brand);
    }
    @container (width >= 34rem) {
      .heads,
      .action {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 7.5rem 7.5rem;
        gap: var(--s-2);
        align-items: center;
      }
      .heads {
        padding: 0 14px;
        font-size: var(--t-s);
        font-weight: var(--w-semi);
        text-align: center;
        align-items: end;
      }
      .text {
        grid-column: auto;
      }
      .pick {
        justify-content: center;
        border-color: transparent;
      }
      .word {
        display: none;
      }
    }
  `,
})
export class JudgementInteraction extends Answering<'situational-judgement'> {
  protected readonly ends = ENDS;
  private readonly given = computed(() => {
    const response = this.current();
    return response?.type === 'situational-judgement' ? response : { most: null, least: null };
  });
  protected readonly actions = computed(() => {
    const { most, least } = this.given();
    return this.interaction().actions.map((action, index) => ({ id: action.id, html: action.text, words: nameOf(action, index), most: action.id === most, least: action.id === least }));
  });

  protected choose(end: (typeof ENDS)[number], actionId: string): void {
    const other = end === 'most' ? 'least' : 'most';
    const before = this.given()[other];
    const kept = before === actionId ? null : before;
    this.give(end === 'most' ? { type: 'situational-judgement', most: actionId, least: kept } : { type: 'situational-judgement', most: kept, least: actionId });
  }
}
