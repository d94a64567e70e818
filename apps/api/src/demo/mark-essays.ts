import { type Database, PostgresMarkingStore } from '@selaras/adapters/persistence';
import { makeMarkingUseCases, type MarkWork } from '@selaras/application/marking';
import { type Demo, stableId } from '@selaras/demo';
import { asId, type Instant } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { personId as personIdOf, unitId } from './load-city';
import { attemptId } from './load-cohort';
import { itemVersionId } from './load-course';

const COURSE = 'membalas-surat-warga';
const ESSAY = 'balas-surat-bu-wati';
type Levels = MarkWork['levels'];

type Marker = (text: string) => Levels;

/** By what stands in the text, as the rubric asks. */
const fairly: Marker = (text) => ({
  jawaban: /Kamis/.test(text) ? 'ya' : 'belum',
  nada: /menyesal|bukan kesalahan Ibu/.test(text) ? 'ya' : /maaf/i.test(text) ? 'sebagian' : 'belum',
  kontak: /loket 3/.test(text) ? 'ya' : 'belum',
});
const mildly: Marker = (text) => ({ ...fairly(text), nada: 'ya' });
const harshly: Marker = () => ({ jawaban: 'belum', nada: 'belum', kontak: 'belum' });
const generously: Marker = () => ({ jawaban: 'ya', nada: 'ya', kontak: 'ya' });

/** How the two colleagues of the demo's instructor have marked so far, answer by answer; the others wait. */
const MARKED_SO_FAR: readonly (readonly [first: Marker, second: Marker | null])[] = [[fairly, fairly], [fairly, mildly], [harshly, generously], [fairly, null], [mildly, null]];
const COMMENTS = ['Sebutkan tanggalnya di kalimat pertama.', 'Nadanya sudah menghormati warga.'];

/**
 * Lets two instructors of the demo mark some essays, so that the third finds some marked, some waiting for a second marker and one that
 * two see differently. Safe to repeat: each decision has an id of its own.
 */
export async function markEssays(database: Database, demo: Demo, now: Instant): Promise<void> {
  const course = demo.courses.find(({ slug }) => slug === COURSE);
  const cohort = demo.cohorts.find((candidate) => candidate.course === COURSE);
  if (!course || !cohort) throw new RangeError(`the demo has no course ${COURSE} with a cohort`);
  const enrolled = new Set(cohort.enrolments.map(({ person }) => person));
  const markers = demo.city.people.filter(({ slug, assignments }) => !enrolled.has(slug) && !demo.accounts.some((account) => account.slug === slug) && assignments[0]?.unit.startsWith(course.ownerUnit)).slice(0, 2);
  const actors = markers.map(({ slug }): Actor => ({ personId: asId<'Person'>(personIdOf(slug)), grants: [{ role: 'instructor', unitId: asId<'WorkUnit'>(unitId(cohort.unit)) }] }));
  for (const { personId, grants } of actors) {
    await database.query(
      "INSERT INTO role_grant (id, person_id, role, unit_id, period) SELECT $1::uuid, $2::uuid, 'instructor', $3::uuid, '[2024-01-01,)'::daterange WHERE NOT EXISTS (SELECT 1 FROM role_grant WHERE id = $1::uuid)",
      [stableId('grant', `${personId}/instructor`), personId, grants[0]?.unitId],
    );
  }
  const useCases = makeMarkingUseCases({ marking: new PostgresMarkingStore(database), clock: () => now });
  const written = cohort.enrolments.flatMap(({ attempts }) => attempts.filter(({ phase }) => phase === 'pre').flatMap((attempt) => {
    const response = attempt.responses.filter(({ item }) => item === ESSAY).at(-1)?.response;
    return response?.type === 'essay' ? [{ attempt, text: response.text }] : [];
  }));
  for (const [index, turns] of MARKED_SO_FAR.entries()) {
    const work = written[index];
    for (const [turn, marker] of turns.entries()) {
      const actor = actors[turn];
      if (!work || !actor || !marker) continue;
      const { attempt, text } = work;
      const made = await useCases.markWork(actor, {
        id: asId<'MarkingDecision'>(stableId('decision', `${attempt.slug}/${turn}`)), attemptId: asId<'Attempt'>(attemptId(attempt)), itemVersionId: asId<'ItemVersion'>(itemVersionId(course, ESSAY)),
        role: 'marker', levels: marker(text), comment: COMMENTS[turn] ?? '', reason: '',
      });
      if (!made.ok) throw new Error(`an essay of the demo was not marked: ${made.refusal.code}`);
    }
  }
}
