import { computed, inject, Injectable, signal } from '@angular/core';
import { type BankEntryFragment, BankItemsDocument, type BankItemsQueryVariables, GraphqlClient } from '@selaras/web/data-access';

export type BankEntry = BankEntryFragment;
type Filter = BankItemsQueryVariables['filter'];

/** Empty texts leave a side open; '-' finds items that have none of it. */
export interface BankFilter {
  readonly text: string;
  readonly type: string;
  readonly objectiveCode: string;
  readonly difficulty: string;
  readonly unitId: string;
  readonly tag: string;
  readonly state: NonNullable<Filter['state']>;
  readonly sort: NonNullable<Filter['sort']>;
}

export const WITHOUT = '-';
export const OPEN_FILTER: BankFilter = { text: '', type: '', objectiveCode: '', difficulty: '', unitId: '', tag: '', state: 'LIVE', sort: 'NEWEST' };

/** While a word is typed, no question a letter: the server is asked when typing rests. */
const REST_MS = 250;

/** A search in the bank of one course, read page by page. Answers that come too late are passed over. */
@Injectable()
export class BankSearch {
  private readonly client = inject(GraphqlClient);
  private readonly found = signal<readonly BankEntry[] | null>(null);
  private courseId = '';
  private cursor: string | null = null;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly filter = signal<BankFilter>(OPEN_FILTER);
  /** Null until the first answer. */
  readonly rows = this.found.asReadonly();
  readonly total = signal(0);
  readonly tags = signal<readonly string[]>([]);
  readonly hasMore = signal(false);
  readonly busy = signal(false);
  readonly problem = signal<unknown>(null);
  readonly isOpen = computed(() => JSON.stringify({ ...this.filter(), sort: OPEN_FILTER.sort }) === JSON.stringify(OPEN_FILTER));

  /** Never rejects: see `problem`. */
  open(courseId: string): Promise<void> {
    this.courseId = courseId;
    return this.load();
  }

  narrow(change: Partial<BankFilter>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
    clearTimeout(this.timer);
    if (change.text === undefined) void this.load();
    else this.timer = setTimeout(() => void this.load(), REST_MS);
  }

  load(): Promise<void> {
    return this.ask(null);
  }

  more(): Promise<void> {
    return this.ask(this.cursor);
  }

  /** Puts changed entries where they stand, without asking again. */
  replace(entries: readonly BankEntry[]): void {
    const changed = new Map(entries.map((entry) => [entry.itemId, entry]));
    this.found.update((rows) => rows?.map((row) => changed.get(row.itemId) ?? row) ?? null);
  }

  private async ask(after: string | null): Promise<void> {
    const turn = (this.asked += 1);
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { bankItems } = await this.client.run(BankItemsDocument, { courseId: this.courseId, filter: sent(this.filter()), after });
      if (turn !== this.asked) return;
      const rows = bankItems.edges.map(({ node }) => node);
      this.found.update((before) => (after === null ? rows : [...(before ?? []), ...rows]));
      this.cursor = bankItems.pageInfo.endCursor;
      this.hasMore.set(bankItems.pageInfo.hasNextPage);
      this.total.set(bankItems.totalCount);
      this.tags.set(bankItems.tags);
    } catch (problem) {
      if (turn === this.asked) this.problem.set(problem);
    } finally {
      if (turn === this.asked) this.busy.set(false);
    }
  }
}

/** What the server is asked: what is left open is left out. */
function sent({ text, type, objectiveCode, difficulty, unitId, tag, state, sort }: BankFilter): Filter {
  const orWithout = (value: string): string => (value === WITHOUT ? '' : value);
  return {
    state, sort,
    ...(text.trim() === '' ? {} : { text }), ...(type === '' ? {} : { type }), ...(tag === '' ? {} : { tag }), ...(unitId === '' ? {} : { unitId }),
    ...(objectiveCode === '' ? {} : { objectiveCode: orWithout(objectiveCode) }), ...(difficulty === '' ? {} : { difficulty: orWithout(difficulty) }),
  };
}
