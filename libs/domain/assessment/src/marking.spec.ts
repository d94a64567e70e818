import type { Criterion } from '@selaras/domain/item';
import { asId, hundredths, type PersonId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { decideMarking, decisionsShownTo, markingOf, standingDecisions, type MarkingDecision, type MarkingDecisionId, type MarkingRole, type MarkingScheme } from './marking';

const person = (place: number) => asId<'Person'>(`00000000-0000-4000-8000-00000000000${place}`);
const [ani, budi, citra, dewi] = [person(1), person(2), person(3), person(4)] as const;
const LEVELS = [{ id: 'none', text: 'No', creditPercent: 0 }, { id: 'half', text: 'In part', creditPercent: 50 }, { id: 'full', text: 'Yes', creditPercent: 100 }];
const rubric: Criterion[] = [{ id: 'tone', title: 'Tone', weightPercent: 60, levels: LEVELS }, { id: 'facts', title: 'Facts', weightPercent: 40, levels: LEVELS }];
const scheme = (markers: 1 | 2): MarkingScheme => ({ rubric, markers, maximum: hundredths(1_000) });
const both = (level: string) => ({ tone: level, facts: level });

/** Adds a decision as the store would. @throws when it is refused. */
function decide(decisions: readonly MarkingDecision[], on: MarkingScheme, markerId: PersonId, level: string, role: MarkingRole = 'marker', reason = ''): MarkingDecision[] {
  const decided = decideMarking(decisions, on, { markerId, role, levels: both(level), reason });
  if (!decided.ok) throw new Error(decided.refusal.code);
  const number = decisions.length + 1;
  return [...decisions, { id: String(number) as MarkingDecisionId, number, role, markerId, levels: both(level), earned: decided.value.earned }];
}
const refusal = (decisions: readonly MarkingDecision[], on: MarkingScheme, markerId: PersonId, role: MarkingRole = 'marker', reason = '') => {
  const decided = decideMarking(decisions, on, { markerId, role, levels: both('full'), reason });
  return decided.ok ? null : decided.refusal.code;
};

test('one marker: her mark stands, nobody marks after her, and she says why she changes it', () => {
  const marked = decide([], scheme(1), ani, 'half');
  expect(markingOf(marked, scheme(1))).toEqual({ state: 'decided', earned: 500 });
  expect(refusal(marked, scheme(1), budi)).toBe('EnoughMarkers');
  expect(refusal(marked, scheme(1), ani)).toBe('ReasonForChange');
  expect(markingOf(decide(marked, scheme(1), ani, 'full', 'marker', 'Misread a page'), scheme(1))).toEqual({ state: 'decided', earned: 1_000 });
  expect(marked[0]).toMatchObject({ earned: 500 });
});

test('two markers: the second sees nothing of the first, then both see both; close ones give the mean', () => {
  const first = decide([], scheme(2), ani, 'half');
  expect(markingOf(first, scheme(2))).toEqual({ state: 'awaiting', needed: 1 });
  expect(decisionsShownTo(budi, first, scheme(2))).toEqual([]);
  expect(decisionsShownTo(ani, first, scheme(2))).toHaveLength(1);
  expect(refusal(first, scheme(2), ani)).toBe('ReasonForChange');
  const second = decideMarking(first, scheme(2), { markerId: budi, role: 'marker', levels: { tone: 'half', facts: 'full' }, reason: '' });
  expect(second).toEqual({ ok: true, value: { earned: 700, marking: { state: 'decided', earned: 600 } } });
});

test('two who are far apart: a third decides, and hers stands alone; the two cannot overrule it', () => {
  const apart = decide(decide([], scheme(2), ani, 'none'), scheme(2), budi, 'full');
  expect(markingOf(apart, scheme(2))).toMatchObject({ state: 'disagreed', apart: 1_000 });
  expect(decisionsShownTo(citra, apart, scheme(2))).toHaveLength(2);
  expect(refusal(apart, scheme(2), citra)).toBe('EnoughMarkers');
  expect(refusal(apart, scheme(2), ani, 'decider')).toBe('DeciderIsMarker');
  const decided = decide(apart, scheme(2), citra, 'half', 'decider');
  expect(markingOf(decided, scheme(2))).toEqual({ state: 'decided', earned: 500 });
  expect(refusal(decided, scheme(2), dewi, 'decider')).toBe('DecidedAlready');
  expect(refusal(decided, scheme(2), ani, 'marker', 'I was too strict')).toBe('DecidedAlready');
  expect(markingOf(decide(decided, scheme(2), citra, 'full', 'decider', 'Counted wrongly'), scheme(2))).toEqual({ state: 'decided', earned: 1_000 });
});

test('where the markers agree or have not both marked, there is nothing to decide', () => {
  expect(refusal([], scheme(2), citra, 'decider')).toBe('NothingToDecide');
  expect(refusal(decide([], scheme(2), ani, 'half'), scheme(2), citra, 'decider')).toBe('NothingToDecide');
  expect(refusal(decide(decide([], scheme(2), ani, 'half'), scheme(2), budi, 'half'), scheme(2), citra, 'decider')).toBe('NothingToDecide');
  expect(refusal(decide([], scheme(1), ani, 'half'), scheme(1), citra, 'decider')).toBe('NothingToDecide');
});

test('a criterion that was forgotten is named', () => {
  expect(decideMarking([], scheme(1), { markerId: ani, role: 'marker', levels: { tone: 'full' }, reason: '' })).toEqual({ ok: false, refusal: { code: 'CriterionNotJudged', criterionId: 'facts', title: 'Facts' } });
});

test('whoever tries what in whatever order: never more than the markers asked for and one decider, each in one role, in the order of their first decision', () => {
  const act = fc.record({ who: fc.constantFrom(ani, budi, citra, dewi), level: fc.constantFrom('none', 'half', 'full'), role: fc.constantFrom<MarkingRole>('marker', 'decider'), reason: fc.constantFrom('', 'why') });
  fc.assert(fc.property(fc.constantFrom<1 | 2>(1, 2), fc.array(act, { maxLength: 25 }), (markers, acts) => {
    const on = scheme(markers);
    let decisions: MarkingDecision[] = [];
    for (const { who, level, role, reason } of acts) {
      try {
        decisions = decide(decisions, on, who, level, role, reason);
      } catch (error) {
        expect((error as Error).message).not.toBe('');
      }
      const standing = standingDecisions(decisions);
      expect(standing.filter((one) => one.role === 'marker').length).toBeLessThanOrEqual(markers);
      expect(standing.filter((one) => one.role === 'decider').length).toBeLessThanOrEqual(markers - 1);
      for (const one of decisions) expect(decisions.filter((other) => other.markerId === one.markerId).every((other) => other.role === one.role)).toBe(true);
      const firsts = standing.map((one) => decisions.find((other) => other.markerId === one.markerId)?.number ?? 0);
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      if (standing.some((one) => one.role === 'decider')) expect(markingOf(decisions, on)).toMatchObject({ state: 'decided', earned: standing.at(-1)?.earned });
    }
  }));
});
