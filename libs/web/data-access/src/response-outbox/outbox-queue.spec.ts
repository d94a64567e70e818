import { OutboxQueue, type QueueDeps, type QueueEvent, SendFailure } from './outbox-queue';
import { MemoryStorage } from './outbox-storage';
import type { OutboxStep, SendAnswer } from './outbox-step';

const SITI = 'siti';
const POST_TEST = 'attempt-1';
const DUE_AT = '2026-11-25T08:00:00.000Z';

let made = 0;
function step(change: Partial<OutboxStep> = {}): Omit<OutboxStep, 'order' | 'personId'> {
  made += 1;
  return {
    stepId: `step-${made}`,
    attemptId: POST_TEST,
    itemVersionId: 'item-1',
    response: { type: 'single-choice', optionId: 'a' },
    flagged: null,
    answeredAt: '2026-11-25T07:30:00.000Z',
    ...change,
  };
}

/** A server that records what it is sent, once, and can be taken away. */
function aServer() {
  const recorded = new Map<string, OutboxStep>();
  const order: string[] = [];
  const requests: string[][] = [];
  const handedIn: Array<{ readonly attemptId: string; readonly steps: number }> = [];
  const state = { reachable: true, losesAnswers: 0, signedIn: true, onBreak: false, refuses: new Set<string>(), missesRequired: false };
  const send: QueueDeps['send'] = async (_attemptId, steps): Promise<SendAnswer> => {
    requests.push(steps.map(({ stepId }) => stepId));
    if (!state.reachable) throw new SendFailure('network');
    if (!state.signedIn) throw new SendFailure('sign-in');
    if (state.onBreak) throw new SendFailure('break');
    if (steps.some(({ stepId }) => state.refuses.has(stepId))) return { kind: 'refused', refusal: { code: 'UnknownOption', params: [] } };
    for (const sent of steps) {
      if (!recorded.has(sent.stepId)) order.push(sent.stepId);
      recorded.set(sent.stepId, sent);
    }
    if (state.losesAnswers > 0) {
      state.losesAnswers -= 1;
      throw new SendFailure('network');
    }
    const sequenceOf = ({ stepId }: OutboxStep) => order.indexOf(stepId) + 1;
    return {
      kind: 'recorded', dueAt: DUE_AT, closing: null,
      receipts: steps.map((sent) => ({ stepId: sent.stepId, sequence: sequenceOf(sent), recordedAt: '2026-11-25T07:30:01.000Z', late: false, counts: true })),
    };
  };
  const submit: QueueDeps['submit'] = async (attemptId) => {
    if (!state.reachable) throw new SendFailure('network');
    if (state.missesRequired) return { kind: 'refused', refusal: { code: 'RequiredItemsUnanswered', params: [{ name: 'positions', value: '2' }] } };
    handedIn.push({ attemptId, steps: recorded.size });
    return { kind: 'submitted' };
  };
  return { recorded, order, requests, handedIn, state, send, submit };
}

async function aQueue(server: ReturnType<typeof aServer>, storage = new MemoryStorage(), change: Partial<QueueDeps> = {}) {
  const events: QueueEvent[] = [];
  const pauses: number[] = [];
  const queue = await OutboxQueue.open(SITI, {
    storage,
    send: server.send,
    submit: server.submit,
    signedInAgain: async () => undefined,
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
      await new Promise((resolve) => setTimeout(resolve));
    },
    onChange: (event) => events.push(event),
    ...change,
  });
  return { queue, events, pauses, storage };
}

test('an answer leaves the device only after its receipt', async () => {
  const server = aServer();
  server.state.reachable = false;
  const { queue, storage, events } = await aQueue(server);
  const answer = step();
  await queue.add(answer);
  expect((await storage.read(SITI)).map(({ stepId }) => stepId)).toEqual([answer.stepId]);
  expect(events.some(({ kind }) => kind === 'recorded')).toBe(false);

  server.state.reachable = true;
  await queue.deliver();
  expect(await storage.read(SITI)).toEqual([]);
  expect(events.at(-2)).toMatchObject({ kind: 'recorded', unsent: 0, dueAt: DUE_AT });
  queue.close();
});

