import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AssessmentUseCases } from '@selaras/application/assessment';
import type { LearningUseCases } from '@selaras/application/learning';
import type { Actor } from '@selaras/domain/organisation';
import { Allow, CurrentActor } from '../permission/index';
import { idOf } from '../read-arguments';
import type { MutationEndBreakArgs, MutationRecordResponsesArgs, MutationSaveProgressArgs, MutationStartAttemptArgs, MutationStartBreakArgs, QueryAttemptAnswersArgs, QueryMyModuleArgs } from '../schema.generated';
import { PHASES } from '../test-rules-payload';
import { attemptPayload, breakRecordedPayload, recordedAnswerPayload, recordedPayload, reviewPayload, sentStep, submittedPayload } from './attempt-payload';
import { enrolmentPayload, learnerRefusal, modulePayload, progressPayload } from './enrolment-payload';

export const LEARNING_USE_CASES = Symbol('LearningUseCases');
export const ASSESSMENT_USE_CASES = Symbol('AssessmentUseCases');

/** What a learner reads and does. Every use case is told who asks and reaches her own rows only. */
@Resolver()
export class LearnerResolver {
  constructor(
    @Inject(LEARNING_USE_CASES) private readonly learning: LearningUseCases,
    @Inject(ASSESSMENT_USE_CASES) private readonly assessment: AssessmentUseCases,
  ) {}

  @Query()
  @Allow('learner')
  myHours(@CurrentActor() actor: Actor) {
    return this.learning.myHours(actor);
  }

  @Query()
  @Allow('learner')
  async myEnrolments(@CurrentActor() actor: Actor) {
    return (await this.learning.myEnrolments(actor)).map(enrolmentPayload);
  }

  @Query()
  @Allow('learner')
  async myEnrolment(@CurrentActor() actor: Actor, @Args('id') id: string) {
    const enrolment = await this.learning.myEnrolment(actor, idOf<'Enrolment'>('id', id));
    return enrolment && enrolmentPayload(enrolment);
  }

  @Query()
  @Allow('learner')
  async myModule(@CurrentActor() actor: Actor, @Args() { enrolmentId, moduleId }: QueryMyModuleArgs) {
    const result = await this.learning.myModule(actor, idOf<'Enrolment'>('enrolmentId', enrolmentId), idOf<'Module'>('moduleId', moduleId));
    return result.ok ? modulePayload(result.value) : learnerRefusal(result.refusal);
  }

  @Query()
  @Allow('learner')
  async myAttempt(@CurrentActor() actor: Actor, @Args('id') id: string) {
    const attempt = await this.assessment.myAttempt(actor, idOf<'Attempt'>('id', id));
    return attempt && attemptPayload(attempt);
  }

  @Query()
  @Allow('learner')
  async attemptAnswers(@CurrentActor() actor: Actor, @Args() { attemptId, after }: QueryAttemptAnswersArgs) {
    return (await this.assessment.answersAfter(actor, idOf<'Attempt'>('attemptId', attemptId), after)).map(recordedAnswerPayload);
  }

  @Query()
  @Allow('learner')
  async attemptReview(@CurrentActor() actor: Actor, @Args('attemptId') attemptId: string) {
    const result = await this.assessment.attemptReview(actor, idOf<'Attempt'>('attemptId', attemptId));
    return result.ok ? reviewPayload(result.value) : learnerRefusal(result.refusal);
  }

  @Mutation()
  @Allow('learner')
  async startAttempt(@CurrentActor() actor: Actor, @Args() { attemptId, enrolmentId, phase }: MutationStartAttemptArgs) {
    const result = await this.assessment.startAttempt(actor, {
      attemptId: idOf<'Attempt'>('attemptId', attemptId),
      enrolmentId: idOf<'Enrolment'>('enrolmentId', enrolmentId),
      phase: PHASES[phase],
    });
    return result.ok ? attemptPayload(result.value) : learnerRefusal(result.refusal);
  }

  @Mutation()
  @Allow('learner')
  async recordResponses(@CurrentActor() actor: Actor, @Args() { attemptId, steps }: MutationRecordResponsesArgs) {
    const result = await this.assessment.recordResponses(actor, idOf<'Attempt'>('attemptId', attemptId), steps.map(sentStep));
    return result.ok ? recordedPayload(result.value) : learnerRefusal(result.refusal);
  }

  @Mutation()
  @Allow('learner')
  async submitAttempt(@CurrentActor() actor: Actor, @Args('attemptId') attemptId: string) {
    const result = await this.assessment.submitAttempt(actor, idOf<'Attempt'>('attemptId', attemptId));
    return result.ok ? submittedPayload(result.value) : learnerRefusal(result.refusal);
  }

  @Mutation()
  @Allow('learner')
  async startBreak(@CurrentActor() actor: Actor, @Args() { attemptId, breakId }: MutationStartBreakArgs) {
    const result = await this.assessment.startBreak(actor, idOf<'Attempt'>('attemptId', attemptId), idOf<'Break'>('breakId', breakId));
    return result.ok ? breakRecordedPayload(result.value) : learnerRefusal(result.refusal);
  }

  @Mutation()
  @Allow('learner')
  async endBreak(@CurrentActor() actor: Actor, @Args() { attemptId, breakId }: MutationEndBreakArgs) {
    const result = await this.assessment.endBreak(actor, idOf<'Attempt'>('attemptId', attemptId), idOf<'Break'>('breakId', breakId));
    return result.ok ? breakRecordedPayload(result.value) : learnerRefusal(result.refusal);
  }

  @Mutation()
  @Allow('learner')
  async saveProgress(@CurrentActor() actor: Actor, @Args() { enrolmentId, moduleId, page, completed }: MutationSaveProgressArgs) {
    const result = await this.learning.saveProgress(actor, {
      enrolmentId: idOf<'Enrolment'>('enrolmentId', enrolmentId),
      moduleId: idOf<'Module'>('moduleId', moduleId),
      page,
      completed,
    });
    return result.ok ? progressPayload(result.value) : learnerRefusal(result.refusal);
  }
}
