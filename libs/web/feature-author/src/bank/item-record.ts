import type { ItemContent } from '@selaras/domain/item';
import type { BankItemRecordQuery, ItemStatisticsQuery } from '@selaras/web/data-access';
import type { BankEntry } from './bank-search';

type Stored = NonNullable<BankItemRecordQuery['bankItem']>;
export type VersionLine = Omit<Stored['versions'][number], 'content'> & { readonly content: ItemContent };

/** An item with its history, newest version first. */
export interface ItemRecord {
  readonly entry: BankEntry;
  readonly versions: readonly VersionLine[];
}

export type Statistics = NonNullable<ItemStatisticsQuery['itemStatistics']>;
export type Figures = Statistics['all'];

/** The server keeps only contents it has checked. */
export function recordOf({ entry, versions }: Stored): ItemRecord {
  return { entry, versions: versions.map((version) => ({ ...version, content: version.content as ItemContent })) };
}
