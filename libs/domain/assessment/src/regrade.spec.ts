import type { ItemContent, Key, Response } from '@selaras/domain/item';
import { asId, hundredths, seededRandom, shuffled, type AttemptId, type CohortId, type EnrolmentId, type Hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import type { Form, Part } from './form';
import { remark, regrade, type AttemptToRegrade } from './regrade';
import { byConsequence, compareShares, countChanges, pairMeans, type RegradedAttempt } from './regrade-changes';
import { asNewest, decideCorrection, type CorrectableItem, type Correction, type RegradePolicy, type WantedCorrection } from './regrade-corrections';
import { floorAdjustment, scoreAttempt, type ItemOutcome, type KeyedItem } from './score-attempt';

const itemId = (place: number) => asId<'ItemVersion'>(`00000000-0000-4000-8000-${String(place).padStart(12, '0')}`);
const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}` }));

const ENTRIES = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Entry ${id}` }));
const RUBRIC = [{ id: 'c', title: 'Isi', weightPercent: 100, levels: [{ id: 'y', text: 'Ya', creditPercent: 100 }, { id: 'n', text: 'Tidak', creditPercent: 0 }] }];

function anItem(place: number, key: Key, part: Part = 'core', maximum = 100): CorrectableItem {
  const interaction = (key.type === 'single-choice' || key.type === 'multiple-choice' ? { type: key.type, options: OPTIONS, shuffle: false } : { type: key.type }) as ItemContent['interaction'];
  return { itemVersionId: itemId(place), part, content: { title: `Item ${place}`, stem: '<p>?</p>', interaction, key, feedback: {}, maximum: hundredths(maximum) } };
}

function ofKind(place: number, part: Part, content: Pick<ItemContent, 'interaction' | 'key' | 'penaltyPercent'>): CorrectableItem {
  return { itemVersionId: itemId(place), part, content: { title: `Item ${place}`, stem: '<p>?</p>', feedback: {}, maximum: hundredths(120), ...content } };
}

/** Eight items of seven types, five of the core; one costs marks, one is marked by people. */
const PAIR: readonly CorrectableItem[] = [
  anItem(1, { type: 'single-choice', optionId: 'a' }),
  anItem(2, { type: 'multiple-choice', optionIds: ['a', 'b'] }, 'core', 200),
  anItem(3, { type: 'true-false', value: true }),
  anItem(4, { type: 'numeric', accepted: [{ value: '3.145', tolerance: '0', creditPercent: 100 }] }, 'case', 150),
  anItem(5, { type: 'single-choice', optionId: 'c' }, 'case'),
  ofKind(6, 'core', { interaction: { type: 'ordering', entries: ENTRIES }, key: { type: 'ordering', entryIds: ['a', 'b', 'c', 'd'], credit: 'by-pairs' }, penaltyPercent: 100 }),
  ofKind(7, 'case', { interaction: { type: 'matching', prompts: ENTRIES, choices: OPTIONS, shuffle: true }, key: { type: 'matching', pairs: { a: 'a', b: 'b', c: 'c', d: 'c' } } }),
  ofKind(8, 'core', { interaction: { type: 'essay', longest: 500 }, key: { type: 'essay', rubric: RUBRIC, markers: 1 } }),
];
const KEYED: ReadonlyMap<ItemVersionId, KeyedItem> = new Map(PAIR.map(({ itemVersionId, content }) => [itemVersionId, { ...content, objectiveCode: 'T1' }]));
const FORM: Form = PAIR.map(({ itemVersionId, part, content }) => ({ itemVersionId, part, type: content.interaction.type, optionIds: 'options' in content.interaction ? ['a', 'b', 'c'] : [] }));
const PASS = 70;

