import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { GraphqlClient, PagedList, PeopleDocument, type PersonListRowFragment } from '@selaras/web/data-access';
import { Badge, Button, Card, Control, EmptyState, Field, injectText, Page, PageHeader, ProblemNotice, Skeleton, Table } from '@selaras/web/ui';
import { More } from '../list/more';
import { UnitSelect } from '../units/unit-select';
import { UnitTree } from '../units/unit-tree';
import { afterTyping } from './after-typing';

const PAGE_SIZE = 25;

/** The people of the administrator's scope. The search stays out of the address: it may be digits of an identity number. */
@Component({
  selector: 'sl-people-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Badge, Button, Card, Control, EmptyState, Field, Page, PageHeader, ProblemNotice, Skeleton, Table, More, UnitSelect],
  templateUrl: './people.page.html',
  styles: `
    .nip { display: block; font-weight: 400; }
    .roles { display: inline-flex; flex-wrap: wrap; gap: var(--s-1); }
    @media (width < 48rem) { .roles { justify-content: flex-end; } }
  `,
})
export class PeoplePage {
  /** Query: the unit whose people are asked for, with everything below it. */
  readonly unit = input<string | undefined>();
  protected readonly t = injectText();
  protected readonly tree = inject(UnitTree);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  protected readonly search = signal('');
  protected readonly list = new PagedList<PersonListRowFragment>(
    async (after) => (await this.client.run(PeopleDocument, { unitId: this.unit() ?? null, search: this.search(), first: PAGE_SIZE, after })).people,
  );
  private readonly whenTyped = afterTyping(inject(DestroyRef), () => void this.list.restart());

  constructor() {
    void this.tree.load();
    effect(() => {
      this.unit();
      untracked(() => void this.list.restart());
    });
  }

  protected look(text: string): void {
    this.search.set(text);
    this.whenTyped();
  }

  protected within(unit: string | null): void {
    void this.router.navigate([], { queryParams: { unit }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Roles beside the learner's, each once. */
  protected duties(person: PersonListRowFragment): readonly string[] {
    return [...new Set(person.grants.map(({ role }) => role))].filter((role) => role !== 'LEARNER');
  }
}
