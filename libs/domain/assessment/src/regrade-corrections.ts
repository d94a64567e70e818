import { checkItem, type ItemContent, type ItemProblem, type Key } from '@selaras/domain/item';
import { ok, refuse, type Id, type ItemVersionId, type Result } from '@selaras/domain/kernel';
import type { Part } from './form';
import { canonicalJson } from './step';

export type CorrectionId = Id<'Correction'>;

/** The key a version was published with; each correction of the version makes the next one. */
export const FIRST_KEY_VERSION = 1;

/**
 * `recompute`: everybody gets what the corrected keys give, more or less than before.
 * `never-lower`: nobody's full score or pass gets worse through this correction. The core score is a measurement and always recomputed.
 */
export const REGRADE_POLICIES = ['recompute', 'never-lower'] as const;
export type RegradePolicy = (typeof REGRADE_POLICIES)[number];

/** What may be wrong with an item after people answered it, put right for all of them. */
export type ItemCorrection =
  /** Another key for the same interaction. */
  | { readonly kind: 'correct-key'; readonly key: Key }
  /** The item no longer counts: nothing is earned and nothing could be. */
  | { readonly kind: 'drop-item' }
  /** Full marks for everybody who was shown the item, whatever she answered. */
  | { readonly kind: 'credit-everybody' };

/** What an instructor asks for: a correction of an item, or an earlier correction taken back. */
export type WantedCorrection =
  | (ItemCorrection & { readonly itemVersionId: ItemVersionId })
  | { readonly kind: 'restore'; readonly restoresId: CorrectionId };
export type CorrectionKind = WantedCorrection['kind'];

/** A correction as it stands in the list of its course version: only added to, 2, 3, 4 ... */
export type Correction = {
  readonly id: CorrectionId;
  readonly keyVersion: number;
  readonly policy: RegradePolicy;
  readonly itemVersionId: ItemVersionId;
} & (ItemCorrection | { readonly kind: 'restore'; readonly restoresId: CorrectionId });

/** An item of the pair, as it was published. */
export interface CorrectableItem {
  readonly itemVersionId: ItemVersionId;
  readonly part: Part;
  readonly content: ItemContent;
}

export type CorrectionRefusal =
  | { readonly code: 'ItemNotInPair'; readonly field: 'itemVersionId' }
  | ({ readonly code: 'KeyDoesNotFit'; readonly field: 'key'; readonly problem: ItemProblem['code'] })
  /** It would leave every outcome as it is. */
  | { readonly code: 'NothingToCorrect' }
  /** Without a core item there is nothing to compare. */
  | { readonly code: 'LastCoreItem' }
  | { readonly code: 'CorrectionNotFound'; readonly field: 'restoresId' }
  | { readonly code: 'CorrectionTakenBack'; readonly field: 'restoresId'; readonly keyVersion: number };

/**
 * What is in force for each corrected item: of the corrections that were not taken back the newest decides, and when that one
 * is taken back, the one before it decides again. Items without any are not in it. The order of the list does not matter.
 */
export function correctionsInForce(corrections: readonly Correction[]): ReadonlyMap<ItemVersionId, ItemCorrection> {
  const takenBack = new Set(corrections.flatMap((correction) => (correction.kind === 'restore' ? [correction.restoresId] : [])));
  const inForce = new Map<ItemVersionId, ItemCorrection>();
  for (const correction of [...corrections].sort((a, b) => a.keyVersion - b.keyVersion)) {
    if (correction.kind !== 'restore' && !takenBack.has(correction.id)) inForce.set(correction.itemVersionId, correction);
  }
  return inForce;
}

/** The corrections that made this key version: those numbered up to it. */
export function upToKeyVersion(corrections: readonly Correction[], keyVersion: number): readonly Correction[] {
  return corrections.filter((correction) => correction.keyVersion <= keyVersion);
}

/**
 * Whether the wish makes sense on top of `history`, and which item it concerns. Stores nothing.
 * `items`: the whole pair as published. A new key is held against the rules of items as any other key.
 */
export function decideCorrection(
  items: readonly CorrectableItem[], history: readonly Correction[], wanted: WantedCorrection,
): Result<ItemVersionId, CorrectionRefusal> {
  const concerned = wanted.kind === 'restore' ? itemOfCorrection(history, wanted.restoresId) : ok(wanted.itemVersionId);
  if (!concerned.ok) return concerned;
  const item = items.find(({ itemVersionId }) => itemVersionId === concerned.value);
  if (!item) return refuse({ code: 'ItemNotInPair', field: 'itemVersionId' });
  if (wanted.kind === 'correct-key') {
    const [problem] = checkItem({ ...item.content, key: wanted.key });
    if (problem) return refuse({ code: 'KeyDoesNotFit', field: 'key', problem: problem.code });
  }
  const before = correctionsInForce(history);
  const after = correctionsInForce([...history, asNewest(wanted, item.itemVersionId, history)]);
  // Taking back what another correction has overtaken changes nothing now, and what is in force when that one is taken back.
  if (wanted.kind !== 'restore' && inForceText(item, before) === inForceText(item, after)) return refuse({ code: 'NothingToCorrect' });
  const core = items.filter(({ part }) => part === 'core');
  if (core.length > 0 && core.every(({ itemVersionId }) => after.get(itemVersionId)?.kind === 'drop-item')) return refuse({ code: 'LastCoreItem' });
  return ok(item.itemVersionId);
}

function itemOfCorrection(history: readonly Correction[], id: CorrectionId): Result<ItemVersionId, CorrectionRefusal> {
  const correction = history.find((earlier) => earlier.id === id);
  if (!correction || correction.kind === 'restore') return refuse({ code: 'CorrectionNotFound', field: 'restoresId' });
  const taken = history.find((later) => later.kind === 'restore' && later.restoresId === id);
  return taken ? refuse({ code: 'CorrectionTakenBack', field: 'restoresId', keyVersion: taken.keyVersion }) : ok(correction.itemVersionId);
}

/** The wish as the newest row of the list; its id and policy play no part in what is in force. */
export function asNewest(wanted: WantedCorrection, itemVersionId: ItemVersionId, history: readonly Correction[], policy: RegradePolicy = 'recompute'): Correction {
  const keyVersion = Math.max(FIRST_KEY_VERSION, ...history.map((earlier) => earlier.keyVersion)) + 1;
  return { ...wanted, itemVersionId, keyVersion, policy, id: `wanted-${keyVersion}` as CorrectionId };
}

/** Equal texts mark alike; an item without a correction is marked by its published key. */
function inForceText(item: CorrectableItem, inForce: ReadonlyMap<ItemVersionId, ItemCorrection>): string {
  const correction = inForce.get(item.itemVersionId);
  if (correction?.kind === 'drop-item' || correction?.kind === 'credit-everybody') return correction.kind;
  return canonicalJson(correction?.key ?? item.content.key);
}
