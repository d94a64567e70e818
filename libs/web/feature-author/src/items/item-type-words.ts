import { ITEM_TYPES, type ItemType } from '@selaras/domain/item';
import { injectText } from '@selaras/web/ui';

/** Names of the item types in the reader's language: `pilihan ganda`. */
export function injectTypeName(): (type: string) => string {
  const t = injectText();
  return (type) => (ITEM_TYPES.includes(type as ItemType) ? t(`author.itemType.${type}`) : type);
}
