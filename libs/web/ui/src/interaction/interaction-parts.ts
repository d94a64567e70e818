import type { Type } from '@angular/core';
import type { ItemType } from '@selaras/domain/item';

/** Parts that are fetched when they are needed: most visits never meet one. */
const PARTS = {
  matching: async () => (await import('./matching-interaction')).MatchingInteraction,
  ordering: async () => (await import('./ordering-interaction')).OrderingInteraction,
  cloze: async () => (await import('./cloze-interaction')).ClozeInteraction,
  placing: async () => (await import('./placing-interaction')).PlacingInteraction,
  'situational-judgement': async () => (await import('./judgement-interaction')).JudgementInteraction,
  essay: async () => (await import('./essay-interaction')).EssayInteraction,
  'file-upload': async () => (await import('./upload-interaction')).UploadInteraction,
} satisfies Partial<Record<ItemType, () => Promise<Type<unknown>>>>;

type LaterType = keyof typeof PARTS;

export function isLoadedLater(type: ItemType): type is LaterType {
  return Object.hasOwn(PARTS, type);
}

/** @throws when the part cannot be fetched; asking again tries again. */
export function loadPart(type: LaterType): Promise<Type<unknown>> {
  return PARTS[type]();
}

/**
 * Fetches what the items of these types are answered with, so that a test goes on when the network does not.
 * @throws when a part cannot be fetched
 */
export async function preloadInteractions(types: Iterable<ItemType>): Promise<void> {
  await Promise.all([...new Set(types)].filter(isLoadedLater).map(loadPart));
}
