import type { Response } from '@selaras/domain/item';
import type { AttemptPartsFragment, OutboxStep } from '@selaras/web/data-access';
import { isAnswered } from '@selaras/web/ui';

type AttemptItem = AttemptPartsFragment['items'][number];

export interface Standing {
  readonly response: Response | null;
  readonly flagged: boolean;
}

export const NOTHING_YET: Standing = { response: null, flagged: false };

/** An item with where it stands: what the page, the map and the summary before handing in show. */
export interface ItemStanding extends Standing {
  readonly item: AttemptItem;
  readonly answered: boolean;
}

/** An answer of this device, as far as it decides what stands. */
export type Given = Pick<OutboxStep, 'itemVersionId' | 'response' | 'flagged' | 'basedOn'>;

/** The items in their order with where each stands; one that is not known stands at nothing. */
export function itemStandings(items: readonly AttemptItem[], standings: ReadonlyMap<string, Standing>): readonly ItemStanding[] {
  return items.map((item) => {
    const { response, flagged } = standings.get(item.itemVersionId) ?? NOTHING_YET;
    return { item, response, flagged, answered: isAnswered(response) };
  });
}

/** The server's newest answers, with what this device has given since over them in their order. */
export function standingsOf(attempt: { readonly items: readonly Pick<AttemptItem, 'itemVersionId' | 'response' | 'flagged'>[] }, given: readonly Given[]): Map<string, Standing> {
  const standings = new Map<string, Standing>(
    attempt.items.map(({ itemVersionId, response, flagged }) => [itemVersionId, { response: response as Response | null, flagged }]),
  );
  for (const step of given) {
    const before = standings.get(step.itemVersionId);
    if (before) standings.set(step.itemVersionId, { response: step.response ?? before.response, flagged: step.flagged ?? before.flagged });
  }
  return standings;
}
