import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RegradingUseCases } from '@selaras/application/regrading';
import type { Actor } from '@selaras/domain/organisation';
import { connectionOf, pageOf } from '../connection';
import { Allow, CurrentActor } from '../permission/index';
import { idOf } from '../read-arguments';
import { refusalOf } from '../refusal';
import type { MutationApplyCorrectionArgs, MutationOverrideMarkArgs, QueryGradedAttemptArgs, QueryPreviewCorrectionArgs, QuerySubmittedAttemptsArgs } from '../schema.generated';
import { correctableItemOf, correctionLogOf, correctionOf, gradedAttemptOf, previewOf, progressOf, submittedAttemptOf } from './payloads';
import { attemptFilter, sentCorrection } from './regrading-arguments';

export const REGRADING_USE_CASES = Symbol('RegradingUseCases');

/** Wrong keys put right after people answered, and marks set by hand. */
@Resolver()
export class RegradingResolver {
  constructor(@Inject(REGRADING_USE_CASES) private readonly regrading: RegradingUseCases) {}

  @Query()
  @Allow('instructor')
  async corrections(@CurrentActor() actor: Actor, @Args('versionId') versionId: string) {
    const log = await this.regrading.corrections(actor, idOf<'CourseVersion'>('versionId', versionId));
    return log && correctionLogOf(log);
  }

  @Query()
  @Allow('instructor')
  async correctableItems(@CurrentActor() actor: Actor, @Args('versionId') versionId: string) {
    const items = await this.regrading.correctableItems(actor, idOf<'CourseVersion'>('versionId', versionId));
    return items && items.map(correctableItemOf);
  }

  @Query()
  @Allow('instructor')
  async submittedAttempts(@CurrentActor() actor: Actor, @Args() args: QuerySubmittedAttemptsArgs) {
    const page = pageOf(args.first ?? 20, args.after);
    const found = await this.regrading.submittedAttempts(actor, idOf<'CourseVersion'>('versionId', args.versionId), attemptFilter(args), page);
    return found && connectionOf(found, page.offset, submittedAttemptOf);
  }

  @Query()
  @Allow('instructor')
  attemptCohorts(@CurrentActor() actor: Actor, @Args('versionId') versionId: string) {
    return this.regrading.attemptCohorts(actor, idOf<'CourseVersion'>('versionId', versionId));
  }

  @Query()
  @Allow('instructor')
  async previewCorrection(@CurrentActor() actor: Actor, @Args() args: QueryPreviewCorrectionArgs) {
    const page = pageOf(args.first ?? 20, args.after);
    const result = await this.regrading.previewCorrection(actor, idOf<'CourseVersion'>('versionId', args.versionId), sentCorrection(args.correction), page);
    return result.ok ? previewOf(result.value, page.offset) : refusalOf(result.refusal);
  }

  @Query()
  @Allow('instructor')
  async regradeProgress(@CurrentActor() actor: Actor, @Args('correctionId') correctionId: string) {
    const progress = await this.regrading.regradeProgress(actor, idOf<'Correction'>('correctionId', correctionId));
    return progress && progressOf(progress);
  }

  @Query()
  @Allow('instructor')
  async gradedAttempt(@CurrentActor() actor: Actor, @Args() { attemptId, keyVersion }: QueryGradedAttemptArgs) {
    const attempt = await this.regrading.gradedAttempt(actor, idOf<'Attempt'>('attemptId', attemptId), keyVersion ?? null);
    return attempt && gradedAttemptOf(attempt);
  }

  @Mutation()
  @Allow('instructor')
  async applyCorrection(@CurrentActor() actor: Actor, @Args() args: MutationApplyCorrectionArgs) {
    const result = await this.regrading.applyCorrection(actor, {
      correctionId: idOf<'Correction'>('id', args.id), versionId: idOf<'CourseVersion'>('versionId', args.versionId),
      correction: sentCorrection(args.correction), reason: args.reason, previewedOn: args.previewedOn,
    });
    return result.ok ? correctionOf(result.value) : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('instructor')
  async overrideMark(@CurrentActor() actor: Actor, @Args() args: MutationOverrideMarkArgs) {
    const result = await this.regrading.overrideMark(actor, {
      id: idOf<'MarkOverride'>('id', args.id), attemptId: idOf<'Attempt'>('attemptId', args.attemptId),
      itemVersionId: idOf<'ItemVersion'>('itemVersionId', args.itemVersionId), earned: args.earned ?? null, reason: args.reason,
    });
    return result.ok ? gradedAttemptOf(result.value) : refusalOf(result.refusal);
  }
}
