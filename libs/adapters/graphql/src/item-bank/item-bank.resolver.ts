import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ItemBankUseCases } from '@selaras/application/item-bank';
import type { Actor } from '@selaras/domain/organisation';
import { connectionOf, pageOf } from '../connection';
import { Allow, badInput, CurrentActor } from '../permission/index';
import { idOf, idsOf } from '../read-arguments';
import { refusalOf } from '../refusal';
import type { MutationChangeItemsArgs, MutationKeepItemsApartArgs, QueryBankItemsArgs } from '../schema.generated';
import { searchOf, wantedOf } from './item-bank-arguments';
import { entryOf, meanwhileOf, recordOf, statisticsOf } from './payloads';

export const ITEM_BANK_USE_CASES = Symbol('ItemBankUseCases');

/** The bank of a course as a whole: finding, tagging, weighing its items and telling them apart. */
@Resolver()
export class ItemBankResolver {
  constructor(@Inject(ITEM_BANK_USE_CASES) private readonly bank: ItemBankUseCases) {}

  @Query()
  @Allow('instructor')
  async bankItems(@CurrentActor() actor: Actor, @Args() args: QueryBankItemsArgs) {
    const page = pageOf(args.first ?? 25, args.after);
    const result = await this.bank.searchBank(actor, searchOf(args), page);
    if (!result.ok) throw badInput('field' in result.refusal ? `filter.${result.refusal.field}` : 'filter', 'is not one of its values');
    return { ...connectionOf(result.value, page.offset, entryOf), tags: result.value.tags };
  }

  @Query()
  @Allow('instructor')
  async bankItem(@CurrentActor() actor: Actor, @Args('itemId') itemId: string) {
    const record = await this.bank.bankItem(actor, idOf<'Item'>('itemId', itemId));
    return record && recordOf(record);
  }

  @Query()
  @Allow('instructor')
  async itemStatistics(@CurrentActor() actor: Actor, @Args('itemVersionId') itemVersionId: string) {
    const view = await this.bank.itemStatistics(actor, idOf<'ItemVersion'>('itemVersionId', itemVersionId));
    return view && statisticsOf(view);
  }

  @Query()
  @Allow('instructor')
  async duplicateItems(@CurrentActor() actor: Actor, @Args('courseId') courseId: string) {
    const found = await this.bank.duplicates(actor, idOf<'Course'>('courseId', courseId));
    return found && { ...found, groups: found.groups.map((group) => ({ items: group.map(({ entry, content }) => ({ entry: entryOf(entry), content })) })) };
  }

  @Query()
  @Allow('instructor')
  async nearDuplicates(@CurrentActor() actor: Actor, @Args('itemId') itemId: string) {
    return (await this.bank.nearDuplicatesOf(actor, idOf<'Item'>('itemId', itemId))).map(({ item, share }) => ({ entry: entryOf(item), share }));
  }

  @Mutation()
  @Allow('instructor')
  async changeItems(@CurrentActor() actor: Actor, @Args() args: MutationChangeItemsArgs) {
    const result = await this.bank.changeItems(actor, {
      courseId: idOf<'Course'>('courseId', args.courseId), wanted: wantedOf(args.change),
      items: args.items.map(({ itemId, revision }, index) => ({ itemId: idOf<'Item'>(`items.${index}.itemId`, itemId), revision })),
    });
    if (result.ok) return { __typename: 'ItemsChanged', items: result.value.map(entryOf) };
    return result.refusal.code === 'ItemsChangedMeanwhile' ? meanwhileOf(result.refusal) : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('instructor')
  async keepItemsApart(@CurrentActor() actor: Actor, @Args() args: MutationKeepItemsApartArgs) {
    const result = await this.bank.keepApart(actor, idOf<'Item'>('itemId', args.itemId), idsOf<'Item'>('otherIds', args.otherIds));
    return result.ok ? { __typename: 'Done', id: result.value } : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('instructor')
  async recountItems(@CurrentActor() actor: Actor, @Args('courseId') id: string) {
    const courseId = idOf<'Course'>('courseId', id);
    return (await this.bank.recount(actor, courseId)) ? { __typename: 'Done', id: courseId } : refusalOf({ code: 'CourseNotFound' });
  }
}
