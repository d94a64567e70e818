import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { entryOf, plainTextOf } from '@selaras/domain/item';
import { Control } from '../form/control';
import { Answering } from './answering';
import { nameOf, optionLetter, withMember } from './deliverable-item';

/** Longer choices are read in a list of their own; the menu has their beginning. */
const LONGEST_IN_MENU = 60;

/** Each prompt gets one choice, from a menu of its own: works with a thumb, with a keyboard and with a screen reader alike. */
@Component({
  selector: 'sl-matching-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Control],
  template: `
    <p class="hint">{{ t('shell.item.matchingHint') }}</p>
    @if (listed()) {
      <ul role="list" class="choices">
        @for (choice of choices(); track choice.id) {
          <li><b aria-hidden="true">{{ choice.letter }}</b><span [innerHTML]="choice.html"></span></li>
        }
      </ul>
    }
    <ol role="list" class="prompts">
      @for (prompt of prompts(); track prompt.id; let index = $index) {
        <li [class.on]="prompt.choiceId !== ''">
          <label [attr.for]="name + '-' + index"><span [innerHTML]="prompt.html"></span></label>
          <select slControl #chosen [id]="name + '-' + index" [disabled]="disabled()" (change)="pair(prompt.id, chosen.value)">
            <option value="" [selected]="prompt.choiceId === ''">{{ t('shell.item.choosePair') }}</option>
            @for (choice of choices(); track choice.id) {
              <option [value]="choice.id" [selected]="choice.id === prompt.choiceId">{{ choice.name }}</option>
            }
          </select>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
      container-type: inline-size;
    }
    .hint {
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    ol,
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-2);
      padding: 0;
      list-style: none;
    }
    .choices {
      padding: var(--s-3) var(--s-4);
      border: 1px solid var(--line);
      border-radius: var(--r);
      background: var(--ground);
    }
    .choices li {
      display: flex;
      gap: var(--s-3);
    }
    .choices b {
      flex: none;
      min-width: 1.4em;
      color: var(--brand);
    }
    .prompts li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-2);
      padding: var(--s-3) 14px;
      border: 1.5px solid var(--line);
      border-radius: var(--r);
      background: var(--paper);
    }
    .prompts li.on {
      border-color: var(--brand);
      background: var(--brand-soft);
    }
    @container (width >= 34rem) {
      .prompts li {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--s-4);
        align-items: center;
      }
    }
  `,
})
export class MatchingInteraction extends Answering<'matching'> {
  private readonly pairs = computed(() => {
    const response = this.current();
    return response?.type === 'matching' ? response.pairs : {};
  });
  /** Menus show words alone: where that would not do, the choices stand above in full, by letter. */
  protected readonly listed = computed(() => this.interaction().choices.some(({ text }) => plainTextOf(text).length > LONGEST_IN_MENU || /<img\b/i.test(text)));
  protected readonly choices = computed(() => this.interaction().choices.map((choice, index) => {
    const [letter, words] = [optionLetter(index), nameOf(choice, index)];
    const short = words.length > LONGEST_IN_MENU ? `${words.slice(0, LONGEST_IN_MENU)}…` : words;
    return { id: choice.id, html: choice.text, letter, name: !this.listed() ? words : words === letter ? letter : `${letter}. ${short}` };
  }));
  protected readonly prompts = computed(() => this.interaction().prompts.map(({ id, text }) => ({ id, html: text, choiceId: entryOf(this.pairs(), id) ?? '' })));

  protected pair(promptId: string, choiceId: string): void {
    this.give({ type: 'matching', pairs: withMember(this.pairs(), promptId, choiceId) });
  }
}
