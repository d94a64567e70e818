import type { Device, Kind } from '../browser/device';
import { pageProblems } from '../browser/page-check';
import { type Stage, type Story, story } from '../browser/story';
import { demoAccount } from './accounts';

/** Addresses by what the page is called here; ids come from the database. */
type Addresses = (story: Story) => Promise<Readonly<Record<string, string>>>;

export function everyPage(stage: () => Stage): void {
  story(stage, 'Every page, on a phone and on a desk: one heading, one main part, names for everything, nothing too wide', (it) => {
    const look = (who: string, account: string | null, addresses: Addresses): void => {
      it.step(who, async () => {
        const found: string[] = [];
        for (const kind of ['phone', 'desktop'] as const) found.push(...(await problemsOf(it, kind, account, await addresses(it))));
        expect(found).toEqual([]);
      });
    };

    look('before signing in', null, async () => ({ 'sign-in': '/sign-in' }));
    look('a learner', 'siti-rahmawati', learnerPages);
  });
}

async function problemsOf(it: Story, kind: Kind, account: string | null, addresses: Readonly<Record<string, string>>): Promise<string[]> {
  const device: Device = await it.device(kind);
  if (account) await device.signIn(demoAccount(account));
  const found: string[] = [];
  for (const [page, address] of Object.entries(addresses)) {
    await device.open(address);
    found.push(...(await pageProblems(device)).map((problem) => `${page} (${kind}): ${problem}`));
  }
  await device.close();
  return found;
}

async function learnerPages(it: Story): Promise<Record<string, string>> {
  const { id, module, attempt } = await it.database.row<{ id: string; module: string; attempt: string }>(
    `SELECT e.id, (SELECT module_id FROM module_progress WHERE enrolment_id = e.id LIMIT 1) AS module, (SELECT a.id FROM attempt a WHERE a.enrolment_id = e.id) AS attempt
     FROM enrolment e JOIN person p ON p.id = e.person_id WHERE p.name = $1`,
    [demoAccount('siti-rahmawati').name],
  );
  return {
    'my courses': '/learn', course: `/learn/${id}`, module: `/learn/${id}/modules/${module}`, 'before a test': `/learn/${id}/tests/post`,
    result: `/learn/${id}/attempts/${attempt}/result`, closed: `/learn/${id}/attempts/${attempt}`, 'not hers': `/learn/${module}`, account: '/account', nowhere: '/nowhere',
  };
}
