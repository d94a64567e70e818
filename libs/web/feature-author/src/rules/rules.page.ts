import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlClient, SaveTestRulesDocument, ServerClock } from '@selaras/web/data-access';
import { Button, injectText, Notice, Page, PageHeader, RefusalNotice } from '@selaras/web/ui';
import { Conflict } from '../workspace/conflict';
import { CourseStore } from '../workspace/course-store';
import { edited } from '../workspace/edited';
import { PhaseRules } from './phase-rules';
import { type PhaseDraft, readRules, rulesDraftOf, type RulesDraft, sameRules } from './rules-draft';

/** How the tests are taken: limits, way, breaks, and what is shown afterwards; for each of the three by itself. */
@Component({
  selector: 'sl-rules-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Page, PageHeader, Button, Notice, RefusalNotice, Conflict, PhaseRules],
  template: `
    <sl-page>
      <sl-page-header [heading]="t('author.rules.heading')" [lede]="t('author.rules.lede')">
        <a slButton="secondary" routerLink="../tests">{{ t('author.rules.toTests') }}</a>
      </sl-page-header>
      @if (!store.isDraft()) { <sl-notice>{{ t('author.rules.final') }}</sl-notice> }
      @if (form.draft.conflict()) {
        <sl-conflict (keepMine)="form.draft.keepMine()" (takeTheirs)="form.takeTheirs()">
          <p mine class="small">{{ t('author.rules.conflictMine') }}</p>
          <p theirs class="small">{{ t('author.rules.conflictTheirs') }}</p>
        </sl-conflict>
      }
      <sl-refusal [refusal]="refusal()" />
      @for (phase of form.value(); track phase.phase) {
        <sl-phase-rules [draft]="phase" [editable]="store.isDraft()" (changed)="set($event)" />
      }
    </sl-page>`,
})
export class RulesPage {
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);

  protected readonly form = edited<RulesDraft>(this.stored(), {
    save: async (draft, revision) => {
      const rules = readRules(draft);
      if (rules === null) throw new TypeError('rules that cannot be read are not sent');
      const refusal = await this.store.change(async ({ id }) => (await this.client.run(SaveTestRulesDocument, { versionId: id, revision: revision ?? 1, rules })).saveTestRules);
      return refusal === null ? { kind: 'saved', revision: this.store.required().revision, at: this.clock.now() } : { kind: 'refused', refusal };
    },
    current: async () => ((await this.store.reload()) === null ? null : this.stored()),
    same: sameRules,
  }, (draft) => readRules(draft) !== null);

  protected readonly refusal = computed(() => {
    const state = this.form.draft.state();
    return state.kind === 'refused' && state.refusal.code !== 'StaleRevision' ? state.refusal : null;
  });

  constructor() {
    effect(() => {
      if (this.store.version() !== null) untracked(() => this.form.follow(this.stored()));
    });
  }

  protected set(changed: PhaseDraft): void {
    this.form.set(this.form.value().map((one) => (one.phase === changed.phase ? changed : one)));
  }

  private stored(): { readonly value: RulesDraft; readonly revision: number } {
    const version = this.store.required();
    return { value: rulesDraftOf(version.pair.rules), revision: version.revision };
  }
}
