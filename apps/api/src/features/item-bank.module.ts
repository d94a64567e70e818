import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { ITEM_BANK_USE_CASES, ItemBankResolver } from '@selaras/adapters/graphql';
import { type Database, PostgresItemBankStore, PostgresItemCountStore } from '@selaras/adapters/persistence';
import { makeItemBankUseCases } from '@selaras/application/item-bank';
import type { IdSource } from '@selaras/domain/course';
import { asId, type Clock } from '@selaras/domain/kernel';
import { CLOCK, DATABASE } from '../tokens';
import { breathe } from './breathe';

const newId: IdSource = (<Kind extends string>() => asId<Kind>(randomUUID()));

@Module({
  providers: [
    ItemBankResolver,
    {
      provide: ITEM_BANK_USE_CASES,
      inject: [DATABASE, CLOCK],
      useFactory: (database: Database, clock: Clock) => makeItemBankUseCases({ store: new PostgresItemBankStore(database), counts: new PostgresItemCountStore(database), clock, newId, breathe }),
    },
  ],
})
export class ItemBankModule {}
