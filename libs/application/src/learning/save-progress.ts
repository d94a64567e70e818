import { ok, refuse, type EnrolmentId, type Instant, type ModuleId, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { windowLock } from '@selaras/domain/scheduling';
import type { LearningDeps } from './my-enrolments';
import { moduleOf, type ModuleRefusal } from './my-module';
import { placeInCourse, variantFor } from './place-in-course';
import { readEnrolments } from './read-enrolments';

export interface SaveProgress {
  readonly enrolmentId: EnrolmentId;
  readonly moduleId: ModuleId;
  /** One-based. */
  readonly page: number;
  readonly completed: boolean;
}

export interface ProgressSaved {
  readonly moduleId: ModuleId;
  readonly page: number;
  readonly completedAt: Instant | null;
  readonly savedAt: Instant;
}

export type SaveProgressRefusal = ModuleRefusal | { readonly code: 'PageOutOfRange'; readonly field: 'page'; readonly pages: number };

/** Keeps where she is in a module, for any device. The newest page wins; what is completed stays completed since the first time. */
export function makeSaveProgress({ enrolments, clock }: LearningDeps) {
  return async (actor: Actor, command: SaveProgress): Promise<Result<ProgressSaved, SaveProgressRefusal>> => {
    const now = clock();
    const [enrolment] = await readEnrolments(enrolments, actor.personId, now, command.enrolmentId);
    if (!enrolment) return refuse({ code: 'EnrolmentNotFound' });
    const closed = windowLock(placeInCourse(enrolment, now).facts);
    if (closed) return refuse(closed);
    const found = moduleOf(enrolment, command.moduleId, now);
    if (!found.ok) return found;
    const pages = variantFor(enrolment, found.value.module).pageCount;
    if (!Number.isInteger(command.page) || command.page < 1 || command.page > Math.max(1, pages)) {
      return refuse({ code: 'PageOutOfRange', field: 'page', pages });
    }
    const saved = await enrolments.saveProgress(enrolment.id, command.moduleId, command.page, command.completed, now);
    return ok({ ...saved, savedAt: now });
  };
}
