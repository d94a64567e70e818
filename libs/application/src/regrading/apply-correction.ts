import type { Correction, CorrectionId } from '@selaras/domain/assessment';
import { ok, refuse, type CourseVersionId, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { readLine, sameValue } from '../authoring/checks';
import type { CorrectionRecord, RegradingDeps, VersionToCorrect } from './ports';
import type { RegradingRefusal } from './refusals';
import { newestKeyVersion, nextCorrection, readWanted, type SentCorrection } from './wanted-correction';

export const LONGEST_REASON = 500;

export interface ApplyCorrection {
  /** Made by the client, so that a repeated request is recognised. */
  readonly correctionId: CorrectionId;
  readonly versionId: CourseVersionId;
  readonly correction: SentCorrection;
  readonly reason: string;
  /** The key version its preview was computed on. */
  readonly previewedOn: number;
}

/**
 * Makes a correction and starts the regrading; the worker does it. Answers with the row and its progress, a repeated request too.
 * Refused when another correction was made since the preview, so that what was looked at is what happens.
 */
export function makeApplyCorrection({ corrections, clock }: RegradingDeps) {
  return async (actor: Actor, { correctionId, versionId, correction: sent, reason, previewedOn }: ApplyCorrection): Promise<Result<CorrectionRecord, RegradingRefusal>> => {
    const why = readLine('reason', reason, LONGEST_REASON);
    if (!why.ok) return refuse(why.refusal as Extract<typeof why.refusal, { code: 'Required' | 'TooLong' }>);
    const madeAt = clock();
    return corrections.add(scopeOf(actor, 'instructor'), versionId, correctionId, (version, same) => {
      if (same) return same.versionId === versionId && saysTheSame(same.correction, version, sent) ? ok(null) : refuse({ code: 'IdTaken', id: correctionId });
      const current = newestKeyVersion(version);
      if (version.isPublished && current !== previewedOn) return refuse({ code: 'StaleKeyVersion', current });
      const next = nextCorrection(version, sent);
      return next.ok ? ok({ correction: { ...next.value, id: correctionId }, reason: why.value, madeBy: actor.personId, madeAt }) : next;
    });
  };
}

function saysTheSame(stored: Correction, version: VersionToCorrect, sent: SentCorrection): boolean {
  const wanted = readWanted(version, sent);
  if (!wanted.ok || stored.kind !== wanted.value.kind || stored.policy !== sent.policy) return false;
  const { value } = wanted;
  if (value.kind === 'restore') return stored.kind === 'restore' && stored.restoresId === value.restoresId;
  if (stored.itemVersionId !== value.itemVersionId) return false;
  return value.kind !== 'correct-key' || (stored.kind === 'correct-key' && sameValue(stored.key, value.key));
}
