import type { UnitView } from '@selaras/application/identity';
import type { Level } from '@selaras/domain/course';
import { ok, refuse, type EnrolmentId, type Instant, type ModuleId, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { StepLock } from '@selaras/domain/scheduling';
import { objectivesOf, pageWithin } from './enrolment-view';
import type { LearningDeps } from './my-enrolments';
import { placeInCourse, variantFor } from './place-in-course';
import type { EnrolmentRecord, FileRecord, ModuleRecord, ObjectiveRecord } from './ports';
import { readEnrolments } from './read-enrolments';

export interface ModuleView {
  readonly id: ModuleId;
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly variantUnit: UnitView | null;
  readonly variantLevel: Level | null;
  readonly label: string;
  readonly pages: readonly string[];
  readonly files: readonly FileRecord[];
  readonly objectives: readonly ObjectiveRecord[];
  /** One-based page to open at. */
  readonly page: number;
  readonly completedAt: Instant | null;
  readonly previousModule: ModuleRef | null;
  readonly nextModule: ModuleRef | null;
}

interface ModuleRef {
  readonly id: ModuleId;
  readonly title: string;
}

export type ModuleRefusal = { readonly code: 'EnrolmentNotFound' } | { readonly code: 'ModuleNotFound' } | StepLock;

/** A module in the text of my unit and level. What I finished stays readable after the deadline. */
export function makeMyModule({ enrolments, clock }: LearningDeps) {
  return async (actor: Actor, enrolmentId: EnrolmentId, moduleId: ModuleId): Promise<Result<ModuleView, ModuleRefusal>> => {
    const now = clock();
    const [enrolment] = await readEnrolments(enrolments, actor.personId, now, enrolmentId);
    if (!enrolment) return refuse({ code: 'EnrolmentNotFound' });
    const found = moduleOf(enrolment, moduleId, now);
    if (!found.ok) return found;
    const { module, index } = found.value;
    const variant = variantFor(enrolment, module);
    const text = await enrolments.moduleText(module.id, variant.id);
    const progress = enrolment.progress.find((row) => row.moduleId === module.id);
    return ok({
      id: module.id,
      title: module.title,
      estimatedMinutes: module.estimatedMinutes,
      variantUnit: text.variantUnit,
      variantLevel: variant.level,
      label: text.label,
      pages: text.pages,
      files: text.files,
      objectives: objectivesOf(enrolment, module),
      page: pageWithin(progress?.page ?? 1, text.pages.length),
      completedAt: progress?.completedAt ?? null,
      previousModule: refOf(enrolment.course.modules[index - 1]),
      nextModule: refOf(enrolment.course.modules[index + 1]),
    });
  };
}

/** A module she may enter now, or why not. */
export function moduleOf(
  enrolment: EnrolmentRecord, moduleId: ModuleId, now: Instant,
): Result<{ readonly module: ModuleRecord; readonly index: number }, ModuleRefusal> {
  const index = enrolment.course.modules.findIndex((candidate) => candidate.id === moduleId);
  const module = enrolment.course.modules[index];
  if (!module) return refuse({ code: 'ModuleNotFound' });
  const lock = placeInCourse(enrolment, now).path.modules[index]?.lockedBy;
  return lock ? refuse(lock) : ok({ module, index });
}

function refOf(module: ModuleRecord | undefined): ModuleRef | null {
  return module ? { id: module.id, title: module.title } : null;
}
