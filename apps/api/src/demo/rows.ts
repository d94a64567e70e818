import type { Queryable } from '@selaras/adapters/persistence';

/**
 * Inserts many rows in one statement. `columns` gives each column its SQL type; rows are objects by column name.
 * Column names come from our own source, never from input.
 */
export async function insertRows<Columns extends Readonly<Record<string, string>>>(
  tx: Queryable,
  table: string,
  columns: Columns,
  rows: readonly { readonly [Name in keyof Columns]: unknown }[],
): Promise<void> {
  const names = Object.keys(columns);
  const shape = names.map((name) => `${name} ${columns[name]}`).join(', ');
  // A statement of some thousand rows at a time keeps memory flat for the large tables.
  for (let start = 0; start < rows.length; start += 5_000) {
    await tx.query(
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS t(${shape})`,
      [JSON.stringify(rows.slice(start, start + 5_000))],
    );
  }
}
