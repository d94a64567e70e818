import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Button } from '../action/button';
import { injectText } from '../text/text';
import { Notice } from './notice';

const KNOWN_KINDS = ['offline', 'session-ended', 'forbidden', 'bad-input', 'fault'];

/** A request that brought no answer: what happened, what to do, and a button that tries again. Takes whatever was thrown. */
@Component({
  selector: 'sl-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice, Button],
  template: `
    <sl-notice [tone]="kind() === 'offline' ? 'warn' : 'bad'" [heading]="t('shell.problem.' + kind() + '.title')">
      <p>{{ t('shell.problem.' + kind() + '.text', { reference: reference() }) }}</p>
      @if (canRetry()) {
        <button slButton="secondary" small type="button" (click)="retry.emit()">{{ t('shell.tryAgain') }}</button>
      }
    </sl-notice>
  `,
})
export class ProblemNotice {
  readonly problem = input.required<unknown>();
  readonly retry = output();
  protected readonly t = injectText();
  protected readonly kind = computed(() => {
    const kind = memberOf(this.problem(), 'kind');
    return kind !== null && KNOWN_KINDS.includes(kind) ? kind : 'fault';
  });
  protected readonly reference = computed(() => memberOf(this.problem(), 'reference') ?? '–');
  protected readonly canRetry = computed(() => this.kind() === 'offline' || this.kind() === 'fault');
}

/** Also looks into `cause`: resources wrap what was thrown. */
function memberOf(thrown: unknown, name: string): string | null {
  if (typeof thrown !== 'object' || thrown === null) return null;
  const value = (thrown as Record<string, unknown>)[name];
  if (typeof value === 'string') return value;
  return 'cause' in thrown && thrown.cause !== thrown ? memberOf(thrown.cause, name) : null;
}
