import {
  asNewest, decideCorrection, type Correction, type CorrectionId, type CorrectionKind, type RegradePolicy, type WantedCorrection,
} from '@selaras/domain/assessment';
import { isMarkedByPeople } from '@selaras/domain/item';
import { ok, refuse, type ItemVersionId, type Result } from '@selaras/domain/kernel';
import { readItemContent } from '../authoring/index';
import type { VersionToCorrect } from './ports';
import type { RegradingRefusal } from './refusals';

/** A correction as sent; which members matter depends on the kind. */
export interface SentCorrection {
  readonly kind: CorrectionKind;
  readonly itemVersionId: ItemVersionId | null;
  /** A Key of the domain, not yet checked. */
  readonly key: unknown;
  readonly restoresId: CorrectionId | null;
  readonly policy: RegradePolicy;
}

/** Reads what was sent and decides it on top of what stands: the next row of the list, or why not. */
export function nextCorrection(version: VersionToCorrect, sent: SentCorrection): Result<Correction, RegradingRefusal> {
  if (!version.isPublished) return refuse({ code: 'VersionNotPublished' });
  const newest = newestKeyVersion(version);
  if (newest > version.keyVersionInForce) return refuse({ code: 'RegradeRunning', keyVersion: newest });
  const wanted = readWanted(version, sent);
  if (!wanted.ok) return wanted;
  const decided = decideCorrection(version.items, version.history, wanted.value);
  return decided.ok ? ok(asNewest(wanted.value, decided.value, version.history, sent.policy)) : decided;
}

export function newestKeyVersion({ history, keyVersionInForce }: VersionToCorrect): number {
  return Math.max(keyVersionInForce, ...history.map(({ keyVersion }) => keyVersion));
}

/** The shape alone: which item and key, or which correction to take back. */
export function readWanted(version: VersionToCorrect, { kind, itemVersionId, key, restoresId }: SentCorrection): Result<WantedCorrection, RegradingRefusal> {
  if (kind === 'restore') return restoresId ? ok({ kind, restoresId }) : refuse({ code: 'Required', field: 'restoresId' });
  if (!itemVersionId) return refuse({ code: 'Required', field: 'itemVersionId' });
  if (kind !== 'correct-key') return ok({ kind, itemVersionId });
  const item = version.items.find((one) => one.itemVersionId === itemVersionId);
  if (!item) return refuse({ code: 'ItemNotInPair', field: 'itemVersionId' });
  if (isMarkedByPeople(item.content.key.type)) return refuse({ code: 'RubricNotCorrected', field: 'key' });
  // The item was sanitised when it was stored; only its key is new.
  const content = readItemContent({ ...item.content, key }, (html) => html);
  if (content.ok) return ok({ kind, itemVersionId, key: content.value.key });
  const { refusal } = content;
  if (refusal.code === 'ItemInvalid') return refuse({ code: 'KeyDoesNotFit', field: 'key', problem: refusal.problem });
  return refuse({ code: 'ContentMalformed', field: refusal.code === 'ContentMalformed' ? refusal.field : 'key' });
}
