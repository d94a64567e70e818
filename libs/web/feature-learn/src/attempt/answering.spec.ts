import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Response } from '@selaras/domain/item';
import { type Answer, type Delivery, GraphqlClient, type OutboxStep, ResponseOutbox, UNTOUCHED_DELIVERY } from '@selaras/web/data-access';
import { AttemptSession } from './attempt-session';

const ATTEMPT = 'attempt-1';
const DUE = '2026-11-25T08:00:00Z';
const LATER = '2026-11-25T08:15:00Z';

interface Change {
  readonly submittedAt?: string;
  readonly dueAt?: string;
  readonly lastSequence?: number;
  /** What the server has for the item that is written. */
  readonly written?: Response;
}

/** An attempt of two items, one chosen and one written, on a server that is only told when `arrive` is called. */
async function aSitting(change: Change = {}, leftBehind: readonly Partial<OutboxStep>[] = []) {
  const sent: Answer[] = [];
  const delivery = signal<Delivery>(UNTOUCHED_DELIVERY);
  /** What the server answers; a test changes it as another device would. */
  const server: { change: Change; whenAsked: () => void; elsewhere: readonly object[] } = { change, whenAsked: () => undefined, elsewhere: [] };
  const unsent = leftBehind.map((step, order) => ({ stepId: `left-${order}`, personId: 'siti', attemptId: ATTEMPT, itemVersionId: 'two', response: null, flagged: null, answeredAt: '', order, ...step }));
  const item = (itemVersionId: string, position: number, type: string, response: Response | null = null) => ({
    itemVersionId, position, part: 'core', required: false, section: null, stem: '', interaction: { type, options: [{ id: 'a', text: 'A' }], shuffle: false }, response, flagged: false,
  });
  TestBed.configureTestingModule({
    providers: [
      AttemptSession,
      {
        provide: ResponseOutbox,
        useValue: {
          deliveryOf: () => delivery,
          unsent: async () => unsent,
          resume: async () => unsent,
          lookBeforeGoingOn: () => () => undefined,
          othersRecordedAfter: () => server.elsewhere.length > 0,
          hasSent: (_attemptId: string, stepId: string) => stepId.startsWith('mine'),
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
          run: async () => {
            const { submittedAt = null, dueAt = DUE, lastSequence = 0, written = null } = server.change;
            server.whenAsked();
            return {
              attemptAnswers: server.elsewhere,
              myAttempt: {
                id: ATTEMPT, enrolmentId: 'e', courseTitle: '', phase: 'POST', number: 1, unit: { shortName: '', zone: 'Asia/Jakarta' },
                startedAt: '2026-11-25T07:30:00Z', dueAt, dueSetBy: 'timeLimit', serverTime: '2026-11-25T07:30:00Z', timeLimitSeconds: 1_800, extraSeconds: 0, graceSeconds: 60,
                navigation: 'FREE', furthest: 0, breaks: { most: 0, secondsEach: 300, used: 0, secondsTaken: 0, running: null }, itemCount: 2, sections: [{ title: null, from: 1, to: 2 }],
                lastSequence, lateAnswers: [], submittedAt, closedBy: null, items: [item('one', 1, 'single-choice'), item('two', 2, 'essay', written)],
              },
            };
          },
        },
      },
    ],
  });
  const session = TestBed.inject(AttemptSession);
  await session.load(ATTEMPT);
  jest.useFakeTimers();
  const [chosen, written] = session.items().map((standing) => standing.item);
  if (!chosen || !written) throw new Error('the attempt has two items');
  const arrive = (savedAt: string, lastSequence = 1) => delivery.update((before) => ({ ...before, unsent: 0, savedAt, obstacle: null, lastSequence }));
  return { session, sent, delivery, server, chosen, written, arrive };
}

const essay = (text: string): Response => ({ type: 'essay', text });

afterEach(() => jest.useRealTimers());

test('a choice is handed over at once, and is called saved only by its receipt', async () => {
  const { session, sent, chosen, arrive } = await aSitting();
  expect(session.saved()).toEqual({ kind: 'untouched' });
  session.respond(chosen, { type: 'single-choice', optionId: 'a' });
  expect(sent).toEqual([{ attemptId: ATTEMPT, itemVersionId: 'one', response: { type: 'single-choice', optionId: 'a' }, flagged: null, basedOn: null }]);
  expect(session.saved()).toEqual({ kind: 'saving' });
  arrive('2026-11-25T07:31:00Z');
  expect(session.saved()).toEqual({ kind: 'saved', at: '2026-11-25T07:31:00Z' });
});