const optionId = fc.constantFrom('a', 'b', 'c');
const oneOf = (given: fc.Arbitrary<Response>): fc.Arbitrary<Response | null> => fc.option(given, { nil: null });
const maybe = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: null });
const singleChoice = maybe(optionId).map((chosen): Response => ({ type: 'single-choice', optionId: chosen }));
const response: fc.Arbitrary<readonly (Response | null)[]> = fc.tuple(
  oneOf(singleChoice),
  oneOf(fc.uniqueArray(optionId).map((optionIds): Response => ({ type: 'multiple-choice', optionIds }))),
  oneOf(maybe(fc.boolean()).map((value): Response => ({ type: 'true-false', value }))),
  oneOf(fc.constantFrom('3,145', '3', 'NaN', '').map((text): Response => ({ type: 'numeric', text }))),
  oneOf(singleChoice),
  oneOf(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }).map((entryIds): Response => ({ type: 'ordering', entryIds }))),
  oneOf(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), optionId).map((pairs): Response => ({ type: 'matching', pairs }))),
  oneOf(fc.constantFrom('', 'Warga berhak mengadu.').map((text): Response => ({ type: 'essay', text }))),
);
const marksByPerson = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 300 })), { selector: ([place]) => place });
const attempts: fc.Arbitrary<AttemptToRegrade> = fc.record({
  form: fc.subarray([...FORM], { minLength: 1 }),
  responses: response.map((given) => new Map(given.map((one, index) => [itemId(index + 1), one]))),
  setByPerson: marksByPerson.map((set) => new Map(set.map(([place, marks]) => [itemId(place), hundredths(marks)] as [ItemVersionId, Hundredths]))),
  passMarkPercent: fc.integer({ min: 0, max: 100 }),
});
const plainAttempts = attempts.map((attempt) => ({ ...attempt, setByPerson: new Map<ItemVersionId, Hundredths>() }));

const key: fc.Arbitrary<{ place: number; key: Key }> = fc.oneof(
  fc.record({ place: fc.constantFrom(1, 5), key: optionId.map((id): Key => ({ type: 'single-choice', optionId: id })) }),
  fc.record({ place: fc.constant(2), key: fc.uniqueArray(optionId, { minLength: 1 }).map((optionIds): Key => ({ type: 'multiple-choice', optionIds })) }),
  fc.record({ place: fc.constant(3), key: fc.boolean().map((value): Key => ({ type: 'true-false', value })) }),
  fc.record({ place: fc.constant(4), key: fc.constantFrom('3', '3.145').map((value): Key => ({ type: 'numeric', accepted: [{ value, tolerance: '0', creditPercent: 100 }] })) }),
  fc.record({ place: fc.constant(6), key: fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }).map((entryIds): Key => ({ type: 'ordering', entryIds, credit: 'by-pairs' })) }),
  fc.record({ place: fc.constant(7), key: fc.tuple(optionId, optionId, optionId, optionId).map(([a, b, c, d]): Key => ({ type: 'matching', pairs: { a, b, c, d } })) }),
);
const wish: fc.Arbitrary<WantedCorrection> = fc.oneof(
  key.map(({ place, key }): WantedCorrection => ({ kind: 'correct-key', itemVersionId: itemId(place), key })),
  fc.integer({ min: 1, max: 8 }).map((place): WantedCorrection => ({ kind: 'drop-item', itemVersionId: itemId(place) })),
  fc.integer({ min: 1, max: 8 }).map((place): WantedCorrection => ({ kind: 'credit-everybody', itemVersionId: itemId(place) })),
);
const policies = fc.constantFrom<RegradePolicy>('recompute', 'never-lower');

/** A list as it can come about: wishes that are refused leave no row; every third wish takes the newest one back when it can. */
const histories: fc.Arbitrary<readonly Correction[]> = fc.array(fc.tuple(wish, policies, fc.boolean()), { maxLength: 6 }).map((wishes) => {
  const history: Correction[] = [];
  for (const [wanted, policy, takeBack] of wishes) {
    const newest = history.at(-1);
    const asked: WantedCorrection = takeBack && newest ? { kind: 'restore', restoresId: newest.id } : wanted;
    const decided = decideCorrection(PAIR, history, asked);
    if (decided.ok) history.push(asNewest(asked, decided.value, history, policy));
  }
  return history;
});

const apply = (history: readonly Correction[], wanted: WantedCorrection): Correction | null => {
  const decided = decideCorrection(PAIR, history, wanted);
  return decided.ok ? asNewest(wanted, decided.value, history) : null;
};

test('without a correction nothing changes, whatever was answered', () => {
  fc.assert(fc.property(plainAttempts, policies, (attempt, policy) => {
    const scored = scoreAttempt(attempt.form, attempt.responses, KEYED, attempt.passMarkPercent);
    expect(regrade(attempt, KEYED, [], policy, null)).toEqual({ ...scored, lifted: 0 });
    expect(regrade(attempt, KEYED, [], policy, scored)).toEqual({ ...scored, lifted: 0 });
  }));
});

