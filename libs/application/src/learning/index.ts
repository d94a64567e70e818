import { makeMyEnrolment, makeMyEnrolments, type LearningDeps } from './my-enrolments';
import { makeMyHours } from './my-hours';
import { makeMyModule } from './my-module';
import { makeSaveProgress } from './save-progress';

export * from './enrolment-view';
export type { LearningDeps } from './my-enrolments';
export type { MyHours } from './my-hours';
export type { ModuleRefusal, ModuleView } from './my-module';
export * from './place-in-course';
export * from './ports';
export { readEnrolments } from './read-enrolments';
export type { ProgressSaved, SaveProgress, SaveProgressRefusal } from './save-progress';

export function makeLearningUseCases(deps: LearningDeps) {
  return {
    myEnrolments: makeMyEnrolments(deps),
    myEnrolment: makeMyEnrolment(deps),
    myHours: makeMyHours(deps),
    myModule: makeMyModule(deps),
    saveProgress: makeSaveProgress(deps),
  };
}
export type LearningUseCases = ReturnType<typeof makeLearningUseCases>;
