import { ChangeDetectionStrategy, Component, DestroyRef, inject, model, signal } from '@angular/core';
import { GraphqlClient, PagedList, PeopleDocument, type PersonListRowFragment } from '@selaras/web/data-access';
import { Button, Checkbox, Control, Field, injectText, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { More } from '../list/more';
import { afterTyping } from './after-typing';

export type FoundPerson = Pick<PersonListRowFragment, 'id' | 'name'>;

const PAGE_SIZE = 10;

/** Finds people by name or by the last digits of the NIP and keeps those that were ticked, over several searches. */
@Component({
  selector: 'sl-person-search',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Checkbox, Control, Field, ProblemNotice, Skeleton, More],
  template: `
    <sl-field [label]="t('admin.people.search')" [hint]="t('admin.people.searchHint')">
      <input slControl #box type="search" autocomplete="off" [value]="search()" (input)="look(box.value)" />
    </sl-field>
    @if (chosen().length > 0) {
      <ul class="chosen" role="list" [attr.aria-label]="t('admin.enrol.chosenPeople')">
        @for (person of chosen(); track person.id) {
          <li><button slButton="secondary" small type="button" [attr.aria-label]="t('admin.enrol.drop', { name: person.name })" (click)="choose(person, false)">{{ person.name }} <span aria-hidden="true">×</span></button></li>
        }
      </ul>
    }
    @if (list.rows(); as people) {
      @if (people.length === 0) {
        <p class="muted">{{ t('admin.people.noneFound') }}</p>
      } @else {
        <ul class="found" role="list">
          @for (person of people; track person.id) {
            <li>
              <sl-checkbox [checked]="isChosen(person)" (checkedChange)="choose(person, $event)" [hint]="(person.unit?.name ?? t('admin.people.noUnit')) + ' · ' + person.maskedNip.slice(-6)">{{ person.name }}</sl-checkbox>
            </li>
          }
        </ul>
        <sl-more [list]="list" />
      }
    } @else if (list.problem()) {
      <sl-problem [problem]="list.problem()" (retry)="list.load()" />
    } @else {
      <sl-skeleton [lines]="4" />
    }`,
  styles: `
    :host { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); }
    ul { padding: 0; }
    .chosen { display: flex; flex-wrap: wrap; gap: var(--s-2); }
    .found li { border-bottom: 1px solid var(--line); }
  `,
})
export class PersonSearch {
  readonly chosen = model<readonly FoundPerson[]>([]);
  protected readonly t = injectText();
  private readonly client = inject(GraphqlClient);
  protected readonly search = signal('');
  protected readonly list = new PagedList<PersonListRowFragment>(
    async (after) => (await this.client.run(PeopleDocument, { unitId: null, search: this.search(), first: PAGE_SIZE, after })).people,
  );
  private readonly whenTyped = afterTyping(inject(DestroyRef), () => void this.list.restart());

  constructor() {
    void this.list.load();
  }

  protected look(text: string): void {
    this.search.set(text);
    this.whenTyped();
  }

  protected isChosen({ id }: FoundPerson): boolean {
    return this.chosen().some((person) => person.id === id);
  }

  protected choose({ id, name }: FoundPerson, checked: boolean): void {
    const others = this.chosen().filter((person) => person.id !== id);
    this.chosen.set(checked ? [...others, { id, name }] : others);
  }
}
