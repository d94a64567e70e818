import { createHash, randomUUID } from 'node:crypto';
import type { Response } from '@selaras/domain/item';
import { instant, type AttemptId, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { closingByClock, newestByItem, recordResponses, type AttemptState } from './attempt';
import { firstBrokenLink, firstHash, type RecordedStep, type Step } from './step';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const attemptId = randomUUID() as AttemptId;
const START = instant(Date.UTC(2026, 10, 25, 7, 30));
const minutes = (count: number) => instant(START + count * 60_000);
const ITEMS = ['i1', 'i2', 'i3'] as ItemVersionId[];

const anAttempt = (changes: Partial<AttemptState> = {}): AttemptState => ({
  id: attemptId, dueAt: minutes(10), closing: null, lastSequence: 0, lastHash: firstHash(attemptId, sha256), known: new Map(),
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
        if (last) attempt = { ...attempt, lastSequence: last.sequence, lastHash: last.hash };
      }
      return decision;
    },
    submit: (now = minutes(5)) => { attempt = { ...attempt, closing: { submittedAt: now, closedBy: 'learner' } }; },
  };
}
const codeOf = (decision: ReturnType<typeof recordResponses>) => (decision.ok ? 'recorded' : decision.refusal.code);

test('a step whose receipt was lost on the way is sent again and gets the same receipt', () => {
  const server = aServer();
  const step = aStep();
  const first = server.send([step], minutes(1));
  expect(server.send([step], minutes(4))).toEqual({ ok: true, value: { receipts: first.ok && first.value.receipts, appended: [] } });
  expect(server.steps).toHaveLength(1);
});

test('even after submitting, a recorded step gets its receipt; a new one is refused with the time of closing', () => {
  const server = aServer();
  const step = aStep();
  server.send([step]);
  server.submit(minutes(5));
  expect(codeOf(server.send([step], minutes(6)))).toBe('recorded');
  expect(server.send([step, aStep()], minutes(6))).toEqual({ ok: false, refusal: { code: 'AttemptClosed', closedAt: minutes(5), closedBy: 'learner' } });
  expect(server.steps).toHaveLength(1);
});

test('an answer on the stroke of the due time is too late, one millisecond before is not', () => {
  expect(codeOf(aServer().send([aStep()], instant(minutes(10) - 1)))).toBe('recorded');
  expect(aServer().send([aStep()], minutes(10))).toEqual({ ok: false, refusal: { code: 'AttemptClosed', closedAt: minutes(10), closedBy: 'expiry' } });
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
