import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SentCorrection } from '@selaras/application/regrading';
import type { CorrectionId } from '@selaras/domain/assessment';
import { instant } from '@selaras/domain/kernel';
import { copyAttempts } from '../../../libs/adapters/persistence/src/testing/copy-attempts';
import { anInstructorsDesk, newCorrectionId, sent } from '../../../libs/adapters/persistence/src/testing/instructor-at-work';
import { aStage, takeTest } from '../../../libs/adapters/persistence/src/testing/learner-at-work';
import { seedCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../../../libs/adapters/persistence/src/testing/test-database';

const PROGRAM = path.resolve(__dirname, '../../../dist/worker/main.mjs');
const PEOPLE = 3_000;

describe('a worker that is killed while it regrades', () => {
  let test_: TestDatabase;
  const running = new Set<ChildProcess>();
  beforeAll(async () => {
    test_ = await createTestDatabase();
  });
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
  });
  afterAll(() => test_.destroy());

  function launch(): ChildProcess {
    const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env, DATABASE_URL: test_.url, REDIS_URL: '' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  }
  async function until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
    for (const deadline = Date.now() + seconds * 1000; !(await condition()); ) {
      if (Date.now() > deadline) throw new Error(`not within ${seconds} s`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  test('leaves everybody’s marks as they were; the next one goes on, and every attempt has one new outcome', async () => {
    if (!existsSync(PROGRAM)) throw new Error('dist/worker is missing: run these tests through `npm test`, which builds first');
    const now = Date.now();
    const course = await seedCourse(test_.database, { opensAt: instant(now - 86_400_000), closesAt: instant(now + 86_400_000) });
    const stage = aStage(test_.database);
    stage.setClock(instant(now));
    const model = await takeTest(stage, course, await course.enrol(), 'pre', Object.values(course.items));
    await test_.database.transaction((tx) => copyAttempts(tx, model, PEOPLE - 1));
    await stage.rebuildResults(course.cohortId);

    const desk = anInstructorsDesk(test_.database, () => instant(Date.now()));
    const apply = async (correction: SentCorrection, previewedOn: number) => {
      const correctionId = newCorrectionId();
      const applied = await desk.applyCorrection(course.author, { correctionId, versionId: course.versionId, correction, reason: 'Wrong', previewedOn });
      expect(applied).toMatchObject({ ok: true, value: { progress: { total: PEOPLE } } });
      return correctionId;
    };
    const progressOf = async (correctionId: CorrectionId) => {
      const found = await desk.regradeProgress(course.author, correctionId);
      if (!found) throw new Error('no regrading');
      return found;
    };
    const maxima = async () => (await test_.database.query<{ core_maximum: number }>('SELECT DISTINCT core_maximum FROM enrolment_result')).map((row) => row.core_maximum);

    let correctionId = await apply(sent({ kind: 'drop-item', itemVersionId: course.items.days }), 1);
    let isDropped = true;
    let wasCutOff = false;
    // On a busy machine the whole of it may be over before it is looked at: then another correction is made.
    for (let keyVersion = 2; !wasCutOff && keyVersion < 12; keyVersion += 1) {
      const worker = launch();
      await until(async () => (await progressOf(correctionId)).done > 0, 30);
      const gone = new Promise((resolve) => worker.once('exit', resolve));
      worker.kill('SIGKILL');
      await gone;
      wasCutOff = (await progressOf(correctionId)).finishedAt === null;
      if (wasCutOff) break;
      correctionId = await apply(isDropped ? sent({ kind: 'restore', restoresId: correctionId }) : sent({ kind: 'drop-item', itemVersionId: course.items.days }), keyVersion);
      isDropped = !isDropped;
    }
    expect(wasCutOff).toBe(true);
    expect(await maxima()).toEqual([isDropped ? 400 : 300]);
    launch();
    await until(async () => (await progressOf(correctionId)).finishedAt !== null, 60);

    const { keyVersion, ...progress } = await progressOf(correctionId);
    expect(progress).toMatchObject({ done: PEOPLE, total: PEOPLE });
    expect(await maxima()).toEqual([isDropped ? 300 : 400]);
    const [counts] = await test_.database.query('SELECT count(*)::int AS outcomes, count(DISTINCT attempt_id)::int AS attempts FROM outcome WHERE key_version = $1', [keyVersion]);
    expect(counts).toEqual({ outcomes: PEOPLE, attempts: PEOPLE });
  }, 180_000);
});
