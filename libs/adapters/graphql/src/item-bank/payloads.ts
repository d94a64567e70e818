import type { BankEntry, ItemRecord, ItemsChangedMeanwhile, ItemStatisticsView } from '@selaras/application/item-bank';
import { toIso } from '@selaras/domain/kernel';
import type { PooledItem } from '@selaras/domain/statistics';

export function entryOf({ revisedAt, difficulty, uses, ...entry }: BankEntry) {
  return {
    ...entry, difficulty: difficulty?.toUpperCase() ?? null, revisedAt: toIso(revisedAt),
    overLimit: entry.exposureLimit !== null && entry.learners >= entry.exposureLimit,
    uses: uses.map((use) => ({ ...use, status: use.status.toUpperCase() })),
  };
}

export function recordOf({ entry, versions }: ItemRecord) {
  return { entry: entryOf(entry), versions: versions.map(({ createdAt, ...version }) => ({ ...version, createdAt: toIso(createdAt) })) };
}

export function meanwhileOf({ conflicts }: ItemsChangedMeanwhile) {
  return {
    __typename: 'ItemsChangedMeanwhile',
    conflicts: conflicts.map(({ theirs, mine }) => ({ theirs: entryOf(theirs), mine: { ...mine, difficulty: mine.difficulty?.toUpperCase() ?? null } })),
  };
}

export function statisticsOf({ all, groups, limits }: ItemStatisticsView) {
  const [hardTo, mediumTo] = limits.facility;
  return {
    all: figuresOf(all),
    groups: groups.map(({ phase, figures, ...group }) => ({ ...group, phase: phase.toUpperCase(), figures: figuresOf(figures) })),
    limits: { hardTo, mediumTo, poorTo: limits.discrimination[0], fewestTakers: limits.fewestTakers, distractorWorksFrom: limits.distractorWorksFrom, upperPreferFrom: limits.upperPreferFrom },
  };
}

function figuresOf({ notes, ...figures }: PooledItem) {
  return { ...figures, notes: notes.map((note) => ({ code: note.code, option: 'option' in note ? note.option : null })) };
}
