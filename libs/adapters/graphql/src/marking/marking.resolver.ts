import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AttemptFileUseCases, MarkedWork, MarkingState, MarkingUseCases } from '@selaras/application/marking';
import type { ChosenLevels } from '@selaras/domain/assessment';
import type { AttemptId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { jsonArgument } from '../author/author-arguments';
import { connectionOf, pageOf } from '../connection';
import { Allow, badInput, CurrentActor, SignedIn } from '../permission/index';
import { idOf } from '../read-arguments';
import { refusalOf } from '../refusal';
import type { MutationMarkWorkArgs, QueryWorkArgs, QueryWorksArgs } from '../schema.generated';
import { fileOf, markingItemOf, workOf } from './payloads';

export const MARKING_USE_CASES = Symbol('MarkingUseCases');
export const ATTEMPT_FILE_USE_CASES = Symbol('AttemptFileUseCases');
export const MY_MARKED_WORKS = Symbol('MyMarkedWorks');
export type MyMarkedWorks = (actor: Actor, attemptId: AttemptId) => Promise<readonly MarkedWork[]>;

/** Answers that people mark: who waits, what was decided, what a learner hears of it. */
@Resolver()
export class MarkingResolver {
  constructor(
    @Inject(MARKING_USE_CASES) private readonly marking: MarkingUseCases,
    @Inject(ATTEMPT_FILE_USE_CASES) private readonly attemptFileCases: AttemptFileUseCases,
    @Inject(MY_MARKED_WORKS) private readonly markedWorks: MyMarkedWorks,
  ) {}

  @Query()
  @Allow('instructor')
  async markingQueue(@CurrentActor() actor: Actor, @Args('versionId') versionId: string) {
    const items = await this.marking.markingQueue(actor, idOf<'CourseVersion'>('versionId', versionId));
    return items && items.map(markingItemOf);
  }

  @Query()
  @Allow('instructor')
  async works(@CurrentActor() actor: Actor, @Args() args: QueryWorksArgs) {
    const page = pageOf(args.first ?? 20, args.after);
    const state = args.state.toLowerCase() as MarkingState;
    const found = await this.marking.works(actor, idOf<'CourseVersion'>('versionId', args.versionId), idOf<'ItemVersion'>('itemVersionId', args.itemVersionId), state, page);
    return found && connectionOf(found, page.offset, (work) => workOf(work, args.withNames ?? false));
  }

  @Query()
  @Allow('instructor')
  async work(@CurrentActor() actor: Actor, @Args() args: QueryWorkArgs) {
    const work = await this.marking.work(actor, idOf<'Attempt'>('attemptId', args.attemptId), idOf<'ItemVersion'>('itemVersionId', args.itemVersionId));
    return work && workOf(work, args.withNames ?? false);
  }

  @Query()
  @SignedIn()
  myMarkedWorks(@CurrentActor() actor: Actor, @Args('attemptId') attemptId: string) {
    return this.markedWorks(actor, idOf<'Attempt'>('attemptId', attemptId));
  }

  @Query()
  @SignedIn()
  async attemptFiles(@CurrentActor() actor: Actor, @Args('attemptId') attemptId: string) {
    const id = idOf<'Attempt'>('attemptId', attemptId);
    const files = await this.attemptFileCases.files(actor, id);
    return files && files.map((file) => fileOf(id, file));
  }

  @Mutation()
  @Allow('instructor')
  async markWork(@CurrentActor() actor: Actor, @Args() args: MutationMarkWorkArgs) {
    const result = await this.marking.markWork(actor, {
      id: idOf<'MarkingDecision'>('id', args.id), attemptId: idOf<'Attempt'>('attemptId', args.attemptId), itemVersionId: idOf<'ItemVersion'>('itemVersionId', args.itemVersionId),
      role: args.role === 'DECIDER' ? 'decider' : 'marker', levels: levelsOf(args.levels), comment: args.comment, reason: args.reason ?? '',
    });
    return result.ok ? workOf(result.value, args.withNames ?? false) : refusalOf(result.refusal);
  }
}

/** @throws badInput for anything but an object of texts. */
function levelsOf(sent: unknown): ChosenLevels {
  const levels = jsonArgument('levels', sent);
  const isTable = typeof levels === 'object' && levels !== null && !Array.isArray(levels);
  if (!isTable || Object.values(levels).some((level) => typeof level !== 'string')) throw badInput('levels', 'must name a level for each criterion');
  return levels as ChosenLevels;
}
