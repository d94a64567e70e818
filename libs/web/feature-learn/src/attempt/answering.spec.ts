import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type Answer, type Delivery, GraphqlClient, ResponseOutbox } from '@selaras/web/data-access';
import { AttemptSession } from './attempt-session';

const ATTEMPT = 'attempt-1';
const UNTOUCHED: Delivery = { unsent: 0, savedAt: null, obstacle: null, refusal: null, dueAt: null };

/** An attempt of two items, one chosen and one written, on a server that is only told when `arrive` is called. */
async function aSitting(change: { readonly submittedAt?: string } = {}) {
  const sent: Answer[] = [];
  const delivery = signal<Delivery>(UNTOUCHED);
  const item = (itemVersionId: string, type: string) => ({
    itemVersionId, position: 1, part: 'core', stem: '', type, options: [{ id: 'a', text: 'A' }], unitLabel: null, response: null, flagged: false,
  });
  TestBed.configureTestingModule({
    providers: [
      AttemptSession,
      {
        provide: ResponseOutbox,
        useValue: {
          deliveryOf: () => delivery,
          resume: async () => [],
          settle: async () => delivery().unsent === 0,
          add: async (answer: Answer) => {
            sent.push(answer);
            delivery.update((before) => ({ ...before, unsent: before.unsent + 1 }));
          },
        },
      },
      {
        provide: GraphqlClient,
        useValue: {
          onSessionEnd: () => undefined,
          run: async () => ({
            myAttempt: {
              id: ATTEMPT, enrolmentId: 'e', courseTitle: '', phase: 'POST', number: 1, unit: { shortName: '', zone: 'Asia/Jakarta' },
              startedAt: '2026-11-25T07:30:00Z', dueAt: '2026-11-25T08:00:00Z', dueSetBy: 'timeLimit', serverTime: '2026-11-25T07:30:00Z',
              submittedAt: change.submittedAt ?? null, closedBy: null, items: [item('one', 'single-choice'), item('two', 'short-text')],
            },
          }),
        },
      },
    ],
  });
  const session = TestBed.inject(AttemptSession);
  await session.load(ATTEMPT);
  jest.useFakeTimers();
  const [chosen, written] = session.items().map((standing) => standing.item);
  if (!chosen || !written) throw new Error('the attempt has two items');
  const arrive = (savedAt: string) => delivery.update((before) => ({ ...before, unsent: 0, savedAt, obstacle: null }));
  return { session, sent, delivery, chosen, written, arrive };
}

afterEach(() => jest.useRealTimers());

test('a choice is handed over at once, and is called saved only by its receipt', async () => {
  const { session, sent, chosen, arrive } = await aSitting();
  expect(session.saved()).toEqual({ kind: 'untouched' });
  session.respond(chosen, { type: 'single-choice', optionId: 'a' });
  expect(sent).toEqual([{ attemptId: ATTEMPT, itemVersionId: 'one', response: { type: 'single-choice', optionId: 'a' }, flagged: null }]);
  expect(session.saved()).toEqual({ kind: 'saving' });
  arrive('2026-11-25T07:31:00Z');
  expect(session.saved()).toEqual({ kind: 'saved', at: '2026-11-25T07:31:00Z' });
});

test('a text waits until typing rests, and then goes once', async () => {
  const { session, sent, written, arrive } = await aSitting();
  arrive('2026-11-25T07:31:00Z');
  for (const text of ['t', 'ti', 'tik', 'tiket']) {
    session.respond(written, { type: 'short-text', text });
    jest.advanceTimersByTime(400);
  }
  expect(sent).toEqual([]);
  expect(session.saved()).toEqual({ kind: 'saving' });
  jest.advanceTimersByTime(300);
  expect(sent.map(({ response }) => response)).toEqual([{ type: 'short-text', text: 'tiket' }]);
});

test('leaving the field hands the text over without waiting, and not a second time', async () => {
  const { session, sent, written } = await aSitting();
  session.respond(written, { type: 'short-text', text: 'tiket' });
  session.settleTyping('two');
  jest.advanceTimersByTime(5_000);
  expect(sent.length).toBe(1);
});

test('without network the page says that it waits, never that it saved', async () => {
  const { session, chosen, delivery, arrive } = await aSitting();
  arrive('2026-11-25T07:31:00Z');
  session.respond(chosen, { type: 'single-choice', optionId: 'a' });
  delivery.update((before) => ({ ...before, obstacle: 'network' }));
  expect(session.saved()).toEqual({ kind: 'waiting-for-network' });
  delivery.update((before) => ({ ...before, obstacle: 'sign-in' }));
  expect(session.saved()).toEqual({ kind: 'waiting-for-sign-in' });
});

test('a mark for review goes alone and leaves the answer alone', async () => {
  const { session, sent, chosen } = await aSitting();
  session.flag(chosen, true);
  expect(sent).toEqual([{ attemptId: ATTEMPT, itemVersionId: 'one', response: null, flagged: true }]);
  expect(session.flagged().map(({ item }) => item.itemVersionId)).toEqual(['one']);
  expect(session.unanswered().length).toBe(2);
});

test('a submitted attempt takes nothing more', async () => {
  const { session, sent, chosen } = await aSitting({ submittedAt: '2026-11-25T07:45:00Z' });
  session.respond(chosen, { type: 'single-choice', optionId: 'a' });
  session.flag(chosen, true);
  expect(sent).toEqual([]);
});
