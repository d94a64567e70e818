import { randomUUID } from 'node:crypto';
import { makeAttemptFileUseCases, makeMarkingUseCases, type MarkWork } from '@selaras/application/marking';
import type { MarkingDecisionId } from '@selaras/domain/assessment';
import type { Criterion, ItemContent } from '@selaras/domain/item';
import { asId, hundredths, type AttemptId, type Clock, type ItemVersionId, type WorkUnitId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { Database } from '../database';
import { PostgresAttemptFileStore, PostgresMarkingStore } from '../marking/index';
import type { Learner } from './seed-course';
import { aStep, newAttemptId, type Stage } from './learner-at-work';

const LEVELS = [{ id: 'none', text: 'Not shown', creditPercent: 0 }, { id: 'half', text: 'In part', creditPercent: 50 }, { id: 'full', text: 'Shown', creditPercent: 100 }];
export const RUBRIC: readonly Criterion[] = [{ id: 'tone', title: 'Tone', weightPercent: 60, levels: LEVELS }, { id: 'facts', title: 'Facts', weightPercent: 40, levels: LEVELS }];

export const anEssay = (markers: 1 | 2): ItemContent => ({
  title: 'Letter', stem: '<p>Answer the complaint.</p>', maximum: hundredths(1_000), feedback: {},
  interaction: { type: 'essay', longest: 2_000 }, key: { type: 'essay', rubric: RUBRIC, markers },
});
export const aFileUpload = (limits: { readonly mediaTypes?: readonly string[]; readonly largestBytes?: number; readonly most?: number } = {}): ItemContent => ({
  title: 'Scan', stem: '<p>Hand in the register.</p>', maximum: hundredths(500), feedback: {},
  interaction: { type: 'file-upload', mediaTypes: ['application/pdf'], largestBytes: 100_000, most: 2, ...limits }, key: { type: 'file-upload', rubric: RUBRIC, markers: 1 },
});

export const newDecisionId = () => randomUUID() as string as MarkingDecisionId;
/** The same level in each criterion. */
export const level = (id: 'none' | 'half' | 'full') => ({ tone: id, facts: id });

/** Another instructor over a unit. */
export async function anInstructor(database: Database, unitId: WorkUnitId): Promise<Actor> {
  const personId = asId<'Person'>(randomUUID());
  const digits = String(Math.floor(Math.random() * 1_000)).padStart(3, '0');
  const day = String(1 + Math.floor(Math.random() * 28)).padStart(2, '0');
  await database.query("INSERT INTO person (id, nip, name, employment) VALUES ($1, $2, $3, 'PNS')", [personId, `19${60 + Math.floor(Math.random() * 38)}07${day}2015031${digits}`, `Marker ${digits}`]);
  await database.query("INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES (gen_random_uuid(), $1, 'instructor', $2, '[2020-01-01,)')", [personId, unitId]);
  return { personId, grants: [{ role: 'instructor', unitId }] };
}

/** What markers do, on a database. */
export function aMarkingDesk(database: Database, clock: Clock) {
  const useCases = makeMarkingUseCases({ marking: new PostgresMarkingStore(database), clock });
  const mark = (actor: Actor, attemptId: AttemptId, itemVersionId: ItemVersionId, levels: MarkWork['levels'], changes: Partial<MarkWork> = {}) =>
    useCases.markWork(actor, { id: newDecisionId(), attemptId, itemVersionId, role: 'marker', levels, comment: '', reason: '', ...changes });
  return { ...useCases, mark };
}

export function aFileDesk(database: Database, clock: Clock) {
  return makeAttemptFileUseCases({ files: new PostgresAttemptFileStore(database), clock, newId: <Kind extends string>() => asId<Kind>(randomUUID()) });
}

/** Starts a pre-test, writes the essay, submits and is scored. An empty text leaves it blank. */
export async function writeEssay(stage: Stage, learner: Learner, essay: ItemVersionId, text: string): Promise<AttemptId> {
  const started = await stage.startAttempt(learner.actor, { attemptId: newAttemptId(), enrolmentId: learner.enrolmentId, phase: 'pre' });
  if (!started.ok) throw new Error(started.refusal.code);
  if (text !== '') {
    const recorded = await stage.recordResponses(learner.actor, started.value.id, [aStep(stage, essay, { type: 'essay', text })]);
    if (!recorded.ok) throw new Error(recorded.refusal.code);
  }
  await stage.submitAttempt(learner.actor, started.value.id);
  await stage.scoreAttempt(started.value.id);
  return started.value.id;
}

