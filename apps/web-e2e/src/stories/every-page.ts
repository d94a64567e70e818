import type { Device, Kind } from '../browser/device';
import { pageProblems } from '../browser/page-check';
import type { Language } from '../browser/texts';
import { type Stage, type Story, story } from '../browser/story';
import { demoAccount, FINISHED_COHORT, RUNNING_COHORT } from './accounts';

/** Addresses by what the page is called here; ids come from the database. */
type Addresses = (story: Story) => Promise<Readonly<Record<string, string>>>;

export function everyPage(stage: () => Stage): void {
  story(stage, 'Every page, on a phone in Indonesian and on a desk in English: one heading, one main part, names and words for everything, nothing too wide', (it) => {
    const look = (who: string, account: string | null, addresses: Addresses): void => {
      it.step(who, async () => {
        const found: string[] = [];
        found.push(...(await problemsOf(it, 'phone', 'id', account, await addresses(it))), ...(await problemsOf(it, 'desktop', 'en', account, await addresses(it))));
        expect(found).toEqual([]);
      });
    };

    look('before signing in', null, async () => ({ 'sign-in': '/sign-in' }));
    look('a learner', 'siti-rahmawati', learnerPages);
    look('an instructor with her draft', 'made-sukerta', (story) => authorPages(story, 'Komunikasi Pelayanan Publik', 'draft'));
    look('an instructor with a published course', 'made-sukerta', (story) => authorPages(story, 'Manajemen Pengaduan', 'published'));
    look('an evaluator', 'yohana-lakapu', evaluatorPages);
    look('an administrator', 'ratna-kusumawardani', administratorPages);
  });
}

async function problemsOf(it: Story, kind: Kind, language: Language, account: string | null, addresses: Readonly<Record<string, string>>): Promise<string[]> {
  const device: Device = await it.device(kind);
  if (account) await device.signIn(demoAccount(account));
  await device.speaks(language);
  const found: string[] = [];
  for (const [page, address] of Object.entries(addresses)) {
    await device.open(address);
    found.push(...(await pageProblems(device, language)).map((problem) => `${page} (${kind}, ${language}): ${problem}`));
  }
  await device.speaks('id');
  await device.close();
  return found;
}

async function learnerPages(it: Story): Promise<Record<string, string>> {
  const { id, module, attempt } = await it.database.row<{ id: string; module: string; attempt: string }>(
    `SELECT e.id, (SELECT module_id FROM module_progress WHERE enrolment_id = e.id LIMIT 1) AS module, (SELECT a.id FROM attempt a WHERE a.enrolment_id = e.id) AS attempt
     FROM enrolment e JOIN person p ON p.id = e.person_id JOIN cohort c ON c.id = e.cohort_id WHERE p.name = $1 AND c.name = $2`,
    [demoAccount('siti-rahmawati').name, RUNNING_COHORT],
  );
  return {
    'my courses': '/learn', course: `/learn/${id}`, module: `/learn/${id}/modules/${module}`, 'before a test': `/learn/${id}/tests/post`,
    result: `/learn/${id}/attempts/${attempt}/result`, answers: `/learn/${id}/attempts/${attempt}/review`, closed: `/learn/${id}/attempts/${attempt}`, 'not hers': `/learn/${module}`, account: '/account', nowhere: '/nowhere',
  };
}

async function authorPages(it: Story, title: string, status: 'draft' | 'published'): Promise<Record<string, string>> {
  const { id, module, item, unit } = await it.database.row<{ id: string; module: string; item: string; unit: string }>(
    `SELECT v.id, m.id AS module, (SELECT id FROM item WHERE course_id = v.course_id LIMIT 1) AS item, (SELECT unit_id FROM module_variant WHERE module_id = m.id AND unit_id IS NOT NULL LIMIT 1) AS unit
     FROM course_version v JOIN course c ON c.id = v.course_id JOIN module m ON m.version_id = v.id AND m.position = 2 WHERE c.title = $1 AND v.status = $2 ORDER BY v.number LIMIT 1`,
    [title, status],
  );
  const version = `/author/versions/${id}`;
  if (status === 'published') return { contents: `${version}/contents`, matrix: `${version}/variants`, variant: `${version}/variants/${module}?unit=${unit}`, tests: `${version}/tests`, publish: `${version}/publish`, ...(await markingPages(it, id)) };
  return {
    courses: '/author', contents: `${version}/contents`, matrix: `${version}/variants`, core: `${version}/variants/${module}`, variant: `${version}/variants/${module}?unit=${unit}`,
    tests: `${version}/tests`, rules: `${version}/rules`, bank: `${version}/bank`, item: `${version}/bank/${item}`, 'new item': `${version}/bank/new`, import: `${version}/bank/import`,
    preview: `${version}/preview`, publish: `${version}/publish`, 'no such course': '/author/versions/00000000-0000-4000-8000-000000000000/contents',
  };
}

async function markingPages(it: Story, versionId: string): Promise<Record<string, string>> {
  const { attempt } = await it.database.row<{ attempt: string }>(
    'SELECT a.id AS attempt FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id WHERE c.version_id = $1 AND a.submitted_at IS NOT NULL ORDER BY a.id LIMIT 1', [versionId],
  );
  const version = `/author/versions/${versionId}`;
  return {
    marking: `${version}/marking`, 'nothing to mark': `${version}/marking/${attempt}`, attempts: `${version}/attempts`, attempt: `${version}/attempts/${attempt}`,
    'no such attempt': `${version}/attempts/${versionId}`, corrections: `${version}/corrections`, 'new correction': `${version}/corrections/new`,
  };
}

async function evaluatorPages(it: Story): Promise<Record<string, string>> {
  const cohort = async (name: string): Promise<string> => `/evaluate/cohorts/${(await it.database.row<{ id: string }>('SELECT id FROM cohort WHERE name = $1', [name])).id}`;
  return {
    cohorts: '/evaluate', finished: await cohort(FINISHED_COHORT), running: await cohort(RUNNING_COHORT), outside: '/evaluate/outside',
    'no such cohort': '/evaluate/cohorts/00000000-0000-4000-8000-000000000000', 'not for her role': '/author',
  };
}

async function administratorPages(it: Story): Promise<Record<string, string>> {
  const { cohort, person, enrolment } = await it.database.row<{ cohort: string; person: string; enrolment: string }>(
    'SELECT c.id AS cohort, p.id AS person, e.id AS enrolment FROM enrolment e JOIN cohort c ON c.id = e.cohort_id JOIN person p ON p.id = e.person_id WHERE c.name = $1 AND p.name = $2',
    [RUNNING_COHORT, demoAccount('siti-rahmawati').name]);
  const nothing = '00000000-0000-4000-8000-000000000000';
  return {
    cohorts: '/admin/cohorts', 'new cohort': '/admin/cohorts/new', cohort: `/admin/cohorts/${cohort}`, enrol: `/admin/cohorts/${cohort}/enrol`, accommodations: `/admin/cohorts/${cohort}/members/${enrolment}`, 'nobody enrolled': `/admin/cohorts/${cohort}/members/${nothing}`, people: '/admin/people', 'new person': '/admin/people/new',
    person: `/admin/people/${person}`, units: '/admin/units', hours: '/admin/hours', 'no such cohort': `/admin/cohorts/${nothing}`, 'no such person': `/admin/people/${nothing}`,
  };
}
