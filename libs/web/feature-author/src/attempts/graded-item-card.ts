import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { plainTextOf, type Response } from '@selaras/domain/item';
import { type GradedAttemptPartsFragment, type GradedItemPartsFragment, GraphqlClient, type HandedInFileFragment, isRefusal, newId, OverrideMarkDocument, type RefusalAnswer } from '@selaras/web/data-access';
import { Badge, Button, Card, Control, deliverable, Field, Formats, injectText, ItemInteraction, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { injectMarkWords } from '../corrections/mark-words';
import { injectZone } from '../workspace/saving';
import { HandedInFiles } from './handed-in-files';
import { readMark, typedMark } from './typed-mark';

/** One item of an attempt: the question, the answer, what it earned and why, and who set marks by hand. */
@Component({
  selector: 'sl-graded-item-card',
  imports: [Badge, Button, Card, Control, Field, ItemInteraction, ProblemNotice, RefusalNotice, HandedInFiles],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './graded-item-card.html',
  styles: `
    .history { display: grid; gap: var(--s-2); padding: 0; list-style: none; }
    .history li { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); overflow-wrap: anywhere; }
    .form { display: grid; gap: var(--s-3); grid-template-columns: minmax(0, 1fr); padding: var(--s-4); border: 1px solid var(--line); border-radius: var(--r-s); }
    .mark { max-width: 12rem; }
    .work { white-space: pre-wrap; overflow-wrap: anywhere; padding: var(--s-3) var(--s-4); border: 1px solid var(--line); border-radius: var(--r-s); }
  `,
})
export class GradedItemCard {
  readonly item = input.required<GradedItemPartsFragment>();
  readonly attemptId = input.required<string>();
  readonly canMark = input.required<boolean>();
  /** All that was handed in for the attempt. */
  readonly files = input<readonly HandedInFileFragment[]>([]);
  /** The attempt as it stands after a mark was set or taken back. */
  readonly marked = output<GradedAttemptPartsFragment>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly words = injectMarkWords();
  private readonly client = inject(GraphqlClient);
  protected readonly face = computed(() => deliverable(this.item()));
  protected readonly response = computed(() => this.item().response as Response | null);
  protected readonly essay = computed(() => {
    const response = this.response();
    return response?.type === 'essay' ? response.text : null;
  });
  /** In the order of the answer; null where none are asked for. */
  protected readonly handedIn = computed<readonly HandedInFileFragment[] | null>(() => {
    if (this.item().type !== 'file-upload') return null;
    const response = this.response();
    return (response?.type === 'file-upload' ? response.fileIds : []).flatMap((id) => this.files().find((file) => file.id === id) ?? []);
  });
  protected readonly standing = computed(() => this.item().marksByPerson[0]?.earned ?? null);
  protected readonly name = computed(() => this.item().title || plainTextOf(this.item().stem));

  protected readonly form = signal<'closed' | 'set' | 'take-back'>('closed');
  protected readonly mark = signal('');
  protected readonly reason = signal('');
  protected readonly wasAsked = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);
  private markId = newId();
  protected readonly markError = computed(() => {
    if (!this.wasAsked() || this.form() !== 'set') return '';
    return readMark(this.mark(), this.item().maximum) === null ? this.t('marking.byHand.markWrong', { most: this.words.one(this.item().maximum) }) : '';
  });
  protected readonly reasonError = computed(() => (this.wasAsked() && this.reason().trim() === '' ? this.t('marking.byHand.reasonMissing') : ''));

  protected open(form: 'set' | 'take-back'): void {
    this.form.set(form);
    this.mark.set(typedMark(this.item().earned));
    this.reason.set('');
    this.wasAsked.set(false);
    this.refusal.set(null);
    this.problem.set(null);
    this.markId = newId();
  }

  protected async save(): Promise<void> {
    this.wasAsked.set(true);
    const earned = this.form() === 'set' ? readMark(this.mark(), this.item().maximum) : null;
    if ((this.form() === 'set' && earned === null) || this.reason().trim() === '' || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      const { overrideMark } = await this.client.run(OverrideMarkDocument, { id: this.markId, attemptId: this.attemptId(), itemVersionId: this.item().itemVersionId, earned, reason: this.reason() });
      if (isRefusal(overrideMark)) return this.refusal.set(overrideMark);
      this.form.set('closed');
      this.marked.emit(overrideMark as GradedAttemptPartsFragment);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