test('taking a correction back gives the outcome before it, whatever was corrected earlier', () => {
  fc.assert(fc.property(attempts, histories, wish, (attempt, history, wanted) => {
    const first = regrade(attempt, KEYED, history, 'recompute', null);
    const correction = apply(history, wanted);
    fc.pre(correction !== null);
    if (!correction) return;
    const corrected = regrade(attempt, KEYED, [...history, correction], 'recompute', first);
    const restore = apply([...history, correction], { kind: 'restore', restoresId: correction.id });
    if (!restore) throw new Error('a correction just made can be taken back');
    expect(regrade(attempt, KEYED, [...history, correction, restore], 'recompute', corrected)).toEqual(first);
  }));
});

test('never-lower lowers nobody’s full score and takes nobody’s pass, through any list of corrections', () => {
  fc.assert(fc.property(attempts, histories, (attempt, history) => {
    let earlier = regrade(attempt, KEYED, [], 'recompute', null);
    for (let length = 1; length <= history.length; length += 1) {
      const next = regrade(attempt, KEYED, history.slice(0, length), 'never-lower', earlier);
      if (next.full.maximum > 0 && earlier.full.maximum > 0) expect(compareShares(next.full, earlier.full)).toBeGreaterThanOrEqual(0);
      // Only an answer that waits for its marks again, because a correction was taken back, holds a pass up.
      expect(next.passed || !earlier.passed || !next.complete).toBe(true);
      // Only what is needed is added: without it, the items alone would have been less.
      const byItems = next.items.reduce((sum, item) => sum + item.earned, 0);
      expect(next.full.earned).toBe(byItems + floorAdjustment(next.items) + next.lifted);
      if (next.lifted > 0) expect(compareShares({ ...next.full, earned: hundredths(next.full.earned - 1) }, earlier.full)).toBe(-1);
      earlier = next;
    }
  }));
});

test('marks stay whole, inside their maximum, and add up', () => {
  fc.assert(fc.property(attempts, histories, policies, (attempt, history, policy) => {
    const before = regrade(attempt, KEYED, [], 'recompute', null);
    const { core, full, lifted, items, complete, passed } = regrade(attempt, KEYED, history, policy, before);
    for (const marks of [core, full, ...items]) {
      expect(Number.isSafeInteger(marks.earned) && Number.isSafeInteger(marks.maximum)).toBe(true);
      expect(marks.earned >= (items.includes(marks as ItemOutcome) ? -marks.maximum : 0) && marks.earned <= marks.maximum).toBe(true);
    }
    expect(complete).toBe(items.every(({ basis }) => basis !== 'awaiting'));
    expect(passed && !complete).toBe(false);
    expect(full.maximum).toBeGreaterThanOrEqual(core.maximum);
    const ofCore = items.filter(({ part }) => part === 'core');
    expect(core.earned).toBe(ofCore.reduce((sum, { earned }) => sum + earned, 0) + floorAdjustment(ofCore));
    expect(full.earned).toBe(items.reduce((sum, { earned }) => sum + earned, 0) + floorAdjustment(items) + lifted);
  }));
});

test('the core maximum is the same for everybody whose form has the whole core', () => {
  fc.assert(fc.property(fc.array(attempts, { minLength: 2, maxLength: 5 }), histories, policies, (several, history, policy) => {
    const maxima = several.map((attempt) => regrade({ ...attempt, form: FORM }, KEYED, history, policy, regrade({ ...attempt, form: FORM }, KEYED, [], 'recompute', null)).core.maximum);
    expect(new Set(maxima).size).toBe(1);
  }));
});

test('a mark set by a person stands against every key', () => {
  fc.assert(fc.property(attempts, fc.array(key, { maxLength: 4 }), (attempt, keys) => {
    const history: Correction[] = [];
    for (const { place, key: corrected } of keys) {
      const correction = apply(history, { kind: 'correct-key', itemVersionId: itemId(place), key: corrected });
      if (correction) history.push(correction);
    }
    const { items } = regrade(attempt, KEYED, history, 'recompute', null);
    for (const item of items) {
      const set = attempt.setByPerson.get(item.itemVersionId);
      if (set === undefined) continue;
      expect(item).toMatchObject({ earned: Math.min(set, item.maximum), basis: 'person' });
    }
  }));
});

