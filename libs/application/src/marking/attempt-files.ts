import type { IdSource } from '@selaras/domain/course';
import { ok, refuse, type AttemptId, type Clock, type ItemVersionId, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { AttemptFile, AttemptFileStore, UploadPlace } from './ports';
import type { UploadRefusal } from './refusals';

export interface AttemptFileDeps {
  readonly files: AttemptFileStore;
  readonly clock: Clock;
  readonly newId: IdSource;
}

/** Files may be replaced while the attempt is open: so many times what an answer holds are kept for each item. */
export const KEPT_FOR_EACH = 10;

/** What a learner hands in, and who may have it. */
export function makeAttemptFileUseCases({ files, clock, newId }: AttemptFileDeps) {
  const mayUpload = async (actor: Actor, attemptId: AttemptId, itemVersionId: ItemVersionId): Promise<Result<UploadPlace, UploadRefusal>> => {
    const place = await files.uploadPlace(actor.personId, attemptId, itemVersionId, clock());
    if (!place) return refuse({ code: 'UploadPlaceNotFound' });
    if (!place.isOpen) return refuse({ code: 'AttemptClosed' });
    return place.kept >= place.most * KEPT_FOR_EACH ? refuse({ code: 'TooManyUploads', most: place.most * KEPT_FOR_EACH }) : ok(place);
  };
  return {
    /** Her own open attempt, and an item of it that takes files. Asked before the first byte is taken. */
    mayUpload,
    /** Writes down a file whose bytes are already kept. */
    recordUpload: async (
      actor: Actor, attemptId: AttemptId, itemVersionId: ItemVersionId, file: Pick<AttemptFile, 'sha256' | 'mediaType' | 'byteSize' | 'name'>,
    ): Promise<Result<AttemptFile, UploadRefusal>> => {
      // Sending it took a while: the attempt may be over by now.
      const place = await mayUpload(actor, attemptId, itemVersionId);
      if (!place.ok) return place;
      const now = clock();
      const most = place.value.most * KEPT_FOR_EACH;
      const kept = await files.add(attemptId, { ...file, id: newId<'File'>(), itemVersionId, uploadedAt: now }, most, now);
      if (kept) return ok(kept);
      const again = await mayUpload(actor, attemptId, itemVersionId);
      return again.ok ? refuse({ code: 'TooManyUploads', most }) : again;
    },
    /** Of her own attempt, or of a submitted one in an instructor's scope. Null otherwise: the answer is the same. */
    files: (actor: Actor, attemptId: AttemptId): Promise<readonly AttemptFile[] | null> => files.files(attemptId, actor.personId, scopeOf(actor, 'instructor')),
  };
}
export type AttemptFileUseCases = ReturnType<typeof makeAttemptFileUseCases>;
