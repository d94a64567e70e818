import type { RandomSource } from '@selaras/domain/kernel';

/** How far somebody gets. Modules are read in the order of the course, which every prerequisite allows. */
export interface CourseOfStudy {
  readonly takesPre: boolean;
  readonly modulesFinished: number;
  /** One more module opened and left. */
  readonly leavesOneOpen: boolean;
  readonly takesPost: boolean;
  readonly withdraws: boolean;
}

/** In a cohort that is over: most finish, some start and stop, few came too late for the pre-test. */
export function finishedStudy(modules: number, shiftWork: boolean, random: RandomSource): CourseOfStudy {
  const fate = random();
  if (fate < 0.045) return { takesPre: false, modulesFinished: 0, leavesOneOpen: false, takesPost: false, withdraws: random() < 0.4 };
  if (fate < 0.07) return { takesPre: false, modulesFinished: modules, leavesOneOpen: false, takesPost: true, withdraws: false };
  if (fate < (shiftWork ? 0.23 : 0.145)) {
    return { takesPre: true, modulesFinished: Math.floor(random() * modules), leavesOneOpen: random() < 0.6, takesPost: false, withdraws: random() < 0.15 };
  }
  if (fate < (shiftWork ? 0.27 : 0.17)) return { takesPre: true, modulesFinished: modules, leavesOneOpen: false, takesPost: false, withdraws: false };
  return { takesPre: true, modulesFinished: modules, leavesOneOpen: false, takesPost: true, withdraws: false };
}

/** In a cohort that runs: everybody is somewhere on the way. */
export function runningStudy(modules: number, random: RandomSource): CourseOfStudy {
  const takesPre = random() < 0.84;
  const reached = takesPre && random() < 0.85 ? random() : 0;
  const modulesFinished = Math.min(modules, Math.floor(reached * (modules + 1.4)));
  return {
    takesPre,
    modulesFinished,
    leavesOneOpen: takesPre && modulesFinished < modules && random() < 0.6,
    takesPost: modulesFinished === modules && random() < 0.7,
    withdraws: false,
  };
}
