import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AuthoringUseCases } from '@selaras/application/authoring';
import type { Actor } from '@selaras/domain/organisation';
import { Allow, CurrentActor } from '../permission/index';
import { idOf } from '../read-arguments';
import { refusalOf } from '../refusal';
import type { MutationImportItemsArgs, MutationSaveItemArgs } from '../schema.generated';
import { bytesFrom, jsonArgument } from './author-arguments';
import { AUTHORING_USE_CASES } from './author-courses.resolver';
import { bankItemOf, importReportOf } from './payloads';

/** The item bank of a course. */
@Resolver()
export class AuthorItemsResolver {
  constructor(@Inject(AUTHORING_USE_CASES) private readonly authoring: AuthoringUseCases) {}

  @Query()
  @Allow('instructor')
  async itemBank(@CurrentActor() actor: Actor, @Args('courseId') courseId: string) {
    return (await this.authoring.itemBank(actor, idOf<'Course'>('courseId', courseId))).map(bankItemOf);
  }

  @Mutation()
  @Allow('instructor')
  async saveItem(@CurrentActor() actor: Actor, @Args() args: MutationSaveItemArgs) {
    const result = await this.authoring.saveItem(actor, {
      courseId: idOf<'Course'>('courseId', args.courseId), itemId: idOf<'Item'>('itemId', args.itemId), itemVersionId: idOf<'ItemVersion'>('itemVersionId', args.itemVersionId),
      baseNumber: args.baseNumber ?? null, objectiveCode: args.objectiveCode ?? null, content: jsonArgument('content', args.content),
    });
    return result.ok ? bankItemOf(result.value) : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('instructor')
  async archiveItem(@CurrentActor() actor: Actor, @Args('itemId') itemId: string) {
    const result = await this.authoring.archiveItem(actor, idOf<'Item'>('itemId', itemId));
    return result.ok ? { __typename: 'Done', id: result.value } : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('instructor')
  async importItems(@CurrentActor() actor: Actor, @Args() args: MutationImportItemsArgs) {
    const bytes = bytesFrom(args.base64);
    if (!bytes) return refusalOf({ code: 'FileUnreadable', field: 'base64' } as { code: string });
    const result = await this.authoring.importItems(actor, { bytes, courseId: idOf<'Course'>('courseId', args.courseId), dryRun: args.dryRun });
    return result.ok ? importReportOf(result.value) : refusalOf(result.refusal);
  }
}
