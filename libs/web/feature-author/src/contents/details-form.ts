import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { GraphqlClient, SaveVersionDocument, ServerClock } from '@selaras/web/data-access';
import { Button, Card, Control, Dialog, Field, injectText, RefusalNotice } from '@selaras/web/ui';
import { Conflict } from '../workspace/conflict';
import { CourseStore } from '../workspace/course-store';
import { edited } from '../workspace/edited';
import { type Details, detailsOf, nextObjectiveCode, problemsOf, readJp, sameDetails, writtenObjectives } from './details';

/** Title, summary, JP and objectives of a course. */
@Component({
  selector: 'sl-details-form',
  imports: [Card, Field, Control, Button, Dialog, RefusalNotice, Conflict],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './details-form.html',
  styles: `
    .narrow { max-width: 10rem; }
    .objective { display: grid; grid-template-columns: 5rem minmax(0, 1fr) auto; gap: var(--s-2); align-items: start; }
    .wrong { grid-column: 1 / -1; color: var(--bad); font-size: var(--t-s); }
    .text { field-sizing: content; min-height: var(--tap); resize: none; }
    @media (width < 40rem) { .objective { grid-template-columns: 5rem minmax(0, 1fr); } .objective .text { grid-column: 1 / -1; grid-row: 2; } .objective button { justify-self: end; } }
    ol { list-style: none; padding: 0; display: grid; gap: var(--s-2); }
  `,
})
export class DetailsForm {
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);

  protected readonly form = edited<Details>(storedOf(this.store), {
    save: async (details, revision) => {
      const refusal = await this.store.change(async ({ id }) => (await this.client.run(SaveVersionDocument, {
        versionId: id, revision: revision ?? 1, title: details.title.trim(), summary: details.summary.trim(), jp: readJp(details.jp) ?? 0, objectives: writtenObjectives(details.objectives),
      })).saveVersion);
      return refusal === null ? { kind: 'saved', revision: this.store.required().revision, at: this.clock.now() } : { kind: 'refused', refusal };
    },
    current: async () => ((await this.store.reload()) === null ? null : storedOf(this.store)),
    same: sameDetails,
  }, (details) => problemsOf(details).length === 0);

  protected readonly removing = signal<{ readonly index: number; readonly code: string } | null>(null);
  protected readonly refusal = computed(() => {
    const state = this.form.draft.state();
    return state.kind === 'refused' && state.refusal.code !== 'StaleRevision' ? state.refusal : null;
  });
  private readonly errors = computed(() => new Map(problemsOf(this.form.value()).map(({ field, code }) => [field, this.t(`author.details.problem.${code}`)])));

  constructor() {
    effect(() => {
      if (this.store.version() !== null) untracked(() => this.form.follow(storedOf(this.store)));
    });
  }

  protected errorOf(field: string): string {
    return this.errors().get(field as never) ?? '';
  }

  protected set(change: Partial<Details>): void {
    this.form.set({ ...this.form.value(), ...change });
  }

  protected setObjective(index: number, change: Partial<Details['objectives'][number]>): void {
    this.set({ objectives: this.form.value().objectives.map((objective, at) => (at === index ? { ...objective, ...change } : objective)) });
  }

  protected addObjective(): void {
    const { objectives } = this.form.value();
    this.set({ objectives: [...objectives, { code: nextObjectiveCode(objectives), text: '' }] });
  }

  /** Asks first where modules would lose the objective. */
  protected askToRemove(index: number): void {
    const code = this.form.value().objectives[index]?.code ?? '';
    if (this.usesOf(code) > 0) this.removing.set({ index, code });
    else this.removeObjective(index);
  }

  protected removeObjective(index: number): void {
    this.removing.set(null);
    this.set({ objectives: this.form.value().objectives.filter((_, at) => at !== index) });
  }

  protected usesOf(code: string): number {
    return this.store.modules().filter(({ objectiveCodes }) => objectiveCodes.includes(code)).length;
  }
}

function storedOf(store: CourseStore): { readonly value: Details; readonly revision: number } {
  const version = store.required();
  return { value: detailsOf(version), revision: version.revision };
}
