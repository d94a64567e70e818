import { type Database, PostgresAttemptStore, PostgresOutcomeStore } from '@selaras/adapters/persistence';
import { makeScoringUseCases } from '@selaras/application/assessment';
import { buildDemo, type Demo, DEMO_PASSWORD } from '@selaras/demo';
import { asId, type Instant } from '@selaras/domain/kernel';
import { loadCity } from './load-city';
import { attemptId, loadCohort } from './load-cohort';
import { type KeepFile, loadCourse } from './load-course';
import { markEssays } from './mark-essays';

const DAY = 86_400_000;
export type Progress = (step: string, done: number, total: number) => void;

/**
 * Loads the demo into an empty database, once: a database with people in it is left alone. Everything is written in one commit, so that
 * a start that is killed halfway loads it whole the next time; the attempts are then scored as the worker scores them.
 * @returns whether it was loaded now
 */
export async function loadDemo(database: Database, now: Instant, keepFile: KeepFile, progress: Progress): Promise<boolean> {
  const demo = buildDemo(now);
  const loaded = await database.transaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('load-demo'))");
    if ((await tx.query('SELECT 1 FROM person LIMIT 1')).length > 0) return false;
    await loadCity(tx, demo.city);
    progress('city', 1, 4);
    for (const course of demo.courses) await loadCourse(tx, course, new Date(now - 150 * DAY), keepFile);
    progress('courses', 2, 4);
    for (const cohort of demo.cohorts) {
      const course = demo.courses.find(({ slug }) => slug === cohort.course);
      if (!course) throw new RangeError(`the demo has no course ${cohort.course}`);
      await loadCohort(tx, course, cohort);
    }
    progress('cohorts', 3, 4);
    await tx.query("INSERT INTO setting (key, value) VALUES ('demo-accounts', $1)", [JSON.stringify(accountsOf(demo))]);
    return true;
  });
  await scoreDemo(database, demo, now, progress);
  return loaded;
}

/** Scoring is safe to repeat: what an interrupted start left unscored is scored at the next. */
async function scoreDemo(database: Database, demo: Demo, now: Instant, progress: Progress): Promise<void> {
  const unscored = await database.query<{ id: string }>('SELECT a.id FROM attempt a WHERE a.submitted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.attempt_id = a.id)');
  const ours = new Set(demo.cohorts.flatMap((cohort) => cohort.enrolments.flatMap((enrolment) => enrolment.attempts.map(attemptId))));
  const waiting = unscored.filter(({ id }) => ours.has(id));
  if (waiting.length === 0) return;
  const scoring = makeScoringUseCases({ attempts: new PostgresAttemptStore(database), outcomes: new PostgresOutcomeStore(database), clock: () => now });
  for (const [index, { id }] of waiting.entries()) {
    await scoring.scoreAttempt(asId<'Attempt'>(id));
    if (index % 50 === 0) progress('scores', index, waiting.length);
  }
  await markEssays(database, demo, now);
  await database.query('ANALYZE');
}

function accountsOf(demo: Demo) {
  return demo.accounts.map((account) => ({
    role: account.offeredAs ?? account.grants[0]?.role ?? 'learner',
    name: account.name,
    nip: account.nip,
    password: DEMO_PASSWORD,
    note: account.offeredAs ? '' : (account.progress ?? ''),
  }));
}
