import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, NoAnswer } from './browser';
import type { Ledger, Receipt, SentStep } from './ledger';
import type { EnrolledLearner } from './machinery';

const START = `mutation($attemptId: ID!, $enrolmentId: ID!) { answer: startAttempt(attemptId: $attemptId, enrolmentId: $enrolmentId, phase: PRE) {
  __typename ... on Attempt { id items { itemVersionId options { id } } } ... on Refusal { code } } }`;
const RECORD = `mutation($attemptId: ID!, $steps: [StepInput!]!) { recordResponses(attemptId: $attemptId, steps: $steps) {
  __typename ... on Recorded { receipts { stepId sequence recordedAt hash late counts } } ... on Refusal { code } } }`;
const SUBMIT = 'mutation($attemptId: ID!) { answer: submitAttempt(attemptId: $attemptId) { __typename ... on Submitted { submittedAt receipt } ... on Refusal { code } } }';
const LOOK = 'query($id: ID!) { answer: myAttempt(id: $id) { submittedAt } }';

/** As many as the client sends at once after it was offline. */
const MOST_AT_ONCE = 20;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

type Answered<Good> = { readonly answer: Good | { readonly __typename: 'Refusal'; readonly code: string } };
type Item = { readonly itemVersionId: string; readonly options: readonly { readonly id: string }[] };

export interface Sitting {
  readonly port: number;
  readonly learner: EnrolledLearner;
  readonly ledger: Ledger;
  readonly random: () => number;
  /** Milliseconds she spends on answering. */
  readonly lasts: number;
  /** She shuts her laptop without handing in; `cutShort` brings the end of her attempt near. */
  readonly walksAway: boolean;
  readonly cutShort: (attemptId: string) => Promise<void>;
}

/**
 * One learner's sitting: starts, answers at a person's pace multiplied by a few, keeps every answer in an outbox until its receipt has come,
 * hands in. However often the connection breaks or the server is gone, she sends the same again, with the same ids.
 */
export async function sit({ port, learner, ledger, random, lasts, walksAway, cutShort }: Sitting): Promise<void> {
  const browser = new Browser(port, learner.token);
  const patiently = <Data>(query: string, variables: Readonly<Record<string, unknown>>) => untilAnswered<Data>(browser, ledger, random, query, variables);
  try {
    const { answer: started } = await patiently<Answered<{ readonly __typename: 'Attempt'; readonly id: string; readonly items: readonly Item[] }>>(
      START, { attemptId: randomUUID(), enrolmentId: learner.enrolmentId },
    );
    if (started.__typename !== 'Attempt') return void ledger.surprises.push(`a start was refused as ${started.code}`);
    const { id: attemptId, items } = started;
    if (walksAway) await cutShort(attemptId);
    const isClosed = await answerAndDeliver({ patiently, attemptId, items, ledger, random, lasts });
    if (walksAway) {
      // She comes back later to look; whoever looks at an attempt whose time is up finds it closed.
      await patiently(LOOK, { id: attemptId });
      return;
    }
    const { answer: submitted } = await patiently<Answered<{ readonly __typename: 'Submitted'; readonly submittedAt: string; readonly receipt: string }>>(SUBMIT, { attemptId });
    if (submitted.__typename !== 'Submitted') ledger.surprises.push(`a submission was refused as ${submitted.code}`);
    else ledger.submissions.push({ attemptId, submittedAt: submitted.submittedAt, receipt: submitted.receipt });
    if (isClosed) ledger.surprises.push(`attempt ${attemptId} was closed though its learner had not handed it in`);
  } catch (error) {
    ledger.surprises.push(error instanceof Error ? error.message : String(error));
  } finally {
    browser.close();
  }
}

interface Answering {
  readonly patiently: <Data>(query: string, variables: Readonly<Record<string, unknown>>) => Promise<Data>;
  readonly attemptId: string;
  readonly items: readonly Item[];
  readonly ledger: Ledger;
  readonly random: () => number;
  readonly lasts: number;
}

/** Resolves once every answer has its receipt, or was turned away: then true. */
async function answerAndDeliver({ patiently, attemptId, items, ledger, random, lasts }: Answering): Promise<boolean> {
  const outbox: { readonly step: SentStep; readonly givenAt: number }[] = [];
  const until = Date.now() + lasts;
  let isClosed = false;
  const answering = (async () => {
    while (Date.now() < until && !isClosed) {
      outbox.push({ step: anAnswer(items, random), givenAt: Date.now() });
      await sleep(100 + random() * 700);
    }
  })();
  const isOver = answering.then(() => true);
  for (;;) {
    const batch = outbox.slice(0, isClosed ? 1 : MOST_AT_ONCE);
    if (batch.length === 0) {
      if (await Promise.race([isOver, sleep(50).then(() => false)])) return isClosed;
      continue;
    }
    const steps = batch.map(({ step }) => step);
    const { recordResponses: answer } = await patiently<{ readonly recordResponses: { readonly __typename: 'Recorded'; readonly receipts: readonly Receipt[] } | { readonly __typename: 'Refusal'; readonly code: string } }>(
      RECORD, { attemptId, steps },
    );
    if (answer.__typename === 'Recorded') {
      batch.forEach(({ step, givenAt }, index) => {
        const receipt = answer.receipts[index];
        if (receipt?.stepId !== step.stepId) return ledger.surprises.push(`the receipt in place of ${step.stepId} is for ${receipt?.stepId}`);
        ledger.longestWait = Math.max(ledger.longestWait, Date.now() - givenAt);
        return ledger.acknowledged.push({ attemptId, step, receipt });
      });
      outbox.splice(0, batch.length);
    } else if (answer.code === 'AttemptClosed' && batch.length === 1) {
      isClosed = true;
      ledger.turnedAway.push({ attemptId, stepId: steps[0]?.stepId ?? '' });
      outbox.shift();
    } else if (answer.code === 'AttemptClosed') {
      // All or none: from here on one by one, so that those recorded before the end get their receipts.
      isClosed = true;
    } else {
      ledger.surprises.push(`answers were refused as ${answer.code}`);
      outbox.splice(0, batch.length);
    }
  }
}

function anAnswer(items: readonly Item[], random: () => number): SentStep {
  const item = items[Math.floor(random() * items.length)] as Item;
  const option = random() < 0.05 ? null : item.options[Math.floor(random() * item.options.length)];
  return {
    stepId: randomUUID(), itemVersionId: item.itemVersionId, response: { type: 'single-choice', optionId: option?.id ?? null }, answeredAt: new Date().toISOString(),
  };
}

/** Asks the same again and again, waiting longer each time, until there is an answer to it. */
async function untilAnswered<Data>(
  browser: Browser, ledger: Ledger, random: () => number, query: string, variables: Readonly<Record<string, unknown>>,
): Promise<Data> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await browser.ask<Data>(query, variables);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      ledger.retries += 1;
      await sleep(pause * (0.5 + random()));
    }
  }
}
