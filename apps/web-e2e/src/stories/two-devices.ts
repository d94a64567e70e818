import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { text } from '../browser/texts';
import { freshLearner } from './accounts';

export function twoDevices(stage: () => Stage): void {
  story(stage, 'A learner with a phone and a desk', (it) => {
    let desk: Device;
    let phone: Device;
    let atDesk: TestTaking;
    let onPhone: TestTaking;

    it.step('answers here and there; coming back, each shows the newest', async () => {
      const learner = await freshLearner(it.database);
      desk = await it.device('desktop');
      await desk.signIn(learner);
      atDesk = await TestTaking.start(desk, it.database);
      await atDesk.at(1);
      await atDesk.answer(1);
      await atDesk.seesSaved(1);

      phone = await it.device('phone');
      await phone.signIn(learner);
      await phone.press(phone.link(text('learn.next.resumeTest')));
      onPhone = await TestTaking.on(phone, it.database);
      expect(onPhone.attemptId).toBe(atDesk.attemptId);
      await onPhone.seesAnswered(1);
      await onPhone.goOn();
      await onPhone.at(2);
      await onPhone.answer(2);
      await onPhone.seesSaved(2);

      await desk.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      await atDesk.seesAnswered(2);
    });

    it.step('answers while the server is away; the answer waits and then arrives once', async () => {
      const lost = await it.stack.loseApi();
      await atDesk.goOn();
      await atDesk.goOn();
      await atDesk.at(3);
      await atDesk.answer(3);
      await desk.sees(desk.says(text('shell.saved.waiting-for-network')));
      expect(await atDesk.anySaved.count()).toBe(0);
      await lost.back();
      await atDesk.seesSaved(3);
      expect(await atDesk.steps()).toBe(3);
    });

    it.step('hands in on one; what the other still sends is kept, does not count, and that is said', async () => {
      for (let number = 2; number < onPhone.length; number += 1) await onPhone.goOn();
      await onPhone.review();
      await phone.press(phone.button(text('learn.review.submit')));
      await phone.sees(phone.heading(text('learn.result.preTitle')));
      await atDesk.goOn();
      await atDesk.answer(4);
      await desk.sees(desk.heading(text('learn.closed.submitted')));
      await desk.sees(desk.page.getByText(text('learn.closed.lateKept.other', { count: 1 })));
      expect(await it.database.rows('SELECT sequence, counts FROM attempt_step WHERE attempt_id = $1 AND late', [atDesk.attemptId])).toEqual([{ sequence: 4, counts: false }]);
      expect(await it.database.count('SELECT 1 FROM outcome WHERE attempt_id = $1', [atDesk.attemptId])).toBe(1);
      await desk.press(desk.link(text('learn.closed.toResult')));
      await desk.sees(desk.heading(text('learn.result.preTitle')));
    });
  });

  story(stage, 'A learner who wrote the same answer on two devices', (it) => {
    let desk: Device;
    let phone: Device;
    let atDesk: TestTaking;
    let onPhone: TestTaking;
    let number: number;

    it.step('writes on the phone while the desk, without a network, holds other words', async () => {
      const learner = await freshLearner(it.database);
      desk = await it.device('desktop');
      await desk.signIn(learner);
      atDesk = await TestTaking.start(desk, it.database);
      number = atDesk.firstWritten();
      await atDesk.leaf(1, number);
      await desk.context.setOffline(true);
      await atDesk.write('12');
      await desk.sees(desk.says(text('shell.saved.waiting-for-network')));

      phone = await it.device('phone');
      await phone.signIn(learner);
      await phone.press(phone.link(text('learn.next.resumeTest')));
      onPhone = await TestTaking.on(phone, it.database);
      await onPhone.leaf(1, number);
      await onPhone.write('34');
      await onPhone.seesSaved(1);
    });

    it.step('is shown both at the desk when the network is back, and both are kept', async () => {
      await desk.context.setOffline(false);
      await desk.sees(desk.says(text('learn.conflict.heading')));
      await desk.sees(desk.page.getByRole('region', { name: text('learn.conflict.mine') }).getByText('12'));
      await desk.sees(desk.page.getByRole('region', { name: text('learn.conflict.theirs') }).getByText('34'));
      await it.database.awaitRow('SELECT 1 FROM attempt_step WHERE attempt_id = $1 AND sequence = 2', [atDesk.attemptId]);
    });

    it.step('says which one counts, and that is the newest answer', async () => {
      await desk.press(desk.button(text('learn.conflict.keepTheirs')));
      await atDesk.seesSaved(3);
      expect(await atDesk.writing.inputValue()).toBe('34');
      const rows = await it.database.rows<{ said: string }>("SELECT response ->> 'text' AS said FROM attempt_step WHERE attempt_id = $1 ORDER BY sequence", [atDesk.attemptId]);
      expect(rows.map(({ said }) => said)).toEqual(['34', '12', '34']);
    });

    it.step('writes on both at once, with a network: the one that wrote over the other shows both', async () => {
      await atDesk.write('78');
      await atDesk.seesSaved(4);
      await onPhone.write('56');
      await phone.sees(phone.says(text('learn.conflict.heading')));
      await phone.sees(phone.page.getByRole('region', { name: text('learn.conflict.mine') }).getByText('56'));
      await phone.sees(phone.page.getByRole('region', { name: text('learn.conflict.theirs') }).getByText('78'));
      await phone.press(phone.button(text('learn.conflict.keepMine')));
      await phone.misses(phone.says(text('learn.conflict.heading')));
      const { said } = await it.database.row<{ said: string }>("SELECT response ->> 'text' AS said FROM attempt_step WHERE attempt_id = $1 AND sequence = 5", [atDesk.attemptId]);
      expect(said).toBe('56');
    });
  });
}
