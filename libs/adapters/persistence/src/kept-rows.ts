/**
 * Rows that never change once they are final (published versions, item versions), read once and kept in this process.
 * Bounded: the least recently used make room. Concurrent misses may each read; the answers are the same.
 */
export class KeptRows<Key extends string, Row> {
  private readonly rows = new Map<Key, Row>();

  /** `load` answers with the rows it found; `isFinal` says which of them may be kept. */
  constructor(
    private readonly limit: number,
    private readonly load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Row>>,
    private readonly isFinal: (row: Row) => boolean = () => true,
  ) {}

  /** By key; keys without a row are not in it. No statement when all are kept. */
  async get(keys: readonly Key[]): Promise<ReadonlyMap<Key, Row>> {
    const found = new Map<Key, Row>();
    const missing: Key[] = [];
    for (const key of new Set(keys)) {
      const row = this.rows.get(key);
      if (row === undefined) missing.push(key);
      else this.keep(key, row, found);
    }
    if (missing.length === 0) return found;
    for (const [key, row] of await this.load(missing)) {
      if (this.isFinal(row)) this.keep(key, row, found);
      else found.set(key, row);
    }
    return found;
  }

  private keep(key: Key, row: Row, found: Map<Key, Row>): void {
    found.set(key, row);
    this.rows.delete(key);
    this.rows.set(key, row);
    if (this.rows.size > this.limit) this.rows.delete(this.rows.keys().next().value as Key);
  }
}
