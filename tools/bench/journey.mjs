import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PASSWORD } from './seed.mjs';

const SIGN_IN = 'mutation($nip: String!, $password: String!) { signIn(nip: $nip, password: $password) { __typename } }';
const COURSES = '{ myEnrolments { id courseTitle jp deadline { at zone setBy reason } stepsDone stepsTotal next { kind title } } }';
const COURSE = `query($id: ID!) { myEnrolment(id: $id) { id courseTitle deadline { at zone } preTest { state timeLimitSeconds itemCount attemptsUsed openAttemptId }
  modules { id position title state adapted pageCount } postTest { state } next { kind title } } }`;
const ATTEMPT = `id startedAt dueAt serverTime lastSequence items { itemVersionId position part stem type options { id text } response flagged }`;
export const START = `mutation($attemptId: ID!, $enrolmentId: ID!) { startAttempt(attemptId: $attemptId, enrolmentId: $enrolmentId, phase: PRE) { __typename ... on Attempt { ${ATTEMPT} } ... on Refusal { code } } }`;
const SAVE = `mutation($attemptId: ID!, $steps: [StepInput!]!) { recordResponses(attemptId: $attemptId, steps: $steps) { __typename ... on Recorded { receipts { stepId sequence recordedAt hash } serverTime dueAt } ... on Refusal { code } } }`;
const SUBMIT = `mutation($attemptId: ID!) { submitAttempt(attemptId: $attemptId) { __typename ... on Submitted { submittedAt receipt } ... on Refusal { code } } }`;
const RESULT = `query($id: ID!) { myAttempt(id: $id) { submittedAt result { scored corePercent fullPercent passed } } }`;

/**
 * One learner's whole pre-test: (sign in,) open the course, start, twenty answers saved one by one, submit, see the result.
 * `timed(name, work)` measures what it is told to. @throws when any step is refused.
 */
export async function journey(client, learner, { signIn, timed }) {
  if (signIn) must('SignedIn', (await timed('signIn', () => client.ask(SIGN_IN, { nip: learner.nip, password: PASSWORD }))).signIn);
  else client.useCookie(`selaras_session=${learner.token}`);
  await timed('open', async () => {
    await client.ask(COURSES);
    await client.ask(COURSE, { id: learner.enrolmentId });
  });
  const attemptId = randomUUID();
  const { startAttempt } = await timed('start', () => client.ask(START, { attemptId, enrolmentId: learner.enrolmentId }));
  must('Attempt', startAttempt);
  for (const item of startAttempt.items) {
    const option = item.options[Math.floor(Math.random() * item.options.length)];
    const step = { stepId: randomUUID(), itemVersionId: item.itemVersionId, response: { type: 'single-choice', optionId: option.id }, answeredAt: new Date().toISOString() };
    must('Recorded', (await timed('save', () => client.ask(SAVE, { attemptId, steps: [step] }))).recordResponses);
  }
  must('Submitted', (await timed('submit', () => client.ask(SUBMIT, { attemptId }))).submitAttempt);
  await timed('result', async () => {
    for (let wait = 50; ; wait = Math.min(wait * 2, 1_000)) {
      const { myAttempt } = await client.ask(RESULT, { id: attemptId });
      if (myAttempt.result?.scored) return;
      await sleep(wait);
    }
  });
}

function must(typename, answer) {
  if (answer.__typename !== typename) throw new Error(`expected ${typename}, got ${JSON.stringify(answer)}`);
}
