import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Interaction } from '@selaras/domain/item';
import { Button, injectText, Notice } from '@selaras/web/ui';
import { ResponseInWords } from '../answer/response-in-words';
import type { AnswerConflict } from './answer-conflict';

/** The same item was answered here and elsewhere: both texts, and the learner says which one counts. */
@Component({
  selector: 'sl-conflict-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Notice, ResponseInWords],
  template: `
    <sl-notice tone="warn" [heading]="t('learn.conflict.heading')"><p>{{ t('learn.conflict.text') }}</p></sl-notice>
    <div class="both">
      <section [attr.aria-label]="t('learn.conflict.mine')">
        <h3>{{ t('learn.conflict.mine') }}</h3>
        <sl-response-in-words [interaction]="interaction()" [response]="conflict().mine" />
        <button slButton type="button" (click)="decide.emit('mine')">{{ t('learn.conflict.keepMine') }}</button>
      </section>
      <section [attr.aria-label]="t('learn.conflict.theirs')">
        <h3>{{ t('learn.conflict.theirs') }}</h3>
        <sl-response-in-words [interaction]="interaction()" [response]="conflict().theirs" />
        <button slButton="secondary" type="button" (click)="decide.emit('theirs')">{{ t('learn.conflict.keepTheirs') }}</button>
      </section>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-3);
    }
    .both {
      display: grid;
      gap: var(--s-3);
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto 1fr auto;
      gap: var(--s-3);
      padding: var(--s-4);
      border: 1.5px solid var(--line-strong);
      border-radius: var(--r);
    }
    h3 {
      font-size: var(--t-m);
    }
  `,
})
export class ConflictChoice {
  readonly conflict = input.required<AnswerConflict>();
  readonly interaction = input.required<Interaction>();
  readonly decide = output<keyof AnswerConflict>();
  protected readonly t = injectText();
}
