import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlClient, PersonDocument, type PersonPartsFragment } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton } from '@selaras/web/ui';
import { injectToday, injectZone } from '../time/today';
import { UnitTree } from '../units/unit-tree';
import { AssignForm } from './assign-form';
import { AssignmentTimeline } from './assignment-timeline';
import { GrantForm } from './grant-form';
import { type Grant, Revoke } from './revoke';

type Asking = { readonly what: 'assign' } | { readonly what: 'grant' } | { readonly what: 'revoke'; readonly grant: Grant };

/** One person: where she works and worked, what she takes part in, and what she may do. */
@Component({
  selector: 'sl-person-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Badge, Button, Card, EmptyState, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton, AssignForm, AssignmentTimeline, GrantForm, Revoke],
  templateUrl: './person.page.html',
  styles: `
    .rows { display: grid; padding: 0; }
    .rows li { display: grid; gap: var(--s-2); padding-block: var(--s-3); border-bottom: 1px solid var(--line); }
    .rows li:first-child { padding-top: 0; }
    .rows li:last-child { border-bottom: 0; padding-bottom: 0; }
    .grant { grid-template-columns: minmax(0, 1fr) auto; align-items: center; }
  `,
})
export class PersonPage {
  readonly personId = input.required<string>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly tree = inject(UnitTree);
  private readonly client = inject(GraphqlClient);
  private readonly todayIn = injectToday();
  private readonly zone = injectZone();
  protected readonly today = computed(() => this.todayIn(this.zone()));

  protected readonly person = resource({
    params: () => ({ id: this.personId() }),
    loader: async ({ params, abortSignal }) => (await this.client.run(PersonDocument, params, { signal: abortSignal })).person,
  });
  protected readonly asking = signal<Asking | null>(null);

  constructor() {
    void this.tree.load();
  }

  /** The answer of a change is the person as she is now. */
  protected changed(person: PersonPartsFragment): void {
    this.asking.set(null);
    this.person.set(person);
  }
}
