import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { text } from '../browser/texts';
import { freshLearner, type Person } from './accounts';

export function sessionEnds(stage: () => Stage): void {
  story(stage, 'A learner whose session ends in the middle of a test', (it) => {
    let desk: Device;
    let learner: Person;
    let test: TestTaking;
    let number: number;
    let due: Date;
    const dueAt = async (): Promise<Date> => (await it.database.row<{ due_at: Date }>('SELECT due_at FROM attempt WHERE id = $1', [test.attemptId])).due_at;

    it.step('writes an answer, and it is saved', async () => {
      learner = await freshLearner(it.database);
      desk = await it.device('desktop');
      await desk.signIn(learner);
      test = await TestTaking.start(desk, it.database);
      number = test.firstWritten();
      due = await dueAt();
      await test.leaf(1, number);
      await test.writing.fill('1');
      await test.seesSaved(1);
    });

    it.step('goes on writing after the session has ended, and is asked to sign in on the spot', async () => {
      await it.database.rows('DELETE FROM session s USING person p WHERE p.id = s.person_id AND p.nip = $1', [learner.nip]);
      await desk.sessionIsOver();
      await test.writing.fill('123');
      await desk.sees(desk.page.getByRole('dialog', { name: text('shell.again.title') }));
      expect(await test.anySaved.count()).toBe(0);
      expect(await test.steps()).toBe(1);
    });

    it.step('signs in and is at the same item, her words kept and now saved', async () => {
      const dialog = desk.page.getByRole('dialog', { name: text('shell.again.title') });
      await dialog.getByLabel(text('shell.signIn.nip'), { exact: true }).fill(learner.nip);
      await dialog.getByLabel(text('shell.signIn.password'), { exact: true }).fill(learner.password);
      await desk.press(dialog.getByRole('button', { name: text('shell.signIn.submit'), exact: true }));
      await desk.misses(dialog);
      await test.at(number);
      await test.seesSaved(2);
      expect(await test.writing.inputValue()).toBe('123');
      const { response } = await it.database.row<{ response: { text: string } }>('SELECT response FROM attempt_step WHERE attempt_id = $1 AND sequence = 2', [test.attemptId]);
      expect(response.text).toBe('123');
    });

    it.step('has lost no time and gained none', async () => {
      expect(await dueAt()).toEqual(due);
      expect(await it.database.count('SELECT 1 FROM attempt a JOIN attempt mine ON mine.enrolment_id = a.enrolment_id WHERE mine.id = $1', [test.attemptId])).toBe(1);
    });

    it.step('finds the door at once when the page is opened anew without a session, and comes back to the same item', async () => {
      await desk.context.clearCookies();
      await desk.page.reload();
      await desk.sees(desk.heading(text('shell.signIn.title')));
      await desk.signIn(learner);
      await test.at(number);
      expect(await test.writing.inputValue()).toBe('123');
    });
  });
}
