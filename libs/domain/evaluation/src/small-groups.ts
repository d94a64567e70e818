/** Groups below this number of people are hidden everywhere. */
export const SMALLEST_SHOWN_GROUP = 5;

export interface CountedUnit {
  readonly name: string;
  /** The people behind the figures that would be shown: complete pairs for a comparison, respondents for a survey. */
  readonly people: number;
}

export interface ShownUnits<Unit> {
  /** In the order given. */
  readonly visible: Unit[];
  /** Said beside the table, so that nobody takes it for complete. Never say which units, nor how many people. */
  readonly hiddenUnits: number;
  /** Whether the figures of all units together may be shown. */
  readonly totalVisible: boolean;
}

/**
 * Which units may be shown beside a total. Hidden are the units with 1 to `threshold` - 1 people, and then, smallest first, as many others
 * as are needed so that subtracting the visible units from the total never leaves a single unit or fewer than `threshold` people.
 * A unit without people has nothing to hide: it stays visible and does not help to hide another. Equal sizes are hidden in the order of
 * their names, so the same data always hide the same units. The units must not overlap, and must together be the total.
 */
export function suppressSmallGroups<Unit extends CountedUnit>(units: readonly Unit[], threshold: number = SMALLEST_SHOWN_GROUP): ShownUnits<Unit> {
  const total = units.reduce((sum, unit) => sum + unit.people, 0);
  const bySize = units.filter(({ people }) => people > 0).sort((a, b) => a.people - b.people || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const hidden = new Set<Unit>();
  let hiddenPeople = 0;
  for (const unit of bySize) {
    const derivable = hidden.size === 1 || (hidden.size > 0 && hiddenPeople < threshold);
    if (unit.people >= threshold && !derivable) break;
    hidden.add(unit);
    hiddenPeople += unit.people;
  }
  return {
    visible: units.filter((unit) => !hidden.has(unit)),
    hiddenUnits: hidden.size,
    totalVisible: total === 0 || total >= threshold,
  };
}
