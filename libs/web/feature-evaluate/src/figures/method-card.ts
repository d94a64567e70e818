import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Card, injectText } from '@selaras/web/ui';
import type { Subject } from '../verdict/sentences';

const OF_COHORT = ['pairs', 'core', 'gain', 'pairedT', 'wilcoxon', 'effect', 'hake', 'passRate', 'units', 'small'] as const;
const OF_FILE = ['pairsOutside', 'gain', 'pairedT', 'wilcoxon', 'effect', 'hake', 'passRateOutside', 'groups', 'small'] as const;

/** What was computed, in plain words and with its source: for whoever is asked "how do you know?". */
@Component({
  selector: 'sl-method-card',
  imports: [Card],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard aria-labelledby="method">
      <h2 id="method">{{ t('evaluate.method.heading') }}</h2>
      <dl>
        @for (part of parts(); track part) {
          <div><dt>{{ t('evaluate.method.' + part + '.name') }}</dt><dd>{{ t('evaluate.method.' + part + '.text', { mark: passMark() }) }}</dd></div>
        }
      </dl>
    </section>`,
  styles: `
    dl { display: grid; gap: var(--s-4) var(--s-6); grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
    dt { font-weight: var(--w-semi); }
    dd { font-size: var(--t-s); color: var(--ink-2); max-width: var(--measure); }
    dl > div { break-inside: avoid; }
    @media print { dl { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s-2) var(--s-5); } dt, dd { font-size: var(--t-xs); } }
  `,
})
export class MethodCard {
  readonly subject = input.required<Subject>();
  /** Where the pass mark stands, as it is printed. */
  readonly passMark = input('');
  /** Whether two parallel forms were used. */
  readonly forms = input(false);
  protected readonly t = injectText();
  protected readonly parts = computed<readonly string[]>(() => (this.subject() === 'outside' ? OF_FILE : this.forms() ? OF_COHORT.map((part) => (part === 'core' ? 'coreForms' : part)).flatMap((part) => (part === 'gain' ? ['forms', part] : [part])) : OF_COHORT));
}
