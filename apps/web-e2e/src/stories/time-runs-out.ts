import type { Device } from '../browser/device';
import { type Stage, type Story, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { pattern, text } from '../browser/texts';
import { freshLearner } from './accounts';

export function timeRunsOut(stage: () => Stage): void {
  story(stage, 'A learner whose time runs out', (it) => {
    let phone: Device;
    let test: TestTaking;

    it.step('answers while the clock runs down', async () => {
      phone = await it.device('phone');
      await phone.signIn(await freshLearner(it.database));
      test = await TestTaking.start(phone, it.database);
      await test.at(1);
      await test.answer(1);
      await test.seesSaved(1);
      await test.goOn();
      await test.at(2);
      await makeDueIn(it, test, 6, NO_GRACE);
      // The receipt of the next answer tells the page how long there is.
      await test.answer(2);
      await phone.sees(phone.page.getByRole('timer').getByText(/^0\.0\d$/));
      await test.seesSaved(2);
    });

    it.step('is told that time is up, and the saved answers are handed in', async () => {
      await phone.sees(phone.heading(text('learn.closed.timeUp')));
      await phone.sees(phone.page.getByText(pattern('learn.closed.closedAt')));
      await closedOnTime(it, test, 2);
    });

    it.step('finds it closed after a reload', async () => {
      await phone.page.reload();
      await phone.sees(phone.heading(text('learn.closed.timeUp')));
      expect(await phone.button(text('learn.attempt.next')).count()).toBe(0);
    });

    it.step('leaves the page and sees what was scored', async () => {
      await phone.press(phone.link(text('learn.closed.toResult')));
      await phone.sees(phone.heading(text('learn.result.preTitle')));
      await phone.sees(phone.page.getByText(pattern('learn.result.expired')));
      await phone.press(phone.link(text('learn.module.toCourse')));
      await phone.sees(phone.page.getByRole('region', { name: text('learn.next.label') }));
    });
  });

  story(stage, 'A learner whose time runs out while the network is gone', (it) => {
    let phone: Device;
    let test: TestTaking;

    it.step('is told how many answers did not arrive', async () => {
      phone = await it.device('phone');
      await phone.signIn(await freshLearner(it.database));
      test = await TestTaking.start(phone, it.database);
      await test.at(1);
      await makeDueIn(it, test, 6);
      await test.answer(1);
      await test.seesSaved(1);
      await test.goOn();
      await test.at(2);
      await phone.context.setOffline(true);
      await test.answer(2);
      await phone.sees(phone.says(text('shell.saved.waiting-for-network')));
      await phone.sees(phone.heading(text('learn.closed.timeUp')));
      await phone.sees(phone.page.getByText(text('learn.closed.unsent.other', { count: 1 })));
      await phone.sees(phone.page.getByText(pattern('learn.closed.graceLeft')));
      expect(await phone.page.getByText(pattern('learn.closed.closedAt')).count()).toBe(0);
    });

    it.step('hears, the network back, that the last answer came after the end but within the grace, and counts', async () => {
      await phone.context.setOffline(false);
      await phone.sees(phone.page.getByText(text('learn.closed.lateCounts.other', { count: 1 })));
      await phone.sees(phone.page.getByText(pattern('learn.closed.closedAt')));
      await closedOnTime(it, test, 2);
      expect(await it.database.rows('SELECT sequence, counts FROM attempt_step WHERE attempt_id = $1 AND late', [test.attemptId])).toEqual([{ sequence: 2, counts: true }]);
    });
  });

  story(stage, 'A learner who shut her laptop in the middle of a test', (it) => {
    it.step('has it closed by the worker, at the time it was due', async () => {
      const laptop = await it.device('desktop');
      const learner = await freshLearner(it.database);
      await laptop.signIn(learner);
      const test = await TestTaking.start(laptop, it.database);
      await test.at(1);
      await test.answer(1);
      await test.seesSaved(1);
      await laptop.close();
      await makeDueIn(it, test, 1, NO_GRACE);
      await it.database.rows("INSERT INTO outbox (job_name, job_key, payload, run_at) SELECT 'expire-attempt', id || '-moved', jsonb_build_object('attemptId', id), due_at FROM attempt WHERE id = $1", [test.attemptId]);
      await it.database.awaitRow('SELECT 1 FROM attempt WHERE id = $1 AND submitted_at IS NOT NULL', [test.attemptId]);
      await closedOnTime(it, test, 1);
      await it.database.awaitRow('SELECT 1 FROM outcome WHERE attempt_id = $1', [test.attemptId]);

      const next = await it.device('phone');
      await next.signIn(learner);
      await next.sees(next.link(text('learn.next.startModule')));
    });
  });
}

/** Marking waits for the grace to end; where that is not the story, there is none. */
const NO_GRACE = 0;
const A_MINUTE = 60;

/** Time cannot be waited for: the due time comes nearer instead. */
async function makeDueIn(it: Story, test: TestTaking, seconds: number, graceSeconds = A_MINUTE): Promise<void> {
  await it.database.rows("UPDATE attempt SET due_at = date_trunc('milliseconds', now()) + make_interval(secs => $2), grace_seconds = $3 WHERE id = $1", [test.attemptId, seconds, graceSeconds]);
}

/** One attempt, closed at its due time and not when somebody came to it, with every answer that was saved. */
async function closedOnTime(it: Story, test: TestTaking, steps: number): Promise<void> {
  const closed = await it.database.row<{ on_time: boolean; closed_by: string; attempts: string }>(
    'SELECT submitted_at = due_at AS on_time, closed_by, (SELECT count(*) FROM attempt other WHERE other.enrolment_id = a.enrolment_id) AS attempts FROM attempt a WHERE id = $1',
    [test.attemptId],
  );
  expect(closed).toEqual({ on_time: true, closed_by: 'expiry', attempts: '1' });
  expect(await test.steps()).toBe(steps);
}
