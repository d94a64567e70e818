import { instant, seededRandom, type AttemptId, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import { endOf } from '@selaras/domain/scheduling';
import { LATE_STEPS_TAKEN_SECONDS, newestByItem, type ItemState } from '../attempt';
import { closingHash, firstBrokenLink, firstHash } from '../step';
import { AS_BUILT, BEGINNING, sha256, SimulatedDatabase, SimulatedServer, type Construction, type StoredAttempt } from './simulated-house';
import { SimulatedDevice, SimulatedNetwork, type Witness } from './simulated-learners';
import { SimulatedTime } from './simulated-time';

const ITEMS = ['i1', 'i2', 'i3', 'i4'] as ItemVersionId[];
const LEARNERS = 4;
const EXAM_MS = 60_000;
const LAST_MOMENT_MS = 1_500;
const A_DAY_MS = LATE_STEPS_TAKEN_SECONDS * 1_000;

export interface Exam {
  /** What must never be, and was. */
  readonly broken: readonly string[];
  readonly happened: number;
  readonly recorded: number;
  readonly acknowledged: number;
  readonly turnedAway: number;
  readonly crashes: number;
  readonly breaks: number;
  /** Recorded after the end: in the grace, and too late to count. */
  readonly lateCounting: number;
  readonly lateNotCounting: number;
}

/**
 * An hour of the house in a moment: four learners (two of them with two devices), two server processes whose clocks differ, a network that
 * loses, repeats and reorders, processes killed at any point. The seed decides all of it. Then the weather turns fair, everything that is still
 * on its way arrives, and what was promised is held against what was kept.
 */
export function simulateExam(seed: string, construction: Construction = AS_BUILT): Exam {
  const time = new SimulatedTime(seededRandom(seed));
  const broken: string[] = [];
  const witness: Witness = {
    acknowledged: new Map(), turnedAway: new Map(), submissions: new Map(), given: new Map(), broken: (what) => broken.push(what),
  };
  const database = new SimulatedDatabase(construction);
  const servers = [-800, 900].map((clockError) => new SimulatedServer(time, database, construction, clockError));
  const network = new SimulatedNetwork(time);
  let ids = 0;
  const devices: SimulatedDevice[] = [];
  const dueAtFirst = new Map<AttemptId, number>();
  for (let learner = 0; learner < LEARNERS; learner += 1) {
    const id = `attempt-${learner}` as AttemptId;
    const dueAt = instant(BEGINNING + Math.round(time.between(0.3, 1.2) * EXAM_MS));
    const form = ITEMS.map((itemVersionId) => ({ itemVersionId, part: 'core' as const, type: 'short-text' as const, optionIds: [] }));
    dueAtFirst.set(id, dueAt);
    database.attempts.set(id, {
      id, form, dueAt, graceSeconds: learner * 2, closing: null, moved: 0, breaks: [], breakUntil: null, takenOnBreak: 0, hashAtClosing: null, sealed: false, outcome: null,
      steps: [], byId: new Map(), stepsAtClosing: null,
    });
    const hasTwo = learner % 2 === 1;
    if (!hasTwo) witness.given.set(id, []);
    for (let device = 0; device < (hasTwo ? 2 : 1); device += 1) {
      devices.push(new SimulatedDevice(time, network, servers, witness, id, ITEMS, () => `step-${(ids += 1)}` as StepId, time.between(-86_400_000, 86_400_000)));
    }
  }

  let crashes = 0;
  const again = (least: number, most: number, act: () => void) => {
    const next = () => time.after(least, most, () => {
      if (network.isGood) return;
      act();
      next();
    });
    next();
  };
  for (const device of devices) {
    // Many hand in when there is hardly any time left.
    const dueIn = (dueAtFirst.get(device.attemptId) ?? 0) - BEGINNING;
    if (time.chance(0.5)) time.after(dueIn - LAST_MOMENT_MS, dueIn + LAST_MOMENT_MS, () => device.submit());
    again(100, 2_500, () => device.answer());
    again(20_000, 90_000, () => device.submit());
    again(5_000, 60_000, () => device.cheat());
    again(4_000, 40_000, () => device.pause(true));
    again(2_000, 20_000, () => device.pause(false));
  }
  again(1_000, 6_000, () => {
    crashes += 1;
    time.oneOf(servers).crash();
  });
  again(500, 20_000, () => [...database.attempts.keys()].forEach((id) => time.oneOf(servers).expire(id)));
  again(200, 1_500, () => [...database.attempts.keys()].forEach((id) => time.oneOf(servers).mark(id)));
  // Now and then somebody is given more time: while she writes, at the last moment, or when it is too late.
  again(500, 6_000, () => time.oneOf(servers).grant(time.oneOf([...database.attempts.keys()]), 2_000));
  again(200, 800, () => {
    const nearlyOver = [...database.attempts.values()].filter(({ dueAt }) => Math.abs(dueAt - BEGINNING - time.now) < LAST_MOMENT_MS);
    for (const { id } of nearlyOver) if (time.chance(0.3)) time.oneOf(servers).grant(id, 2_000);
  });

  time.runUntil(EXAM_MS * 1.3);
  network.isGood = true;
  time.runUntil(EXAM_MS * 2);
  for (const device of devices) {
    device.flush();
    device.submit();
  }
  time.runUntil(EXAM_MS * 3);
  for (const id of database.attempts.keys()) time.oneOf(servers).mark(id);
  // A tablet that lay in a drawer is switched on the next day.
  time.runUntil(A_DAY_MS + EXAM_MS * 4);
  for (const device of devices) device.answer();
  time.runUntil(A_DAY_MS + EXAM_MS * 5);

  if (devices.some((device) => !device.isDone)) broken.push('somebody was never told what became of her answers');
  const attempts = [...database.attempts.values()];
  for (const attempt of attempts) {
    broken.push(...brokenPromises(attempt, witness), ...brokenRules(attempt));
    if (attempt.dueAt !== (dueAtFirst.get(attempt.id) ?? 0) + attempt.moved) broken.push(`${attempt.id}: the due time is not what was granted and paused`);
  }
  const steps = attempts.flatMap((attempt) => attempt.steps);
  const late = (counts: boolean) => steps.filter((step) => step.late?.counts === counts).length;
  return {
    broken, happened: time.happened, recorded: steps.length, breaks: attempts.reduce((sum, attempt) => sum + attempt.breaks.length, 0),
    lateCounting: late(true), lateNotCounting: late(false), acknowledged: witness.acknowledged.size, turnedAway: witness.turnedAway.size, crashes,
  };
}

function brokenPromises(attempt: StoredAttempt, witness: Witness): string[] {
  const { id, steps, closing, dueAt } = attempt;
  const broken: string[] = [];
  const ids = steps.map((step) => step.id);
  if (new Set(ids).size !== ids.length) broken.push(`${id}: a step is recorded twice`);
  const link = firstBrokenLink(id, steps, sha256);
  if (link !== null) broken.push(`${id}: the chain breaks at ${link}`);

  for (const [stepId, { attemptId, receipt }] of witness.acknowledged) {
    if (attemptId !== id) continue;
    const kept = steps.filter((step) => step.id === stepId);
    if (kept.length !== 1) broken.push(`${id}: ${stepId} was acknowledged and is recorded ${kept.length} times`);
    else if (kept[0]?.hash !== receipt.hash || kept[0].sequence !== receipt.sequence) broken.push(`${id}: the receipt of ${stepId} proves another step`);
  }
  for (const [stepId, attemptId] of witness.turnedAway) {
    if (attemptId === id && ids.includes(stepId)) broken.push(`${id}: ${stepId} was turned away and is recorded`);
  }

  if (!closing) return [...broken, `${id}: nobody closed it`];
  if (closing.closedBy === 'expiry' ? closing.submittedAt !== dueAt : closing.submittedAt >= dueAt) broken.push(`${id}: closed at the wrong time`);
  steps.forEach((step, index) => {
    if ((step.late !== undefined) !== index >= (attempt.stepsAtClosing ?? 0)) broken.push(`${id}: step ${index + 1} is labelled ${step.late ? 'late' : 'in time'}, and is not`);
    if (!step.late && step.recordedAt >= dueAt) broken.push(`${id}: something was recorded too late`);
  });
  const submission = witness.submissions.get(id);
  const hashAtClosing = steps[(attempt.stepsAtClosing ?? 0) - 1]?.hash ?? firstHash(id, sha256);
  if (submission !== closingHash(hashAtClosing, closing.submittedAt, closing.closedBy, sha256)) broken.push(`${id}: the receipt of the submission proves something else`);

  const given = witness.given.get(id);
  if (given && given.filter((stepId) => ids.includes(stepId)).join() !== ids.join()) broken.push(`${id}: one device's answers are out of order`);
  const newest = newestByItem([...steps].reverse());
  if (JSON.stringify([...newest].sort()) !== JSON.stringify([...newestOneByOne(attempt)].sort())) broken.push(`${id}: the newest is not the last`);
  return broken;
}

/** What the rules of attempts promise: late answers, breaks, marks. */
function brokenRules({ id, steps, closing, graceSeconds, outcome, takenOnBreak, breaks }: StoredAttempt): string[] {
  const broken: string[] = [];
  for (const step of steps) {
    const mayCount = closing?.closedBy === 'expiry' && step.recordedAt < closing.submittedAt + graceSeconds * 1_000;
    if (step.late?.counts && !mayCount) broken.push(`${id}: ${step.id} counts, and came too late for that`);
  }
  if (takenOnBreak > 0) broken.push(`${id}: ${takenOnBreak} steps were taken during a break`);
  if (breaks.some((pause, index) => breaks.some((other, place) => place !== index && pause.startedAt < endOf(other) && other.startedAt < endOf(pause)))) {
    broken.push(`${id}: two breaks at once`);
  }
  if (!outcome) return [...broken, `${id}: nobody marked it`];
  if (JSON.stringify([...outcome].sort()) !== JSON.stringify([...newestByItem(steps)].sort())) broken.push(`${id}: the marks are not those of the answers that count`);
  return broken;
}

/** The state of each item, told by going through the steps that count in the order they were appended. */
function newestOneByOne({ steps }: StoredAttempt): Map<ItemVersionId, ItemState> {
  const states = new Map<ItemVersionId, ItemState>();
  for (const { itemVersionId, response, flagged, late } of steps) {
    if (late && !late.counts) continue;
    const { response: responseBefore = null, flagged: flaggedBefore = false } = states.get(itemVersionId) ?? {};
    states.set(itemVersionId, { response: response ?? responseBefore, flagged: flagged ?? flaggedBefore });
  }
  return states;
}