test('setting a mark by hand keeps what never-lower had added, within the maximum', () => {
  const answered = new Map<ItemVersionId, Response | null>([[itemId(1), { type: 'single-choice', optionId: 'a' }], [itemId(3), { type: 'true-false', value: true }]]);
  const attempt: AttemptToRegrade = { form: FORM.slice(0, 3), responses: answered, setByPerson: new Map(), passMarkPercent: PASS };
  const before = regrade(attempt, KEYED, [], 'recompute', null);
  const correction = apply([], { kind: 'correct-key', itemVersionId: itemId(1), key: { type: 'single-choice', optionId: 'b' } });
  if (!correction) throw new Error('refused');
  const kept = regrade(attempt, KEYED, [correction], 'never-lower', before);
  expect(kept).toMatchObject({ core: { earned: 100, maximum: 400 }, full: { earned: 200, maximum: 400 }, lifted: 100 });
  const marked = remark({ ...attempt, setByPerson: new Map([[itemId(3), hundredths(40)]]) }, KEYED, [correction], kept.lifted);
  expect(marked).toMatchObject({ core: { earned: 40 }, full: { earned: 140 }, lifted: 100, passed: false });
});

describe('an answer that a person has yet to mark', () => {
  const written = new Map<ItemVersionId, Response | null>([[itemId(1), { type: 'single-choice', optionId: 'a' }], [itemId(8), { type: 'essay', text: 'x' }]]);
  const attempt: AttemptToRegrade = { form: FORM.filter(({ itemVersionId }) => itemVersionId === itemId(1) || itemVersionId === itemId(8)), responses: written, setByPerson: new Map(), passMarkPercent: 40 };

  test('her mark completes the outcome, and only then it can pass; taking it back opens it again', () => {
    expect(remark(attempt, KEYED, [], hundredths(0))).toMatchObject({ complete: false, passed: false, full: { earned: 100, maximum: 220 } });
    const marked = remark({ ...attempt, setByPerson: new Map([[itemId(8), hundredths(90)]]) }, KEYED, [], hundredths(0));
    expect(marked).toMatchObject({ complete: true, passed: true, full: { earned: 190, maximum: 220 } });
    expect(marked.items.find(({ itemVersionId }) => itemVersionId === itemId(8))).toMatchObject({ earned: 90, basis: 'person' });
  });

  test('another rubric leaves it waiting; dropping the item or crediting everybody does not', () => {
    const corrected = (wanted: WantedCorrection) => regrade(attempt, KEYED, [apply([], wanted)].flatMap((one) => one ?? []), 'recompute', null);
    expect(corrected({ kind: 'correct-key', itemVersionId: itemId(8), key: { type: 'essay', rubric: RUBRIC, markers: 2 } })).toMatchObject({ complete: false });
    expect(corrected({ kind: 'drop-item', itemVersionId: itemId(8) })).toMatchObject({ complete: true, full: { earned: 100, maximum: 100 } });
    expect(corrected({ kind: 'credit-everybody', itemVersionId: itemId(8) })).toMatchObject({ complete: true, full: { earned: 220, maximum: 220 } });
  });

  test('pair means leave her out until it is marked', () => {
    const standing = (complete: boolean, earned: number) => ({ core: { earned: hundredths(earned), maximum: hundredths(100) }, full: { earned: hundredths(earned), maximum: hundredths(100) }, complete, passed: false });
    const of = (person: string, phase: 'pre' | 'post', complete: boolean, earned: number): RegradedAttempt => ({
      attemptId: `${person}-${phase}` as AttemptId, enrolmentId: person as EnrolmentId, cohortId: 'c' as CohortId, phase, number: 1, before: standing(complete, earned), after: standing(complete, earned),
    });
    expect(pairMeans([of('a', 'pre', true, 40), of('a', 'post', true, 60), of('b', 'pre', true, 0), of('b', 'post', false, 0)]))
      .toEqual([{ cohortId: 'c', paired: 1, before: { pre: 40, post: 60 }, after: { pre: 40, post: 60 } }]);
  });

  test('pair means are means of shares where a dropped item made one of two forms shorter', () => {
    const standing = (earned: number, maximum: number) => ({ core: { earned: hundredths(earned), maximum: hundredths(maximum) }, full: { earned: hundredths(earned), maximum: hundredths(maximum) }, complete: true, passed: false });
    const of = (person: string, phase: 'pre' | 'post', before: readonly [number, number], after: readonly [number, number]): RegradedAttempt => ({
      attemptId: `${person}-${phase}` as AttemptId, enrolmentId: person as EnrolmentId, cohortId: 'c' as CohortId, phase, number: 1, before: standing(...before), after: standing(...after),
    });
    // Form A loses an item of 100; who had it before has form B after, and the other way round.
    const ab = [of('a', 'pre', [500, 1000], [450, 900]), of('a', 'post', [700, 1000], [700, 1000])];
    const ba = [of('b', 'pre', [600, 1000], [600, 1000]), of('b', 'post', [900, 1000], [810, 900])];
    for (const order of [[...ab, ...ba], [...ba, ...ab]]) {
      expect(pairMeans(order)).toEqual([{ cohortId: 'c', paired: 2, before: { pre: 55, post: 80 }, after: { pre: 55, post: 80 } }]);
    }
  });
});

