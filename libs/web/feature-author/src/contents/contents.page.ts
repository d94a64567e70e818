import { ChangeDetectionStrategy, Component, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlClient, MoveModuleDocument, newId, type RefusalAnswer, RemoveModuleDocument, SaveModuleDocument } from '@selaras/web/data-access';
import { Button, Control, Dialog, EmptyState, Field, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { CourseStore, type VersionAnswer } from '../workspace/course-store';
import type { CourseModule, CourseVersion } from '../workspace/course-version';
import { isFocusHere } from '../workspace/focus';
import { DetailsForm } from './details-form';
import { ModuleCard } from './module-card';
import { readMinutes } from './module-settings';

/** What the course is about and which modules it has, in which order. */
@Component({
  selector: 'sl-contents-page',
  imports: [RouterLink, Page, PageHeader, Button, Dialog, Field, Control, EmptyState, Notice, ProblemNotice, RefusalNotice, DetailsForm, ModuleCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contents.page.html',
  styles: `
    .modules { display: grid; gap: var(--s-3); padding: 0; list-style: none; }
    .pair { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr) 8rem; }
    @media (width < 30rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class ContentsPage {
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly problem = signal<unknown>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly removing = signal<CourseModule | null>(null);
  protected readonly adding = signal(false);
  protected readonly newTitle = signal('');
  protected readonly newMinutes = signal('15');
  protected readonly announced = signal('');
  private newModuleId = newId();

  protected totalMinutes(): number {
    return this.store.modules().reduce((sum, { estimatedMinutes }) => sum + estimatedMinutes, 0);
  }

  protected minutesWrong(): boolean {
    return readMinutes(this.newMinutes()) === null;
  }

  protected async move(module: CourseModule, position: number): Promise<void> {
    const done = await this.press(async ({ id }) => (await this.client.run(MoveModuleDocument, { versionId: id, moduleId: module.id, position })).moveModule);
    if (!done) return;
    this.announced.set(this.t('author.module.movedTo', { title: module.title, position }));
    // The pressed button moved with its module and may be disabled now: keep the keyboard on the module.
    setTimeout(() => {
      if (isFocusHere(this.host)) this.host.querySelector<HTMLElement>(`[data-module="${module.id}"] button:not(:disabled)`)?.focus();
    });
  }

  protected startAdding(): void {
    this.newModuleId = newId();
    this.newTitle.set('');
    this.newMinutes.set('15');
    this.refusal.set(null);
    this.adding.set(true);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const title = this.newTitle().trim();
    const estimatedMinutes = readMinutes(this.newMinutes());
    if (title === '' || estimatedMinutes === null) return;
    const moduleId = this.newModuleId;
    const done = await this.press(async ({ id }) => (await this.client.run(SaveModuleDocument, { versionId: id, moduleId, revision: null, title, estimatedMinutes, objectiveCodes: [], requiresIds: [] })).saveModule);
    if (done) this.adding.set(false);
  }

  protected async remove(): Promise<void> {
    const module = this.removing();
    if (module === null) return;
    const done = await this.press(async ({ id }) => (await this.client.run(RemoveModuleDocument, { versionId: id, moduleId: module.id })).removeModule);
    if (done) this.removing.set(null);
  }

  /** Modules that wait for the one to be removed, by title. */
  protected waitingFor(module: CourseModule): string {
    return this.store.modules().filter(({ requiresIds }) => requiresIds.includes(module.id)).map(({ title }) => title).join(', ');
  }

  private async press(ask: (version: CourseVersion) => Promise<VersionAnswer>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    this.refusal.set(null);
    try {
      const refusal = await this.store.press(ask);
      this.refusal.set(refusal);
      return refusal === null;
    } catch (problem) {
      this.problem.set(problem);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
