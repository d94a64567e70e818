export { ITEM_BANK_USE_CASES, ItemBankResolver } from './item-bank.resolver';
