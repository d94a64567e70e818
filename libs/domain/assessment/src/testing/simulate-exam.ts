import { instant, seededRandom, type AttemptId, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import { newestByItem, type ItemState } from '../attempt';
import { closingHash, firstBrokenLink, firstHash } from '../step';
import { AS_BUILT, BEGINNING, sha256, SimulatedDatabase, SimulatedServer, type Construction, type StoredAttempt } from './simulated-house';
import { SimulatedDevice, SimulatedNetwork, type Witness } from './simulated-learners';
import { SimulatedTime } from './simulated-time';

const ITEMS = ['i1', 'i2', 'i3', 'i4'] as ItemVersionId[];
const LEARNERS = 4;
const EXAM_MS = 60_000;

export interface Exam {
  /** What must never be, and was. */
  readonly broken: readonly string[];
  readonly happened: number;
  readonly recorded: number;
  readonly acknowledged: number;
  readonly turnedAway: number;
  readonly crashes: number;
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
  for (let learner = 0; learner < LEARNERS; learner += 1) {
    const id = `attempt-${learner}` as AttemptId;
    const dueAt = instant(BEGINNING + Math.round(time.between(0.3, 1.2) * EXAM_MS));
    const form = ITEMS.map((itemVersionId) => ({ itemVersionId, part: 'core' as const, type: 'short-text' as const, optionIds: [] }));
    database.attempts.set(id, { id, form, dueAt, closing: null, steps: [], byId: new Map(), stepsAtClosing: null });
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
    again(100, 2_500, () => device.answer());
    again(20_000, 90_000, () => device.submit());
    again(5_000, 60_000, () => device.cheat());
  }
  again(1_000, 6_000, () => {
    crashes += 1;
    time.oneOf(servers).crash();
  });
  again(500, 20_000, () => [...database.attempts.keys()].forEach((id) => time.oneOf(servers).expire(id)));
  // Now and then somebody is given more time while she writes.
  again(500, 6_000, () => extend(time.oneOf([...database.attempts.values()])));

  time.runUntil(EXAM_MS * 1.3);
  network.isGood = true;
  time.runUntil(EXAM_MS * 2);
  for (const device of devices) {
    device.flush();
    device.submit();
  }
  time.runUntil(EXAM_MS * 3);

  if (devices.some((device) => !device.isDone)) broken.push('somebody was never told what became of her answers');
  for (const attempt of database.attempts.values()) broken.push(...brokenPromises(attempt, witness));
  const recorded = [...database.attempts.values()].reduce((sum, { steps }) => sum + steps.length, 0);
  return { broken, happened: time.happened, recorded, acknowledged: witness.acknowledged.size, turnedAway: witness.turnedAway.size, crashes };
}

function extend(attempt: StoredAttempt): void {
  if (!attempt.closing) attempt.dueAt = instant(attempt.dueAt + 2_000);
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
  if (steps.length !== attempt.stepsAtClosing) broken.push(`${id}: something was recorded after the closing`);
  if (steps.some((step) => step.recordedAt >= dueAt)) broken.push(`${id}: something was recorded too late`);
  const submission = witness.submissions.get(id);
  const lastHash = steps.at(-1)?.hash ?? firstHash(id, sha256);
  if (submission !== closingHash(lastHash, closing.submittedAt, closing.closedBy, sha256)) broken.push(`${id}: the receipt of the submission proves something else`);

  const given = witness.given.get(id);
  if (given && given.filter((stepId) => ids.includes(stepId)).join() !== ids.join()) broken.push(`${id}: one device's answers are out of order`);
  const newest = newestByItem([...steps].reverse());
  if (JSON.stringify([...newest].sort()) !== JSON.stringify([...newestOneByOne(attempt)].sort())) broken.push(`${id}: the newest is not the last`);
  return broken;
}

/** The state of each item, told by going through the steps in the order they were appended. */
function newestOneByOne({ steps }: StoredAttempt): Map<ItemVersionId, ItemState> {
  const states = new Map<ItemVersionId, ItemState>();
  for (const { itemVersionId, response, flagged } of steps) {
    const { response: responseBefore = null, flagged: flaggedBefore = false } = states.get(itemVersionId) ?? {};
    states.set(itemVersionId, { response: response ?? responseBefore, flagged: flagged ?? flaggedBefore });
  }
  return states;
}
