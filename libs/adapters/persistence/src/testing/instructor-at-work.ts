import { randomUUID } from 'node:crypto';
import { makeRegradeVersion, makeRegradingUseCases, type ApplyCorrection, type MarkOverrideId, type RegradingDeps, type SentCorrection } from '@selaras/application/regrading';
import type { CorrectionId } from '@selaras/domain/assessment';
import type { Clock, CourseVersionId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { Database } from '../database';
import { PostgresCorrectionStore, PostgresMarkStore, PostgresRegradeStore } from '../regrading/index';

export const newCorrectionId = () => randomUUID() as string as CorrectionId;
export const newMarkId = () => randomUUID() as string as MarkOverrideId;

/** Everything an instructor does about wrong keys, and the worker's part of it, on a database. */
export function anInstructorsDesk(database: Database, clock: Clock) {
  const deps: RegradingDeps = {
    corrections: new PostgresCorrectionStore(database), regrades: new PostgresRegradeStore(database), marks: new PostgresMarkStore(database), clock,
  };
  const regradeVersion = makeRegradeVersion(deps);
  const useCases = makeRegradingUseCases(deps);
  return {
    ...useCases,
    deps,
    regradeVersion,
    /** Previews, applies and regrades to the end; gives the preview and the correction. @throws when refused. */
    async correct(actor: Actor, versionId: CourseVersionId, correction: SentCorrection, changes: Partial<ApplyCorrection> = {}) {
      const preview = await useCases.previewCorrection(actor, versionId, correction, { first: 100, offset: 0 });
      if (!preview.ok) throw new Error(preview.refusal.code);
      const correctionId = newCorrectionId();
      const applied = await useCases.applyCorrection(actor, { correctionId, versionId, correction, reason: 'The key was wrong', previewedOn: preview.value.keyVersion, ...changes });
      if (!applied.ok) throw new Error(applied.refusal.code);
      await regradeVersion(correctionId);
      return { preview: preview.value, correctionId };
    },
  };
}
export type InstructorsDesk = ReturnType<typeof anInstructorsDesk>;

/** A correction as sent, with what its kind does not need left empty. */
export const sent = (correction: Partial<SentCorrection> & Pick<SentCorrection, 'kind'>): SentCorrection =>
  ({ itemVersionId: null, key: null, restoresId: null, policy: 'recompute', ...correction });
