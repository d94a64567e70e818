import { type ItemContent, type Key, type Response } from '@selaras/domain/item';
import type { ItemVersionId } from '@selaras/domain/kernel';
import { type ItemChoices, type ItemSummary, poolItem } from '@selaras/domain/statistics';
import type { AttemptToCount, CellChange, CountingRules, ItemCountStore, OutcomeToCount } from './ports';

/** Attempts a worker counts in one commit. */
export const COUNTED_AT_ONCE = 1_000;

/** Counts what is due; returns how many attempts that were: as many as `COUNTED_AT_ONCE` when there may be more. */
export function makeCountItems({ counts }: { readonly counts: ItemCountStore }) {
  return (): Promise<number> => counts.countDue(COUNTED_AT_ONCE, COUNTING_RULES);
}

export const COUNTING_RULES: CountingRules = {
  changesOf: (attempts) => netChanges(attempts.flatMap((attempt) => [
    ...(attempt.counted ? cellsOf(attempt, attempt.counted, -1) : []),
    ...cellsOf(attempt, attempt.newest, 1),
  ])),
  figuresOf: (groups) => {
    const { facility, discrimination, notes } = poolItem(groups);
    return { facility, discrimination, notes: [...new Set(notes.map(({ code }) => code))].sort() };
  },
};

const HALVES = ['pre', 'post'] as const;

/**
 * Where an outcome stands in the counts. Only first attempts of a pre- or post-test count, and only once all marks are there: what a person
 * knew when she was first asked, each person once. Items that were dropped, or credited to everybody, say nothing of their takers and are
 * left out. The total beside a mark is the sum over the core and, for an item of a case, that item: the core is what all were asked.
 */
function cellsOf(attempt: AttemptToCount, outcome: OutcomeToCount, by: 1 | -1): CellChange[] {
  const { number, versionId, form, responses } = attempt;
  const phase = HALVES.find((half) => half === attempt.phase);
  if (number !== 1 || phase === undefined || !outcome.complete) return [];
  const core = outcome.items.reduce((sum, { part, earned }) => sum + (part === 'core' ? earned : 0), 0);
  return outcome.items.flatMap(({ itemVersionId, part, earned, answered, basis }): CellChange[] => {
    if (basis === 'dropped' || basis === 'credited') return [];
    const cell = { itemVersionId, versionId, phase, form, mark: earned, total: part === 'core' ? core : core + earned, answered, option: null, by };
    return [cell, ...(chosenIn(responses.get(itemVersionId) ?? null, answered) ?? []).map((option) => ({ ...cell, option }))];
  });
}

/** Options that were chosen, '' alone when none was; null for items in which nothing is chosen. */
function chosenIn(response: Response | null, answered: boolean): readonly string[] | null {
  const orNone = (options: readonly (string | null)[]) => (answered ? options.flatMap((option) => option ?? []) : ['']);
  switch (response?.type) {
    // Never touched: whether it has options is not known here; the store knows the version and drops it where it has none.
    case undefined:
      return [''];
    case 'single-choice':
      return orNone([response.optionId]);
    case 'multiple-choice':
      return orNone([...new Set(response.optionIds)]);
    case 'true-false':
      return orNone([response.value === null ? null : String(response.value)]);
    case 'situational-judgement':
      return response.most === null ? [''] : [response.most];
    default:
      return null;
  }
}

/** Cells that stay as they are fall away; the rest in one order, so that two who count lock rows in the same order. */
function netChanges(changes: readonly CellChange[]): readonly CellChange[] {
  const byCell = new Map<string, { cell: CellChange; by: number }>();
  for (const cell of changes) {
    const key = `${cell.itemVersionId} ${cell.versionId} ${cell.phase} ${cell.form} ${cell.mark} ${cell.total} ${cell.option === null ? cell.answered : `=${cell.option}`}`;
    const known = byCell.get(key);
    if (known) known.by += cell.by;
    else byCell.set(key, { cell, by: cell.by });
  }
  return [...byCell].filter(([, { by }]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { cell, by }]) => ({ ...cell, by }));
}

/** Options of an item as the distractor table lists them, with those of the right answer; null for items in which nothing is chosen. */
export function choicesOf({ interaction, key }: Pick<ItemContent, 'interaction' | 'key'>): Omit<ItemChoices, 'cells'> | null {
  switch (interaction.type) {
    case 'single-choice':
    case 'multiple-choice':
      return { options: interaction.options.map(({ id }) => id), key: keyed(key) };
    case 'true-false':
      return { options: ['true', 'false'], key: keyed(key) };
    case 'situational-judgement':
      return { options: interaction.actions.map(({ id }) => id), key: keyed(key) };
    default:
      return null;
  }
}

function keyed(key: Key): readonly string[] {
  switch (key.type) {
    case 'single-choice':
      return [key.optionId];
    case 'multiple-choice':
      return key.optionIds;
    case 'true-false':
      return [String(key.value)];
    case 'situational-judgement': {
      const best = Math.max(...Object.values(key.ratings));
      return Object.entries(key.ratings).flatMap(([action, rating]) => (rating === best ? [action] : []));
    }
    default:
      return [];
  }
}

/** The summary of one group of takers from its stored cells. Marks in hundredths. */
export function summaryOf(
  item: { readonly itemVersionId: ItemVersionId; readonly maximum: number; readonly content: Pick<ItemContent, 'interaction' | 'key'> },
  marks: readonly { readonly mark: number; readonly total: number; readonly count: number }[],
  choices: readonly { readonly option: string; readonly mark: number; readonly total: number; readonly count: number }[],
): ItemSummary {
  const offered = choicesOf(item.content);
  return {
    id: item.itemVersionId, maximum: item.maximum, marks,
    ...(offered ? { choices: { ...offered, cells: choices.map((cell) => ({ ...cell, option: cell.option === '' ? null : cell.option })) } } : {}),
  };
}
