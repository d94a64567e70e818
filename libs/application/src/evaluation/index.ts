import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { PageRequest } from '@selaras/application/organisation';
import { compareUploaded, readUploadedColumns } from './compare-uploaded';
import { type EvaluationDeps, makeEvaluateCohort } from './evaluate-cohort';

export type { FormsEvaluation, OrderEvaluation } from './compare-forms';
export * from './compare-uploaded';
export * from './evaluate-cohort';
export type { Bin } from './histogram-bins';
export * from './ports';

export function makeEvaluationUseCases(deps: EvaluationDeps) {
  return {
    cohorts: (actor: Actor, page: PageRequest) => deps.store.cohorts(scopeOf(actor, 'evaluator'), page, deps.today()),
    evaluateCohort: makeEvaluateCohort(deps),
    readUploadedColumns,
    compareUploaded,
  };
}
export type EvaluationUseCases = ReturnType<typeof makeEvaluationUseCases>;
