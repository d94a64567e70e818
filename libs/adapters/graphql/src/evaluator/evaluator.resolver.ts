import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { EvaluationUseCases } from '@selaras/application/evaluation';
import type { Actor } from '@selaras/domain/organisation';
import { connectionOf, pageOf } from '../connection';
import { Allow, badInput, CurrentActor } from '../permission/index';
import { idOf } from '../read-arguments';
import { refusalOf } from '../refusal';
import type { MutationCompareUploadedArgs } from '../schema.generated';
import { evaluatedCourseOf, evaluationOf, uploadedComparisonOf } from './payloads';

export const EVALUATION_USE_CASES = Symbol('EvaluationUseCases');

@Resolver()
export class EvaluatorResolver {
  constructor(@Inject(EVALUATION_USE_CASES) private readonly evaluation: EvaluationUseCases) {}

  @Query()
  @Allow('evaluator')
  async evaluatedCourses(@CurrentActor() actor: Actor, @Args('first') first: number, @Args('after') after: string | null) {
    const page = pageOf(first, after);
    return connectionOf(await this.evaluation.cohorts(actor, page), page.offset, evaluatedCourseOf);
  }

  @Query('evaluation')
  @Allow('evaluator')
  async evaluate(@CurrentActor() actor: Actor, @Args('cohortId') cohortId: string) {
    const evaluation = await this.evaluation.evaluateCohort(actor, idOf<'Cohort'>('cohortId', cohortId));
    return evaluation && evaluationOf(evaluation);
  }

  @Mutation()
  @Allow('evaluator')
  readResultColumns(@Args('base64') base64: string) {
    const result = this.evaluation.readUploadedColumns(bytesOf(base64));
    return result.ok ? { __typename: 'UploadedColumns', ...result.value } : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('evaluator')
  compareUploaded(@Args() args: MutationCompareUploadedArgs) {
    const columns = { pre: args.preColumn, post: args.postColumn, group: args.groupColumn ?? null };
    const result = this.evaluation.compareUploaded(bytesOf(args.base64), columns, args.maximum ?? null);
    return result.ok ? uploadedComparisonOf(args.fileName, result.value) : refusalOf(result.refusal);
  }
}

function bytesOf(base64: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw badInput('base64', 'is not base64');
  return Buffer.from(base64, 'base64');
}
