import { computed, signal } from '@angular/core';

/** One page of a connection, as every list of the API gives it. */
export interface ConnectionPage<Row> {
  readonly edges: ReadonlyArray<{ readonly node: Row }>;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

/** A list that is read page by page. An answer that comes after a newer question is dropped. */
export class PagedList<Row> {
  private readonly shown = signal<readonly Row[] | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly failure = signal<unknown>(null);
  private readonly asking = signal(false);
  private readonly count = signal(0);
  private turn = 0;

  /** Null until the first page is there. */
  readonly rows = this.shown.asReadonly();
  readonly total = this.count.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly busy = this.asking.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);

  constructor(private readonly read: (after: string | null) => Promise<ConnectionPage<Row>>) {}

  /** Begins anew: with nothing shown until the answer, as for another list. */
  async load(): Promise<void> {
    this.shown.set(null);
    await this.reread(1);
  }

  /** Reads again as many rows as are shown; they stay in sight meanwhile. */
  async refresh(): Promise<void> {
    await this.reread(this.shown()?.length ?? 1);
  }

  /** Begins anew with the rows in sight until the answer, as while somebody types what she looks for. */
  async restart(): Promise<void> {
    await this.reread(1);
  }

  async more(): Promise<void> {
    if (this.cursor() === null || this.asking()) return;
    await this.ask(async (turn) => {
      const page = await this.read(this.cursor());
      if (turn === this.turn) this.put([...(this.shown() ?? []), ...page.edges.map(({ node }) => node)], page);
    });
  }

  private async reread(least: number): Promise<void> {
    await this.ask(async (turn) => {
      let rows: readonly Row[] = [];
      let after: string | null = null;
      for (;;) {
        const page: ConnectionPage<Row> = await this.read(after);
        if (turn !== this.turn) return;
        rows = [...rows, ...page.edges.map(({ node }) => node)];
        after = page.pageInfo.endCursor;
        if (rows.length >= least || !page.pageInfo.hasNextPage) return this.put(rows, page);
      }
    });
  }

  private put(rows: readonly Row[], { pageInfo, totalCount }: ConnectionPage<Row>): void {
    this.shown.set(rows);
    this.count.set(totalCount);
    this.cursor.set(pageInfo.hasNextPage ? pageInfo.endCursor : null);
  }

  private async ask(work: (turn: number) => Promise<void>): Promise<void> {
    const turn = (this.turn += 1);
    this.asking.set(true);
    this.failure.set(null);
    try {
      await work(turn);
    } catch (problem) {
      if (turn === this.turn) this.failure.set(problem);
    } finally {
      if (turn === this.turn) this.asking.set(false);
    }
  }
}
