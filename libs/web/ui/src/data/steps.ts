import { ChangeDetectionStrategy, Component, input } from '@angular/core';

export type StepMark = 'done' | 'now' | 'open' | 'locked';

/** `<ol slSteps>` around `<li slStep>`: a way with its steps, as the learner walks it. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'ol[slSteps]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  host: { role: 'list' },
  styles: `
    :host {
      display: block;
    }
  `,
})
export class Steps {}

/** One step: mark, title, a line below it; what is projected stands on the right (a badge, a date). */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'li[slStep]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="dot" [attr.data-mark]="mark()" aria-hidden="true">{{ mark() === 'done' ? '✓' : number() }}</span>
    <div class="words">
      <ng-content select="[slStepTitle]" />
      @if (note()) {
        <p class="note">{{ note() }}</p>
      }
    </div>
    <div class="end"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 28px minmax(0, 1fr) auto;
      gap: 10px;
      align-items: center;
      padding: 10px 0;
      border-bottom: 1px solid var(--line);
      position: relative;
    }
    :host(:last-child) {
      border-bottom: 0;
    }
    .dot {
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      border: 2px solid var(--line);
      border-radius: 50%;
      font-size: 13px;
      font-weight: 700;
      color: var(--ink-3);
    }
    .dot[data-mark='done'] {
      background: var(--good);
      border-color: var(--good);
      color: var(--good-ink);
    }
    .dot[data-mark='now'] {
      border-color: var(--brand);
      color: var(--brand);
    }
    .dot[data-mark='open'] {
      border-color: var(--line-strong);
      color: var(--ink-2);
    }
    .words {
      font-size: var(--t-s);
      font-weight: var(--w-semi);
      line-height: 1.45;
    }
    .note {
      font-size: var(--t-xs);
      font-weight: 400;
      color: var(--ink-2);
    }
    .end {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      font-size: var(--t-xs);
      color: var(--ink-2);
    }
  `,
})
export class Step {
  /** Printed in the mark while the step is not done; null for steps that have none, such as a test between modules. */
  readonly number = input.required<number | null>();
  readonly mark = input.required<StepMark>();
  readonly note = input('');
}