test('a text waits until typing rests, and then goes once', async () => {
  const { session, sent, written, arrive } = await aSitting();
  arrive('2026-11-25T07:31:00Z');
  for (const text of ['t', 'ti', 'tik', 'tiket']) {
    session.respond(written, essay(text));
    jest.advanceTimersByTime(400);
  }
  expect(sent).toEqual([]);
  expect(session.saved()).toEqual({ kind: 'saving' });
  jest.advanceTimersByTime(300);
  expect(sent.map(({ response }) => response)).toEqual([essay('tiket')]);
});

test('leaving the field hands the text over without waiting, and not a second time', async () => {
  const { session, sent, written } = await aSitting();
  session.respond(written, essay('tiket'));
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

test('an answer given while the server is asked is not covered by its older reply', async () => {
  const { session, sent, chosen, server, arrive } = await aSitting();
  server.whenAsked = () => {
    session.respond(chosen, { type: 'single-choice', optionId: 'a' });
    arrive('2026-11-25T07:31:00Z');
  };
  await session.load(ATTEMPT);
  expect(sent.length).toBe(1);
  expect(session.items()[0]?.response).toEqual({ type: 'single-choice', optionId: 'a' });
});

test('time granted while the page is open reaches it with the next look at the clock', async () => {
  const { session, server } = await aSitting();
  expect(session.timeGained()).toBeNull();
  server.change = { dueAt: LATER };
  await session.refresh();
  expect(session.dueAt()).toBe(Date.parse(LATER));
  expect(session.timeGained()).toEqual({ seconds: 900 });
});

test('a text written here and another written elsewhere: both are shown, and the chosen one is sent', async () => {
  const { session, sent, server, written } = await aSitting({ written: essay('Loket') });
  session.respond(written, essay('Loket dibuka pagi'));
  server.change = { written: essay('Loket ditutup'), lastSequence: 2 };
  await session.refresh();
  expect(session.conflicts().get('two')).toEqual({ mine: essay('Loket dibuka pagi'), theirs: essay('Loket ditutup') });
  session.settleTyping();
  expect(sent.map(({ response }) => response)).toEqual([essay('Loket dibuka pagi')]);

  session.decide(written, 'theirs');
  expect(session.conflicts().size).toBe(0);
  expect(sent.map(({ response }) => response)).toEqual([essay('Loket dibuka pagi'), essay('Loket ditutup')]);
  expect(session.items()[1]?.response).toEqual(essay('Loket ditutup'));
});

test('what a killed tab left behind is held against what another device wrote meanwhile', async () => {
  const { session } = await aSitting({ written: essay('Ditulis di ponsel') }, [{ response: essay('Ditulis di'), basedOn: null }, { response: essay('Ditulis di meja'), basedOn: essay('Ditulis di') }]);
  expect(session.conflicts().get('two')).toEqual({ mine: essay('Ditulis di meja'), theirs: essay('Ditulis di ponsel') });
});

test('one device after the other is no conflict: coming back shows the newest', async () => {
  const { session, server, written, arrive } = await aSitting();
  session.respond(written, essay('Loket'));
  session.settleTyping();
  arrive('2026-11-25T07:31:00Z');
  server.change = { written: essay('Loket dibuka pagi'), lastSequence: 2 };
  await session.refresh();
  expect(session.conflicts().size).toBe(0);
  expect(session.items()[1]?.response).toEqual(essay('Loket dibuka pagi'));
});

test('two tabs write at once: the one that wrote over the other finds the gap in its receipts and shows both', async () => {
  const { session, server, written, arrive } = await aSitting();
  session.respond(written, essay('Dari tab ini'));
  session.settleTyping();
  server.elsewhere = [
    { stepId: 'theirs-1', sequence: 1, itemVersionId: 'two', response: essay('Dari tab lain') },
    { stepId: 'mine-1', sequence: 2, itemVersionId: 'two', response: essay('Dari tab ini') },
  ];
  arrive('2026-11-25T07:31:00Z', 2);
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(0);
  expect(session.conflicts().get('two')).toEqual({ mine: essay('Dari tab ini'), theirs: essay('Dari tab lain') });
});