test('answers arrive in the order in which they were given, however the network behaves', async () => {
  const server = aServer();
  server.state.reachable = false;
  const { queue } = await aQueue(server);
  const answers = Array.from({ length: 7 }, (_, index) => step({ itemVersionId: `item-${index % 3}` }));
  for (const answer of answers) await queue.add(answer);
  server.state.reachable = true;
  await queue.deliver();
  expect(server.order).toEqual(answers.map(({ stepId }) => stepId));
  queue.close();
});

test('when the acknowledgement is lost the same step is sent again, and recorded once', async () => {
  const server = aServer();
  server.state.losesAnswers = 2;
  const { queue } = await aQueue(server);
  const answer = step();
  await queue.add(answer);
  await queue.deliver();
  expect(server.requests).toEqual([[answer.stepId], [answer.stepId], [answer.stepId]]);
  expect(server.order).toEqual([answer.stepId]);
  queue.close();
});

test('a killed tab loses nothing: the next visit sends what was left', async () => {
  const server = aServer();
  server.state.reachable = false;
  const storage = new MemoryStorage();
  const first = await aQueue(server, storage);
  const answers = [step(), step({ itemVersionId: 'item-2' })];
  for (const answer of answers) await first.queue.add(answer);
  first.queue.close();

  server.state.reachable = true;
  const second = await aQueue(server, storage);
  expect(second.queue.unsent(POST_TEST).map(({ stepId }) => stepId)).toEqual(answers.map(({ stepId }) => stepId));
  await second.queue.deliver();
  expect(server.order).toEqual(answers.map(({ stepId }) => stepId));
});

test('on a shared computer nobody sees or sends the answers of another', async () => {
  const server = aServer();
  server.state.reachable = false;
  const storage = new MemoryStorage();
  const { queue } = await aQueue(server, storage);
  await queue.add(step());
  queue.close();
  server.state.reachable = true;
  const requestsBefore = server.requests.length;
  const other = await OutboxQueue.open('budi', {
    storage, send: server.send, submit: server.submit, signedInAgain: async () => undefined, pause: async () => undefined, onChange: () => undefined,
  });
  expect(other.size).toBe(0);
  await other.deliver();
  expect(server.requests.length).toBe(requestsBefore);
  expect((await storage.read(SITI)).length).toBe(1);
});

test('pauses grow while the network is away, up to half a minute', async () => {
  const server = aServer();
  server.state.reachable = false;
  const { queue, pauses } = await aQueue(server, undefined, {
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
      if (pauses.length === 7) server.state.reachable = true;
    },
  });
  await queue.add(step());
  await queue.deliver();
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  queue.close();
});

test('one answer that can never be recorded does not hold up the others, and is said', async () => {
  const server = aServer();
  server.state.reachable = false;
  const { queue, events } = await aQueue(server);
  const [good, bad, alsoGood] = [step(), step(), step()] as const;
  for (const answer of [good, bad, alsoGood]) await queue.add(answer);
  server.state.refuses.add(bad.stepId);
  server.state.reachable = true;
  await queue.deliver();
  expect(server.order).toEqual([good.stepId, alsoGood.stepId]);
  expect(events.filter(({ kind }) => kind === 'refused')).toMatchObject([{ refusal: { code: 'UnknownOption' } }]);
  expect(queue.size).toBe(0);
  queue.close();
});

test('when the session ends, sending waits for her to sign in and goes on', async () => {
  const server = aServer();
  server.state.signedIn = false;
  let signIns = 0;
  const { queue, events } = await aQueue(server, undefined, {
    signedInAgain: async () => {
      signIns += 1;
      server.state.signedIn = true;
    },
  });
  const answer = step();
  await queue.add(answer);
  await queue.deliver();
  expect(signIns).toBe(1);
  expect(events).toContainEqual({ kind: 'blocked', obstacle: 'sign-in' });
  expect(server.order).toEqual([answer.stepId]);
});

test('when she does not sign in again, her answers stay on the device', async () => {
  const server = aServer();
  server.state.signedIn = false;
  const { queue, storage } = await aQueue(server, undefined, { signedInAgain: () => Promise.reject(new Error('somebody else')) });
  await queue.add(step());
  await queue.deliver();
  expect((await storage.read(SITI)).length).toBe(1);
});

