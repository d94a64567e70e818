import type { Criterion } from '@selaras/domain/item';
import { ok, refuse, type Hundredths, type Id, type PersonId, type Result } from '@selaras/domain/kernel';
import { marksByRubric, settleMarks, type ChosenLevels, type Marking, type RubricRefusal } from './rubric';

export type MarkingDecisionId = Id<'MarkingDecision'>;

/** `marker`: one of those who judge without seeing each other. `decider`: the third, who sees both and decides where they are too far apart. */
export const MARKING_ROLES = ['marker', 'decider'] as const;
export type MarkingRole = (typeof MARKING_ROLES)[number];

/** What one person decided about one answer. The list is only added to: what is decided anew is a further row, with the reason. */
export interface MarkingDecision {
  readonly id: MarkingDecisionId;
  /** 1, 2, 3 ... over the answer. */
  readonly number: number;
  readonly role: MarkingRole;
  readonly markerId: PersonId;
  readonly levels: ChosenLevels;
  readonly earned: Hundredths;
}

/** How an answer is marked: the rubric of its item, by how many, out of what. */
export interface MarkingScheme {
  readonly rubric: readonly Criterion[];
  readonly markers: 1 | 2;
  readonly maximum: Hundredths;
}

export interface WantedDecision {
  readonly markerId: PersonId;
  readonly role: MarkingRole;
  readonly levels: ChosenLevels;
  /** Empty for a first decision; a changed one says why. */
  readonly reason: string;
}

export type MarkingRefusal =
  | RubricRefusal
  /** Whoever decided before says why she decides otherwise now. */
  | { readonly code: 'ReasonForChange'; readonly field: 'reason' }
  /** As many others as the item asks for have marked it. */
  | { readonly code: 'EnoughMarkers'; readonly markers: number }
  /** A third person decides: neither of the two whose marks are apart. */
  | { readonly code: 'DeciderIsMarker' }
  /** There is nothing to decide: the markers agree, or have not both marked it. */
  | { readonly code: 'NothingToDecide' }
  /** Somebody decided it: only she can decide otherwise. */
  | { readonly code: 'DecidedAlready' };

/** The newest decision of each person: markers in the order in which they first marked, then whoever decided between them. */
export function standingDecisions(decisions: readonly MarkingDecision[]): readonly MarkingDecision[] {
  const byPerson = new Map<PersonId, MarkingDecision>();
  const inOrder = [...decisions].sort((a, b) => a.number - b.number);
  // A person keeps the place of her first decision.
  for (const decision of inOrder) byPerson.set(decision.markerId, decision);
  return [...byPerson.values()].sort((a, b) => MARKING_ROLES.indexOf(a.role) - MARKING_ROLES.indexOf(b.role));
}

/** Where the marking of an answer stands, by all that was decided about it. */
export function markingOf(decisions: readonly MarkingDecision[], { markers, maximum }: MarkingScheme): Marking {
  return settleMarks(markers, standingDecisions(decisions).map(({ earned }) => earned), maximum);
}

/**
 * What this person may see of it: her own decisions always, those of others once as many have decided as the item asks for, so that a
 * second marker judges the work and not the first one's mark.
 */
export function decisionsShownTo<Decision extends MarkingDecision>(personId: PersonId, decisions: readonly Decision[], { markers }: MarkingScheme): readonly Decision[] {
  const haveMarked = new Set(decisions.filter(({ role }) => role === 'marker').map(({ markerId }) => markerId)).size;
  return haveMarked >= markers ? decisions : decisions.filter(({ markerId }) => markerId === personId);
}

/** The marks that this decision would give, and where the answer stands with it; or why this person cannot decide so now. */
export function decideMarking(
  decisions: readonly MarkingDecision[], scheme: MarkingScheme, wanted: WantedDecision,
): Result<{ readonly earned: Hundredths; readonly marking: Marking }, MarkingRefusal> {
  const earned = marksByRubric(scheme.rubric, wanted.levels, scheme.maximum);
  if (!earned.ok) return earned;
  const refusal = refusalOf(decisions, scheme, wanted);
  if (refusal) return refuse(refusal);
  const number = decisions.reduce((most, decision) => Math.max(most, decision.number), 0) + 1;
  const { markerId, role, levels } = wanted;
  const next: MarkingDecision = { id: `wanted-${number}` as MarkingDecisionId, number, role, markerId, levels, earned: earned.value };
  return ok({ earned: earned.value, marking: markingOf([...decisions, next], scheme) });
}

function refusalOf(decisions: readonly MarkingDecision[], scheme: MarkingScheme, { markerId, role, reason }: WantedDecision): MarkingRefusal | null {
  const standing = standingDecisions(decisions);
  const mine = standing.find((decision) => decision.markerId === markerId);
  const decided = standing.find((decision) => decision.role === 'decider');
  if (role === 'decider') {
    if (mine?.role === 'marker') return { code: 'DeciderIsMarker' };
    if (!mine && decided) return { code: 'DecidedAlready' };
    if (!mine && markingOf(decisions, scheme).state !== 'disagreed') return { code: 'NothingToDecide' };
  } else {
    // Her mark would no longer count; and where it came to agree with the other, it would overrule who decided between them.
    if (decided) return { code: 'DecidedAlready' };
    if (!mine && standing.length >= scheme.markers) return { code: 'EnoughMarkers', markers: scheme.markers };
  }
  return mine && reason.trim() === '' ? { code: 'ReasonForChange', field: 'reason' } : null;
}
