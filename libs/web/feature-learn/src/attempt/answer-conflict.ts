import { isAnswered, type Response } from '@selaras/domain/item';
import { isTyped } from '@selaras/web/ui';

/** Two texts for one item, each written without knowledge of the other. The server keeps both as steps; the learner says which one counts. */
export interface AnswerConflict {
  /** Written here. */
  readonly mine: Response;
  /** Written elsewhere: on another device, in another tab. */
  readonly theirs: Response;
}

/**
 * Whether what was written here and what stands at the server contradict each other. Only typed texts do: of two ticks the newest is plainly meant,
 * but of two texts the older one may hold an hour of work.
 *
 * No conflict when one of them builds on the other (`theirs` is what this text began from, or `mine` is), when they say the same, or when one is blank.
 *
 * @param basedOn what stood at the server, as far as this device knew, when writing began here; null: nothing
 * @param mine newest text of this device that the server has not acknowledged
 * @param theirs what stands at the server now
 */
export function conflictBetween(basedOn: Response | null, mine: Response | null, theirs: Response | null): AnswerConflict | null {
  if (mine === null || theirs === null || !isTyped(mine) || !isAnswered(mine) || !isAnswered(theirs)) return null;
  const told = [basedOn, mine, theirs].map(said);
  return new Set(told).size === 3 ? { mine, theirs } : null;
}

/** What a response says, for comparing: blanks at the ends and the order in which gaps were filled say nothing. A blank one says the same as none. */
function said(response: Response | null): string {
  if (response === null || !isAnswered(response)) return '';
  if (response.type === 'cloze') return JSON.stringify(Object.entries(response.gaps).map(([id, text]) => [id, text.trim()]).filter(([, text]) => text !== '').sort());
  return 'text' in response ? response.text.trim() : JSON.stringify(response);
}
