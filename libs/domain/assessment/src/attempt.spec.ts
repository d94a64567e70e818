import { createHash, randomUUID } from 'node:crypto';
import type { Response } from '@selaras/domain/item';
import { instant, type AttemptId, type Instant, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { closingByClock, deliveredItems, markedFrom, newestByItem, recordResponses, unansweredRequired, type AttemptState } from './attempt';
import { firstBrokenLink, firstHash, type RecordedStep, type Step } from './step';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const attemptId = randomUUID() as AttemptId;
const START = instant(Date.UTC(2026, 10, 25, 7, 30));
const minutes = (count: number) => instant(START + count * 60_000);
const ITEMS = ['i1', 'i2', 'i3'] as ItemVersionId[];

const anAttempt = (changes: Partial<AttemptState> = {}): AttemptState => ({
  id: attemptId, dueAt: minutes(10), closing: null, breakUntil: null, graceSeconds: 60, sealed: false, navigation: 'free', furthest: 0, furthestAnswered: false, hashAtClosing: null, lastSequence: 0, lastHash: firstHash(attemptId, sha256), known: new Map(),
  form: ITEMS.map((itemVersionId) => ({ itemVersionId, part: 'core', type: 'short-text', optionIds: [] })),
  ...changes,
});
const text = (written: string): Response => ({ type: 'short-text', text: written });
const aStep = (changes: Partial<Step> = {}): Step => ({
  id: randomUUID() as StepId, itemVersionId: ITEMS[0]!, response: text('x'), flagged: null, answeredAt: START, ...changes,
});

/** A server: keeps what was decided, as the database would. */
function aServer(open = anAttempt()) {
  let attempt = open;
  const steps: RecordedStep[] = [];
  return {
    steps,
    send(sent: readonly Step[], now = minutes(1)) {
      const known = new Map(steps.map((step) => [step.id, step]));
      const decision = recordResponses({ ...attempt, known }, sent, now, sha256);
      if (decision.ok) {
        steps.push(...decision.value.appended);
        const last = steps.at(-1);
        const { furthest, furthestAnswered } = decision.value;
        if (last) attempt = { ...attempt, furthest, furthestAnswered, lastSequence: last.sequence, lastHash: last.hash };
      }
      return decision;
    },
    submit: (now = minutes(5)) => { attempt = { ...attempt, closing: { submittedAt: now, closedBy: 'learner' }, hashAtClosing: attempt.lastHash }; },
    seal: () => { attempt = { ...attempt, sealed: true }; },
    pause: (until: Instant | null) => { attempt = { ...attempt, breakUntil: until }; },
  };
}
const codeOf = (decision: ReturnType<typeof recordResponses>) => (decision.ok ? 'recorded' : decision.refusal.code);

test('a step whose receipt was lost on the way is sent again and gets the same receipt', () => {
  const server = aServer();
  const step = aStep();
  const first = server.send([step], minutes(1));
  expect(server.send([step], minutes(4))).toEqual({ ok: true, value: { receipts: first.ok && first.value.receipts, appended: [], furthest: 1, furthestAnswered: true } });
  expect(server.steps).toHaveLength(1);
});

test('what her other device kept while it was offline is taken for a day after she handed in, labelled late, and does not count', () => {
  const server = aServer();
  const step = aStep({ response: text('in time') });
  server.send([step]);
  server.submit(minutes(5));
  expect(server.send([step], minutes(6))).toMatchObject({ ok: true, value: { appended: [] } });
  expect(server.send([aStep({ response: text('late') })], minutes(6))).toMatchObject({ ok: true, value: { receipts: [{ sequence: 2, late: { counts: false } }] } });
  expect(newestByItem(server.steps).get(ITEMS[0]!)?.response).toEqual(text('in time'));
  expect(firstBrokenLink(attemptId, server.steps, sha256)).toBeNull();
  const aDayLater = minutes(5 + 24 * 60);
  expect(server.send([step, aStep()], aDayLater)).toEqual({ ok: false, refusal: { code: 'AttemptClosed', closedAt: minutes(5), closedBy: 'learner' } });
  expect(codeOf(server.send([step], aDayLater))).toBe('recorded');
  expect(server.steps).toHaveLength(2);
});

test('on the stroke of the due time an answer is late; it counts within the grace, and not on its stroke', () => {
  const latenessAt = (now: Instant, server = aServer()) => {
    const decision = server.send([aStep()], now);
    return decision.ok ? decision.value.receipts[0]?.late ?? 'in time' : decision.refusal.code;
  };
  expect(latenessAt(instant(minutes(10) - 1))).toBe('in time');
  expect(latenessAt(minutes(10))).toEqual({ counts: true });
  expect(latenessAt(instant(minutes(11) - 1))).toEqual({ counts: true });
  expect(latenessAt(minutes(11))).toEqual({ counts: false });
  expect(latenessAt(minutes(10 + 24 * 60))).toBe('AttemptClosed');
  const marked = aServer();
  marked.seal();
  expect(latenessAt(minutes(10), marked)).toEqual({ counts: false });
});

test('marking waits for what may still count, and for nothing else', () => {
  expect(markedFrom({ graceSeconds: 60 }, { submittedAt: minutes(10), closedBy: 'expiry' })).toBe(minutes(11));
  expect(markedFrom({ graceSeconds: 60 }, { submittedAt: minutes(5), closedBy: 'learner' })).toBe(minutes(5));
});

test('the label of a late answer cannot be altered unseen', () => {
  const server = aServer();
  server.send([aStep()], minutes(12));
  const [late] = server.steps as [RecordedStep];
  expect(firstBrokenLink(attemptId, [{ ...late, late: { counts: true } }], sha256)).toBe(1);
  const { late: _, ...unlabelled } = late;
  expect(firstBrokenLink(attemptId, [unlabelled], sha256)).toBe(1);
});

test('during a break nothing new is taken, what is known gets its receipt; when it is over she goes on', () => {
  const server = aServer();
  const step = aStep();
  server.send([step], minutes(1));
  server.pause(minutes(5));
  expect(server.send([aStep()], minutes(4))).toEqual({ ok: false, refusal: { code: 'OnBreak', endsAt: minutes(5) } });
  expect(codeOf(server.send([step], minutes(4)))).toBe('recorded');
  expect(codeOf(server.send([aStep()], minutes(5)))).toBe('recorded');
  expect(server.steps).toHaveLength(2);
});

test('one-way: she may think again about the item she is at, passes it by touching the next, and cannot run ahead', () => {
  const server = aServer(anAttempt({ navigation: 'one-way' }));
  const on = (index: number, changes: Partial<Step> = {}) => aStep({ itemVersionId: ITEMS[index]!, ...changes });
  expect(codeOf(server.send([on(1)]))).toBe('ItemNotReached');
  expect(codeOf(server.send([on(0), on(0, { response: text('again') })]))).toBe('recorded');
  // Moving on without an answer: the flag as it is. Sent together with what follows, in order.
  expect(codeOf(server.send([on(1, { response: null, flagged: false }), on(1, { response: text('second') })]))).toBe('recorded');
  expect(server.send([on(0)])).toMatchObject({ ok: false, refusal: { code: 'ItemPassed', position: 1, furthest: 2 } });
  expect(codeOf(server.send([on(1), on(2), on(1)]))).toBe('ItemPassed');
  expect(codeOf(server.send([on(1), on(2)]))).toBe('recorded');
});

test('one-way: a required item is not left blank, because nobody could answer it afterwards; answered and blanked again it holds her as well', () => {
  const form = anAttempt().form.map((item, index) => (index === 0 ? { ...item, required: true as const } : item));
  const server = aServer(anAttempt({ navigation: 'one-way', form }));
  const on = (index: number, written: string | null) => aStep({ itemVersionId: ITEMS[index]!, response: written === null ? null : text(written), flagged: written === null ? false : null });
  expect(codeOf(server.send([on(0, null)]))).toBe('recorded');
  expect(server.send([on(1, 'x')])).toEqual({ ok: false, refusal: { code: 'RequiredItemFirst', itemVersionId: ITEMS[0], position: 1 } });
  expect(codeOf(server.send([on(0, 'x'), on(0, ' ')]))).toBe('recorded');
  expect(codeOf(server.send([on(1, 'x')]))).toBe('RequiredItemFirst');
  expect(codeOf(server.send([on(0, 'y'), on(0, null), on(1, null), on(2, 'z')]))).toBe('recorded');
});

test('one-way: only the next item beyond the furthest is delivered while it runs; otherwise all are', () => {
  const state = anAttempt({ navigation: 'one-way' });
  expect(deliveredItems(state)).toBe(1);
  expect(deliveredItems({ ...state, furthest: 1 })).toBe(2);
  expect(deliveredItems({ ...state, furthest: 3 })).toBe(3);
  expect(deliveredItems({ ...state, closing: { submittedAt: minutes(5), closedBy: 'learner' } })).toBe(3);
  expect(deliveredItems(anAttempt())).toBe(3);
});

test('required items are named by their places while they are blank', () => {
  const form = anAttempt().form.map((item, index) => (index === 1 ? item : { ...item, required: true as const }));
  const answered = (...given: [number, string][]) => new Map(given.map(([index, written]) => [ITEMS[index]!, { response: text(written), flagged: false }]));
  expect(unansweredRequired(form, new Map())).toEqual([1, 3]);
  expect(unansweredRequired(form, answered([0, 'x'], [2, '  ']))).toEqual([3]);
  expect(unansweredRequired(form, answered([0, 'x'], [2, 'y']))).toEqual([]);
});

test('looked at 37 minutes late, an attempt was still closed when it was due', () => {
  expect(closingByClock(anAttempt(), minutes(47))).toEqual({ submittedAt: minutes(10), closedBy: 'expiry' });
  expect(closingByClock(anAttempt(), minutes(9))).toBeNull();
  expect(closingByClock(anAttempt({ closing: { submittedAt: minutes(3), closedBy: 'learner' } }), minutes(47))).toBeNull();
});

test('one id with two contents is a mistake that is named, and none of that sending is kept', () => {
  const server = aServer();
  const step = aStep();
  server.send([step]);
  expect(codeOf(server.send([aStep(), { ...step, response: text('y') }]))).toBe('StepIdReused');
  expect(server.steps).toHaveLength(1);
});

test('foreign items, empty steps and floods are refused by name', () => {
  expect(codeOf(aServer().send([aStep({ itemVersionId: 'foreign' as ItemVersionId })]))).toBe('UnknownItem');
  expect(codeOf(aServer().send([aStep({ response: null, flagged: null })]))).toBe('EmptyStep');
  expect(codeOf(aServer().send(Array.from({ length: 101 }, () => aStep())))).toBe('TooManySteps');
  expect(codeOf(aServer().send([]))).toBe('recorded');
});

test('the newest response and the newest flag stand, each by itself', () => {
  const server = aServer();
  server.send([aStep({ response: text('first'), flagged: true }), aStep({ response: text('second') }), aStep({ response: null, flagged: false })]);
  expect(newestByItem([...server.steps].reverse())).toEqual(new Map([[ITEMS[0], { response: text('second'), flagged: false }]]));
});

test('one-way: however often and in whatever batches a device repeats itself, in order, nothing is refused and nothing passed is changed', () => {
  const walk = fc.array(fc.record({ moves: fc.boolean(), size: fc.integer({ min: 1, max: 4 }), repeats: fc.integer({ min: 0, max: 2 }) }), { maxLength: 12 });
  fc.assert(fc.property(walk, (all) => {
    const server = aServer(anAttempt({ navigation: 'one-way' }));
    let at = 0;
    const given = all.map(({ moves }, index) => {
      if (moves && index > 0) at = Math.min(at + 1, ITEMS.length - 1);
      return aStep({ itemVersionId: ITEMS[at]!, response: text(String(Math.random())) });
    });
    let sent = 0;
    for (const { size, repeats } of all) {
      const batch = given.slice(sent, sent + size);
      for (let time = 0; time <= repeats; time += 1) expect(codeOf(server.send(batch))).toBe('recorded');
      sent += batch.length;
    }
    const positions = server.steps.map((step) => ITEMS.indexOf(step.itemVersionId));
    expect(positions).toEqual([...positions].sort());
    expect(server.steps.map((step) => step.id)).toEqual(given.slice(0, sent).map((step) => step.id));
  }));
});

test('however steps are batched, repeated and reordered, each is kept once and the chain is whole', () => {
  const steps = Array.from({ length: 6 }, (_, index) => aStep({ itemVersionId: ITEMS[index % 3]!, response: text(String(index)) }));
  const deliveries = fc.array(fc.array(fc.nat(5), { maxLength: 8 }), { maxLength: 12 });
  fc.assert(fc.property(deliveries, (batches) => {
    const server = aServer();
    const firstReceipts = new Map<string, string>();
    for (const batch of batches) {
      const decision = server.send(batch.map((index) => steps[index]!));
      if (!decision.ok) throw new Error(decision.refusal.code);
      for (const receipt of decision.value.receipts) {
        expect(firstReceipts.get(receipt.stepId) ?? receipt.hash).toBe(receipt.hash);
        firstReceipts.set(receipt.stepId, receipt.hash);
      }
    }
    expect(server.steps.map((step) => step.sequence)).toEqual(server.steps.map((_, index) => index + 1));
    expect(new Set(server.steps.map((step) => step.id)).size).toBe(server.steps.length);
    expect(server.steps).toHaveLength(new Set(batches.flat()).size);
    expect(firstBrokenLink(attemptId, server.steps, sha256)).toBeNull();
  }));
});

test('altering, leaving out or swapping any recorded step shows', () => {
  const server = aServer();
  server.send([aStep({ response: text('a') }), aStep({ response: text('b') }), aStep({ response: text('c') })]);
  const [first, second, third] = server.steps as [RecordedStep, RecordedStep, RecordedStep];
  expect(firstBrokenLink(attemptId, [first, { ...second, response: text('B') }, third], sha256)).toBe(2);
  expect(firstBrokenLink(attemptId, [first, third], sha256)).toBe(2);
  expect(firstBrokenLink(attemptId, [second, first, third], sha256)).toBe(1);
  expect(firstBrokenLink(randomUUID() as AttemptId, server.steps, sha256)).toBe(1);
});