test('what changes does not depend on the order in which attempts are read', () => {
  const many = fc.array(fc.tuple(attempts, fc.nat({ max: 5 }), fc.constantFrom<'pre' | 'post'>('pre', 'post'), fc.nat({ max: 1 })), { maxLength: 12 });
  fc.assert(fc.property(many, histories, policies, fc.string(), (several, history, policy, seed) => {
    const changes = several.map(([attempt, person, phase, cohort], index): RegradedAttempt => {
      const whole = { ...attempt, form: FORM };
      const before = regrade(whole, KEYED, [], 'recompute', null);
      return {
        attemptId: `attempt-${index}` as AttemptId, enrolmentId: `enrolment-${cohort}-${person}` as EnrolmentId, cohortId: `cohort-${cohort}` as CohortId,
        phase, number: several.slice(0, index).filter((other) => other[1] === person && other[2] === phase && other[3] === cohort).length + 1,
        before, after: regrade(whole, KEYED, history, policy, before),
      };
    });
    const other = shuffled(changes, seededRandom(seed));
    expect(countChanges(other)).toEqual(countChanges(changes));
    expect(byConsequence(other)).toEqual(byConsequence(changes));
    expect(pairMeans(other)).toEqual(pairMeans(changes));
  }));
});

describe('what is refused', () => {
  const refusalOf = (history: readonly Correction[], wanted: WantedCorrection) => {
    const decided = decideCorrection(PAIR, history, wanted);
    return decided.ok ? null : decided.refusal;
  };
  const drop = (place: number): WantedCorrection => ({ kind: 'drop-item', itemVersionId: itemId(place) });

  test('an item of another test, a key of another type or with an unknown option', () => {
    expect(refusalOf([], drop(9))).toEqual({ code: 'ItemNotInPair', field: 'itemVersionId' });
    expect(refusalOf([], { kind: 'correct-key', itemVersionId: itemId(1), key: { type: 'true-false', value: true } })).toMatchObject({ code: 'KeyDoesNotFit', problem: 'KeyOfOtherType' });
    expect(refusalOf([], { kind: 'correct-key', itemVersionId: itemId(1), key: { type: 'single-choice', optionId: 'z' } })).toMatchObject({ code: 'KeyDoesNotFit', problem: 'KeyNamesUnknownOption' });
  });

  test('what is so already', () => {
    expect(refusalOf([], { kind: 'correct-key', itemVersionId: itemId(1), key: { type: 'single-choice', optionId: 'a' } })).toEqual({ code: 'NothingToCorrect' });
    const dropped = apply([], drop(1));
    expect(dropped && refusalOf([dropped], drop(1))).toEqual({ code: 'NothingToCorrect' });
  });

  test('the last core item', () => {
    const dropped: Correction[] = [];
    for (const place of [1, 2, 6, 8]) {
      const correction = apply(dropped, drop(place));
      if (!correction) throw new Error('refused');
      dropped.push(correction);
    }
    expect(refusalOf(dropped, drop(3))).toEqual({ code: 'LastCoreItem' });
    expect(refusalOf(dropped, drop(4))).toBeNull();
  });

  test('taking back twice, or what never was', () => {
    const dropped = apply([], drop(1));
    if (!dropped) throw new Error('refused');
    const restored = apply([dropped], { kind: 'restore', restoresId: dropped.id });
    if (!restored) throw new Error('refused');
    expect(refusalOf([dropped, restored], { kind: 'restore', restoresId: dropped.id })).toEqual({ code: 'CorrectionTakenBack', field: 'restoresId', keyVersion: 3 });
    expect(refusalOf([dropped, restored], { kind: 'restore', restoresId: restored.id })).toMatchObject({ code: 'CorrectionNotFound' });
  });
});
