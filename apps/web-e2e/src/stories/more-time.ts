import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { pattern, text } from '../browser/texts';
import { demoAccount, freshLearner, type Person } from './accounts';

const REASON = 'Penglihatan terbatas, surat dokter sudah dilihat.';

export function moreTime(stage: () => Stage): void {
  story(stage, 'A learner who is granted more time and a break while her test runs', (it) => {
    let phone: Device;
    let desk: Device;
    let learner: Person;
    let test: TestTaking;
    let dueBefore: Date;
    const due = async (): Promise<Date> => (await it.database.row<{ due_at: Date }>('SELECT due_at FROM attempt WHERE id = $1', [test.attemptId])).due_at;

    it.step('is taking a test of half an hour', async () => {
      learner = await freshLearner(it.database);
      phone = await it.device('phone');
      await phone.signIn(learner);
      test = await TestTaking.start(phone, it.database);
      await test.at(1);
      await test.answer(1);
      await test.seesSaved(1);
      dueBefore = await due();
      expect(await phone.button(text('learn.break.short')).count()).toBe(0);
    });

    it.step('the administrator sees that it runs, and grants a quarter of an hour and a break, for a reason', async () => {
      const { enrolment, cohort } = await it.database.row<{ enrolment: string; cohort: string }>('SELECT e.id AS enrolment, e.cohort_id AS cohort FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE a.id = $1', [test.attemptId]);
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('ratna-kusumawardani'));
      await desk.open(`/admin/cohorts/${cohort}/members/${enrolment}`);
      await desk.sees(desk.page.getByText(pattern('admin.accommodations.running')));
      const heading = text('admin.allow.heading', { name: learner.name, test: text('admin.testName.PRE') });
      await desk.press(desk.button(heading));
      const dialog = desk.page.getByRole('dialog', { name: heading });
      await desk.press(dialog.getByRole('button', { name: text('admin.allow.submit'), exact: true }));
      await desk.sees(dialog.getByText(text('admin.allow.fault.chosen')));
      await dialog.getByRole('checkbox', { name: text('admin.allow.kind.time') }).check();
      await desk.press(dialog.getByText(text('admin.allow.unit.minutes'), { exact: true }));
      await dialog.getByLabel(text('admin.allow.time'), { exact: true }).fill('15');
      await dialog.getByRole('checkbox', { name: text('admin.allow.kind.breaks') }).check();
      await dialog.getByLabel(text('admin.allow.reason'), { exact: true }).fill(REASON);
      await desk.press(dialog.getByRole('button', { name: text('admin.allow.submit'), exact: true }));
      await desk.misses(dialog);
      await desk.sees(desk.page.getByText(pattern('admin.reach.moved')));
      expect((await due()).getTime() - dueBefore.getTime()).toBe(900_000);
    });

    it.step('hears of it on the page that is open, without a reload', async () => {
      await phone.page.getByText(text('learn.attempt.gained.other', { count: 15 })).waitFor({ timeout: 35_000 });
      await phone.sees(phone.page.getByRole('timer').getByText(/^4\d\.\d\d$/));
      expect(await test.steps()).toBe(1);
    });

    it.step('takes the break: no item is to be seen, and nothing is taken', async () => {
      await phone.press(phone.button(text('learn.break.short')));
      await phone.press(phone.button(text('learn.break.begin')));
      await phone.sees(phone.heading(text('learn.break.title')));
      expect(await phone.page.getByRole('group').count()).toBe(0);
      expect(await it.database.count('SELECT 1 FROM attempt_break WHERE attempt_id = $1 AND ended_at IS NULL', [test.attemptId])).toBe(1);
    });

    it.step('finds the break after a reload, goes on, and has lost no time to it', async () => {
      await phone.page.reload();
      await phone.sees(phone.heading(text('learn.break.title')));
      await phone.press(phone.button(text('learn.break.resume')));
      await test.at(1);
      const { paused } = await it.database.row<{ paused: number }>('SELECT extract(epoch FROM ended_at - started_at)::float8 * 1000 AS paused FROM attempt_break WHERE attempt_id = $1', [test.attemptId]);
      expect((await due()).getTime() - dueBefore.getTime()).toBe(900_000 + Math.round(paused));
      await test.goOn();
      await test.answer(2);
      await test.seesSaved(2);
      expect(await phone.button(text('learn.break.short')).count()).toBe(0);
    });

    it.step('reads what was granted, and why, where the next test is announced', async () => {
      await desk.sees(desk.page.getByText(text('admin.accommodations.reason', { reason: REASON })));
      await phone.press(phone.button(text('learn.map.label', { answered: 2, total: test.length })));
      await phone.press(phone.link(text('learn.attempt.pause')));
      await phone.page.waitForURL(/\/learn\/[0-9a-f-]+$/);
      await phone.open(`${new URL(phone.page.url()).pathname}/tests/pre`);
      await phone.sees(phone.heading(text('learn.granted.title')));
      await phone.sees(phone.page.getByText(REASON.replace(/\.$/, '')));
    });
  });
}
