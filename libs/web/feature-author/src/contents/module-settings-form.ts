import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, type OnInit, runInInjectionContext, signal, untracked } from '@angular/core';
import { GraphqlClient, type RefusalAnswer, SaveModuleDocument, ServerClock } from '@selaras/web/data-access';
import { ChoiceGroup, Control, Field, type GroupChoice, injectText, RefusalNotice } from '@selaras/web/ui';
import { Conflict } from '../workspace/conflict';
import { CourseStore } from '../workspace/course-store';
import type { CourseModule } from '../workspace/course-version';
import { edited, type Edited } from '../workspace/edited';
import { canBeSent, type ModuleSettings, readMinutes, sameSettings, settingsOf } from './module-settings';
import { wouldLoop } from './prerequisites';

/** Title, minutes, objectives and prerequisites of one module; what is typed is saved after a pause. */
@Component({
  selector: 'sl-module-settings-form',
  imports: [Field, Control, ChoiceGroup, RefusalNotice, Conflict],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (form(); as form) {
      @if (form.draft.conflict(); as theirs) {
        <sl-conflict (keepMine)="form.draft.keepMine()" (takeTheirs)="form.takeTheirs()">
          <p mine class="small"><b>{{ form.value().title }}</b>, {{ form.value().minutes }} {{ t('author.module.minutesShort') }}, {{ form.value().objectiveCodes.join(', ') }}</p>
          <p theirs class="small"><b>{{ theirs.value.title }}</b>, {{ theirs.value.minutes }} {{ t('author.module.minutesShort') }}, {{ theirs.value.objectiveCodes.join(', ') }}</p>
        </sl-conflict>
      }
      <sl-refusal [refusal]="refusal()" />
      <div class="pair">
        <sl-field [label]="t('author.module.title')" [error]="form.value().title.trim() === '' ? t('author.module.titleMissing') : ''">
          <input slControl #title type="text" maxlength="200" [value]="form.value().title" (input)="set({ title: title.value })" />
        </sl-field>
        <sl-field [label]="t('author.module.minutes')" [error]="minutesWrong() ? t('author.module.minutesWrong') : ''">
          <input slControl #minutes type="text" inputmode="numeric" maxlength="3" [value]="form.value().minutes" (input)="set({ minutes: minutes.value })" />
        </sl-field>
      </div>
      @if (objectiveChoices().length > 0) {
        <sl-choice-group [multiple]="true" [label]="t('author.module.objectives')" [choices]="objectiveChoices()" [values]="form.value().objectiveCodes" (valuesChange)="set({ objectiveCodes: $event })" />
      } @else {
        <p class="small muted">{{ t('author.module.noObjectives') }}</p>
      }
      @if (requirementChoices().length > 0) {
        <sl-choice-group [multiple]="true" [label]="t('author.module.requires')" [choices]="requirementChoices()" [values]="form.value().requiresIds" (valuesChange)="set({ requiresIds: $event })" />
      }
    }`,
  styles: `
    :host { display: grid; gap: var(--s-4); padding-top: var(--s-4); border-top: 1px solid var(--line); }
    .pair { display: grid; gap: var(--s-4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
    @media (width >= 48rem) { .pair { grid-template-columns: minmax(0, 1fr) 12rem; } }
  `,
})
export class ModuleSettingsForm implements OnInit {
  readonly module = input.required<CourseModule>();
  protected readonly t = injectText();
  private readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly injector = inject(Injector);
  protected readonly form = signal<Edited<ModuleSettings> | null>(null);

  protected readonly refusal = computed<RefusalAnswer | null>(() => {
    const state = this.form()?.draft.state();
    return state?.kind === 'refused' && state.refusal.code !== 'StaleRevision' ? state.refusal : null;
  });
  protected readonly minutesWrong = computed(() => readMinutes(this.form()?.value().minutes ?? '1') === null);
  protected readonly objectiveChoices = computed<readonly GroupChoice[]>(() =>
    (this.store.version()?.objectives ?? []).map(({ code, text }) => ({ value: code, label: code, hint: text })));
  protected readonly requirementChoices = computed<readonly GroupChoice[]>(() => {
    const chosen = this.form()?.value().requiresIds ?? [];
    const modules = this.store.modules();
    return modules.filter(({ id }) => id !== this.module().id).map(({ id, title }) => {
      const loops = !chosen.includes(id) && wouldLoop(modules, this.module().id, id);
      return { value: id, label: title, disabled: loops, ...(loops ? { hint: this.t('author.module.wouldLoop') } : {}) };
    });
  });

  ngOnInit(): void {
    runInInjectionContext(this.injector, () => {
      const module = this.module();
      const form = edited<ModuleSettings>({ value: settingsOf(module), revision: module.revision }, {
        save: (settings, revision) => this.save(settings, revision),
        current: async () => {
          await this.store.reload();
          return this.stored();
        },
        same: sameSettings,
      }, canBeSent);
      this.form.set(form);
      effect(() => {
        const module = this.module();
        untracked(() => form.follow({ value: settingsOf(module), revision: module.revision }));
      });
    });
  }

  protected set(change: Partial<ModuleSettings>): void {
    const form = this.form();
    form?.set({ ...form.value(), ...change });
  }

  private async save(settings: ModuleSettings, revision: number | null): Promise<{ readonly kind: 'saved'; readonly revision: number; readonly at: number } | { readonly kind: 'refused'; readonly refusal: RefusalAnswer }> {
    const moduleId = this.module().id;
    const refusal = await this.store.change(async ({ id }) => (await this.client.run(SaveModuleDocument, {
      versionId: id, moduleId, revision, title: settings.title.trim(), estimatedMinutes: readMinutes(settings.minutes) ?? 1,
      objectiveCodes: settings.objectiveCodes, requiresIds: settings.requiresIds,
    })).saveModule);
    return refusal === null ? { kind: 'saved', revision: this.stored()?.revision ?? 1, at: this.clock.now() } : { kind: 'refused', refusal };
  }

  /** The module as the server last sent it; null when somebody removed it. */
  private stored(): { readonly value: ModuleSettings; readonly revision: number } | null {
    const module = this.store.modules().find(({ id }) => id === this.module().id);
    return module === undefined ? null : { value: settingsOf(module), revision: module.revision };
  }
}
