import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { text } from '../browser/texts';
import { demoAccount, freshLearner, type Person } from './accounts';

export function sharedComputer(stage: () => Stage): void {
  story(stage, 'Two people at the computer of the service counter', (it) => {
    let desk: Device;
    let first: Person;
    let test: TestTaking;
    const second = demoAccount('marlina-sihombing');

    const nothingOfTheFirst = async (): Promise<void> => {
      const body = await desk.page.locator('body').innerText();
      expect(body).not.toContain(first.name);
      expect(body).not.toContain(text('learn.attempt.itemOf', { number: 1, total: test.length }));
    };

    it.step('the first begins a test and answers', async () => {
      first = await freshLearner(it.database);
      desk = await it.device('desktop');
      await desk.signIn(first);
      test = await TestTaking.start(desk, it.database);
      await test.at(1);
      await test.answer(1);
      await test.seesSaved(1);
    });

    it.step('without a network she is told that she is not signed out', async () => {
      await desk.press(desk.button(text('learn.map.label', { answered: 1, total: test.length })));
      await desk.press(desk.link(text('learn.attempt.pause')));
      await desk.sees(desk.page.getByRole('region', { name: text('learn.next.label') }));
      await desk.context.setOffline(true);
      await desk.press(desk.button(text('shell.signOut')).first());
      await desk.sees(desk.page.getByText(text('shell.account.stillIn')));
      await desk.context.setOffline(false);
    });

    it.step('she signs out; the device keeps nothing of her', async () => {
      expect(await desk.keeps()).toContain('selaras_session');
      await desk.signOut();
      const kept = await desk.keeps();
      for (const trace of [first.nip, first.name, test.attemptId, test.item(1).itemVersionId, 'selaras_session']) expect(kept).not.toContain(trace);
      expect(await it.database.count('SELECT 1 FROM session s JOIN person p ON p.id = s.person_id WHERE p.nip = $1', [first.nip])).toBe(0);
    });

    it.step('the back button shows nothing of her', async () => {
      for (let steps = 0; steps < 4; steps += 1) {
        await desk.page.goBack();
        await desk.sees(desk.heading(text('shell.signIn.title')));
        await nothingOfTheFirst();
      }
    });

    it.step('the second signs in and sees her own work alone', async () => {
      await desk.open('/sign-in');
      await desk.signIn(second);
      await desk.sees(desk.page.getByRole('region', { name: text('learn.next.label') }).getByRole('heading', { name: text('learn.test.POST') }));
      await nothingOfTheFirst();
    });

    it.step('the address of the first one’s test is not hers', async () => {
      const { enrolment_id } = await it.database.row<{ enrolment_id: string }>('SELECT enrolment_id FROM attempt WHERE id = $1', [test.attemptId]);
      for (const address of [`/learn/${enrolment_id}/attempts/${test.attemptId}`, `/learn/${enrolment_id}/attempts/${test.attemptId}/result`, `/learn/${enrolment_id}`, `/learn/${enrolment_id}/tests/pre`]) {
        await desk.open(address);
        await desk.sees(desk.page.getByText(text('learn.notYours.title')));
        await nothingOfTheFirst();
      }
    });
  });
}
