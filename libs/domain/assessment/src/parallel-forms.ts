import { type ItemId, type PersonId, seededRandom, shuffled } from '@selaras/domain/kernel';

/** Two forms of the same blueprint: who has one before has the other after, so nobody gains by having seen the items. */
export const PARALLEL_FORMS = ['A', 'B'] as const;
export type ParallelForm = (typeof PARALLEL_FORMS)[number];

export interface FormTaker {
  readonly personId: PersonId;
  /** The group within which forms are balanced, e.g. the work unit; one group when left out. */
  readonly stratum?: string;
}

export interface FormAssignment {
  readonly personId: PersonId;
  readonly pre: ParallelForm;
  readonly post: ParallelForm;
}

/**
 * Gives each person a form before and the other one after, by lot: in every stratum and over all, the two orders differ by at most one
 * person. People and seed alone decide, not the order in which they are listed. Who is in `earlier` keeps what she has (her pre-test may be
 * written), and newcomers even out what is there. In the order of `people`; nobody, no assignments.
 * @throws TypeError when a person is listed twice.
 */
export function assignForms(people: readonly FormTaker[], seed: string, earlier: readonly FormAssignment[] = []): FormAssignment[] {
  if (new Set(people.map(({ personId }) => personId)).size < people.length) throw new TypeError('a person is listed twice');
  const known = new Map(earlier.map((assignment) => [assignment.personId, assignment]));
  const overall = balance();
  const strata = [...new Set(people.map(({ stratum }) => stratum ?? ''))].sort();
  const inStratum = new Map(strata.map((stratum) => [stratum, balance()]));
  for (const { personId, stratum } of people) {
    const kept = known.get(personId);
    if (kept) for (const side of [overall, inStratum.get(stratum ?? '')]) side?.give(kept.pre);
  }

  const pre = new Map<PersonId, ParallelForm>();
  for (const stratum of strata) {
    const random = seededRandom(`${seed}/${stratum}`);
    const newcomers = people.filter((person) => (person.stratum ?? '') === stratum && !known.has(person.personId)).map(({ personId }) => personId);
    for (const personId of shuffled(newcomers.sort(), random)) {
      // Every draw is made, also where it does not decide: a draw left out would change all that follow.
      const byLot = random() < 0.5 ? 'A' : 'B';
      const form = inStratum.get(stratum)?.rarer() ?? overall.rarer() ?? byLot;
      for (const side of [overall, inStratum.get(stratum)]) side?.give(form);
      pre.set(personId, form);
    }
  }
  return people.map(({ personId }) => known.get(personId) ?? swapped(personId, pre.get(personId) as ParallelForm));
}

function swapped(personId: PersonId, pre: ParallelForm): FormAssignment {
  return { personId, pre, post: pre === 'A' ? 'B' : 'A' };
}

/** Counts how many begin with each form; `rarer` is null while both are equally often given. */
function balance(): { give: (form: ParallelForm) => void; rarer: () => ParallelForm | null } {
  let moreA = 0;
  return {
    give: (form) => {
      moreA += form === 'A' ? 1 : -1;
    },
    rarer: () => (moreA === 0 ? null : moreA > 0 ? 'B' : 'A'),
  };
}

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** So many items of this objective and difficulty are in a form. */
export interface BlueprintCell {
  readonly objectiveCode: string;
  readonly difficulty: Difficulty;
  /** Whole, from 0. */
  readonly number: number;
}

export interface BlueprintItem {
  readonly itemId: ItemId;
  readonly objectiveCode: string | null;
  readonly difficulty: Difficulty | null;
}

export interface CheckedCell extends BlueprintCell {
  readonly available: number;
  /** How many items it lacks, 0 when there are enough. */
  readonly missing: number;
}

export interface BlueprintCheck {
  /** Each cell once, in the order of the blueprint. */
  readonly cells: readonly CheckedCell[];
  /** Cells that lack items. */
  readonly lacking: readonly CheckedCell[];
  /** Items of an objective and difficulty that the blueprint does not ask for. */
  readonly notAskedFor: readonly ItemId[];
  /** Items without objective or difficulty: they can fill no cell until somebody says. */
  readonly unclassified: readonly ItemId[];
}

/**
 * Holds items against a blueprint. An item counts once, however often it is listed; cells of the same objective and difficulty add up.
 * @throws TypeError when a number is not whole or below 0.
 */
export function checkBlueprint(blueprint: readonly BlueprintCell[], items: readonly BlueprintItem[]): BlueprintCheck {
  const asked = new Map<string, BlueprintCell>();
  for (const cell of blueprint) {
    if (!Number.isSafeInteger(cell.number) || cell.number < 0) throw new TypeError(`a blueprint asks for a whole number of items, not ${cell.number}`);
    const known = asked.get(placeOf(cell));
    asked.set(placeOf(cell), { ...cell, number: cell.number + (known?.number ?? 0) });
  }
  const once = [...new Map(items.map((item) => [item.itemId, item])).values()];
  const isClassified = ({ objectiveCode, difficulty }: BlueprintItem): boolean => objectiveCode !== null && difficulty !== null;
  const cells = [...asked].map(([place, cell]): CheckedCell => {
    const available = once.filter((item) => isClassified(item) && placeOf(item) === place).length;
    return { ...cell, available, missing: Math.max(0, cell.number - available) };
  });
  return {
    cells,
    lacking: cells.filter(({ missing }) => missing > 0),
    notAskedFor: once.filter((item) => isClassified(item) && !asked.has(placeOf(item))).map(({ itemId }) => itemId),
    unclassified: once.filter((item) => !isClassified(item)).map(({ itemId }) => itemId),
  };
}

function placeOf({ objectiveCode, difficulty }: { readonly objectiveCode: string | null; readonly difficulty: Difficulty | null }): string {
  return JSON.stringify([objectiveCode, difficulty]);
}

export interface ParallelFormsCheck {
  readonly A: BlueprintCheck;
  readonly B: BlueprintCheck;
  /** Items in both forms: the anchor through which their scores are put on one scale. */
  readonly common: readonly ItemId[];
}

/** Holds both forms against the one blueprint that makes them parallel. */
export function checkParallelForms(blueprint: readonly BlueprintCell[], forms: Readonly<Record<ParallelForm, readonly BlueprintItem[]>>): ParallelFormsCheck {
  const inB = new Set(forms.B.map(({ itemId }) => itemId));
  const common = [...new Set(forms.A.map(({ itemId }) => itemId))].filter((itemId) => inB.has(itemId));
  return { A: checkBlueprint(blueprint, forms.A), B: checkBlueprint(blueprint, forms.B), common };
}
