import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Criterion, Response } from '@selaras/domain/item';
import { GraphqlClient, isRefusal, MarkWorkDocument, newId, type RefusalAnswer, type WorkPartsFragment } from '@selaras/web/data-access';
import { Badge, Button, Card, ChoiceGroup, Control, Field, Formats, type GroupChoice, injectText, Notice, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { HandedInFiles } from '../attempts/handed-in-files';
import { injectMarkWords } from '../corrections/mark-words';
import { injectZone } from '../workspace/saving';
import { DecisionList } from './decision-list';
import { firstUnjudged, type Levels, marksSoFar } from './work-form';

/** One answer and the rubric beside it. It is saved by a press; the next answer comes once the server said so. */
@Component({
  selector: 'sl-work-card',
  imports: [Badge, Button, Card, ChoiceGroup, Control, Field, Notice, ProblemNotice, RefusalNotice, DecisionList, HandedInFiles],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './work-card.html',
  styleUrl: './work-card.css',
})
export class WorkCard {
  readonly work = input.required<WorkPartsFragment>();
  readonly rubric = input.required<readonly Criterion[]>();
  readonly maximum = input.required<number>();
  readonly withNames = input.required<boolean>();
  /** The answer as it stands after my decision. */
  readonly saved = output<WorkPartsFragment>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly words = injectMarkWords();
  private readonly client = inject(GraphqlClient);

  private readonly mine = computed(() => this.work().decisions.filter(({ isMine }) => isMine).at(-1) ?? null);
  protected readonly text = computed(() => {
    const response = this.work().response as Response | null;
    return response?.type === 'essay' ? response.text : null;
  });
  /** What a press would be: a mark, a decision between two, a change of what I decided; null where it is others' turn. */
  protected readonly role = computed<'MARKER' | 'DECIDER' | null>(() => {
    const { state, markedByMe, decisions } = this.work();
    if (this.mine()?.role === 'DECIDER') return 'DECIDER';
    if (state === 'DISAGREED' && !markedByMe) return 'DECIDER';
    if (decisions.some(({ role }) => role === 'DECIDER')) return null;
    return state === 'OPEN' || markedByMe ? 'MARKER' : null;
  });
  protected readonly isChange = computed(() => this.mine() !== null);
  /** A first mark is asked for at once; what stands is changed only after a press. */
  protected readonly isOpen = linkedSignal<string, boolean>({ source: () => this.work().attemptId, computation: () => !this.isChange() && this.role() !== null });
  protected readonly levels = linkedSignal<string, Levels>({ source: () => this.work().attemptId, computation: () => (this.mine()?.levels ?? {}) as Levels });
  protected readonly comment = linkedSignal<string, string>({ source: () => this.work().attemptId, computation: () => this.mine()?.comment ?? '' });
  protected readonly reason = linkedSignal<string, string>({ source: () => this.work().attemptId, computation: () => '' });
  protected readonly wasAsked = linkedSignal<string, boolean>({ source: () => this.work().attemptId, computation: () => false });
  protected readonly refusal = linkedSignal<string, RefusalAnswer | null>({ source: () => this.work().attemptId, computation: () => null });
  protected readonly problem = signal<unknown>(null);
  protected readonly busy = signal(false);
  /** The same id until the server answered, so that a lost answer makes no second decision. */
  private readonly decisionId = linkedSignal<string, string>({ source: () => `${this.work().attemptId} ${this.work().decisions.length}`, computation: () => newId() });

  protected readonly soFar = computed(() => marksSoFar(this.rubric(), this.levels(), this.maximum()));
  protected readonly unjudged = computed(() => firstUnjudged(this.rubric(), this.levels()));

  protected choices({ levels }: Criterion): readonly GroupChoice[] {
    return levels.map(({ id, text, creditPercent }) => ({ value: id, label: text, hint: this.formats.percent(creditPercent / 100) }));
  }

  protected chosen({ id }: Criterion): readonly string[] {
    const level = this.levels()[id];
    return level === undefined ? [] : [level];
  }

  protected choose({ id }: Criterion, [level]: readonly string[]): void {
    if (level !== undefined) this.levels.update((levels) => ({ ...levels, [id]: level }));
  }

  protected async save(): Promise<void> {
    this.wasAsked.set(true);
    const role = this.role();
    if (role === null || this.unjudged() !== null || (this.isChange() && this.reason().trim() === '') || this.busy()) return;
    const { attemptId, itemVersionId } = this.work();
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      const { markWork } = await this.client.run(MarkWorkDocument, {
        id: this.decisionId(), attemptId, itemVersionId, role, levels: this.levels(), comment: this.comment(), reason: this.reason(), withNames: this.withNames(),
      });
      if (isRefusal(markWork)) return this.refusal.set(markWork);
      this.isOpen.set(false);
      this.saved.emit(markWork as WorkPartsFragment);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