test('more answers than one request takes go in several, each within the limit', async () => {
  const server = aServer();
  server.state.reachable = false;
  const { queue } = await aQueue(server);
  for (let index = 0; index < 250; index += 1) await queue.add(step());
  server.requests.length = 0;
  server.state.reachable = true;
  await queue.deliver();
  expect(server.recorded.size).toBe(250);
  expect(Math.max(...server.requests.map((request) => request.length))).toBe(100);
  queue.close();
});

test('during a break nothing is dropped: it goes when the break is over', async () => {
  const server = aServer();
  server.state.onBreak = true;
  const { queue, events } = await aQueue(server, undefined, {
    pause: async () => {
      server.state.onBreak = false;
    },
  });
  const answer = step();
  await queue.add(answer);
  await queue.deliver();
  expect(events).toContainEqual({ kind: 'blocked', obstacle: 'break' });
  expect(server.order).toEqual([answer.stepId]);
  expect(events.some(({ kind }) => kind === 'refused')).toBe(false);
});

test('after an obstacle somebody looks first what others did; a look that fails waits once more', async () => {
  const server = aServer();
  server.state.reachable = false;
  const looks: number[] = [];
  const { queue } = await aQueue(server, undefined, {
    pause: async () => {
      server.state.reachable = true;
    },
    beforeGoingOn: async () => {
      looks.push(server.order.length);
      if (looks.length === 1) throw new SendFailure('network');
    },
  });
  await queue.add(step());
  await queue.deliver();
  expect(looks).toEqual([0, 0]);
  expect(server.order.length).toBe(1);
  await queue.add(step());
  await queue.deliver();
  expect(looks.length).toBe(2);
});

test('handing in without a network is kept, claims nothing, and happens once after the last answer', async () => {
  const server = aServer();
  server.state.reachable = false;
  const { queue, events } = await aQueue(server, undefined, {
    pause: async () => {
      expect(events.some((event) => event.kind === 'submission' && event.state === 'submitted')).toBe(false);
      server.state.reachable = true;
    },
  });
  await queue.add(step());
  await queue.askToSubmit(POST_TEST);
  await queue.askToSubmit(POST_TEST);
  await queue.add(step({ itemVersionId: 'item-2' }));
  await queue.deliver();
  expect(server.handedIn).toEqual([{ attemptId: POST_TEST, steps: 2 }]);
  expect(events.at(-2)).toEqual({ kind: 'submission', attemptId: POST_TEST, state: 'submitted' });
});

test('a killed tab still hands in at the next visit, and nobody else’s', async () => {
  const server = aServer();
  server.state.reachable = false;
  const storage = new MemoryStorage();
  const first = await aQueue(server, storage);
  await first.queue.add(step());
  await first.queue.askToSubmit(POST_TEST);
  first.queue.close();

  server.state.reachable = true;
  const budi = await OutboxQueue.open('budi', { storage, send: server.send, submit: server.submit, signedInAgain: async () => undefined, pause: async () => undefined, onChange: () => undefined });
  expect(budi.isSubmissionAsked(POST_TEST)).toBe(false);
  await budi.deliver();
  expect(server.handedIn).toEqual([]);

  const second = await aQueue(server, storage);
  expect(second.queue.isSubmissionAsked(POST_TEST)).toBe(true);
  await second.queue.deliver();
  expect(server.handedIn).toEqual([{ attemptId: POST_TEST, steps: 1 }]);
  expect(await storage.readSubmissions(SITI)).toEqual([]);
});

test('who goes on answering does not hand in, whatever the network does then', async () => {
  const server = aServer();
  server.state.reachable = false;
  const { queue, storage } = await aQueue(server);
  await queue.askToSubmit(POST_TEST);
  await queue.withdrawSubmission(POST_TEST);
  server.state.reachable = true;
  await queue.add(step());
  await queue.deliver();
  expect(server.handedIn).toEqual([]);
  expect(await storage.readSubmissions(SITI)).toEqual([]);
});

test('a refused submission is said and not tried for ever', async () => {
  const server = aServer();
  server.state.missesRequired = true;
  const { queue, events } = await aQueue(server);
  await queue.askToSubmit(POST_TEST);
  await queue.deliver();
  expect(events).toContainEqual({ kind: 'submission-refused', attemptId: POST_TEST, refusal: { code: 'RequiredItemsUnanswered', params: [{ name: 'positions', value: '2' }] } });
  expect(queue.isSubmissionAsked(POST_TEST)).toBe(false);
});
