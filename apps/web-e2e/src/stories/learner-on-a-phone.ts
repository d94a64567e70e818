import type { Device } from '../browser/device';
import { pageProblems } from '../browser/page-check';
import { type Stage, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { pattern, text } from '../browser/texts';
import { demoAccount } from './accounts';

/** Names that must not be in any answer while an attempt is open. */
const TELLING = /"(key|keys|isCorrect|correct|correctOptionIds|accepted|weight|feedback|explanation|tolerance|creditPercent|maximum)"\s*:/;

export function learnerOnAPhone(stage: () => Stage): void {
  story(stage, 'A learner on her phone, from the first sign-in to the result', (it) => {
    const andi = demoAccount('andi-baso-firman');
    let phone: Device;
    let test: TestTaking;
    let answered = 0;

    const answerNext = async (): Promise<void> => {
      answered += 1;
      await test.at(answered);
      await test.answer(answered);
    };
    const openSteps = async (device: Device): Promise<void> => {
      await device.open('/');
      await device.sees(device.page.getByRole('region', { name: text('learn.next.label') }));
    };

    it.step('signs in and sees the one thing to do next', async () => {
      // Her clock is 47 minutes fast: nothing she is shown may depend on it.
      phone = await it.device('phone', { clockFastMinutes: 47 });
      await phone.signIn(andi);
      await phone.sees(phone.heading(new RegExp(andi.name.split(' ')[0] ?? '')));
      const next = phone.page.getByRole('region', { name: text('learn.next.label') });
      await phone.sees(next.getByRole('heading', { name: text('learn.test.PRE') }));
      await phone.press(next.getByRole('link', { name: text('learn.next.openTest') }));
    });

    it.step('reads the rules and starts the pre-test', async () => {
      await phone.sees(phone.heading(text('learn.intro.title.PRE')));
      for (const rule of ['parts', 'saved', 'clock', 'expiry', 'result.PRE']) await phone.sees(phone.says(text(`learn.intro.rule.${rule}`)));
      await phone.press(phone.button(text('learn.intro.start')));
      test = await TestTaking.on(phone, it.database);
      await test.at(1);
      // Thirty minutes by the server's clock, whatever the phone believes.
      await phone.sees(phone.page.getByRole('timer').getByText(/^(30\.00|29\.5\d)$/));
    });

    it.step('is told “saved” only when the server has said so', async () => {
      let letThrough: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letThrough = resolve));
      const arrived = phone.page.waitForRequest((request) => (request.postData() ?? '').includes('RecordResponses'));
      await phone.page.route('**/graphql', async (route) => {
        if ((route.request().postData() ?? '').includes('RecordResponses')) await held;
        await route.continue();
      });
      await answerNext();
      await arrived;
      await phone.sees(phone.says(text('shell.saved.saving')));
      expect(await test.anySaved.count()).toBe(0);
      expect(await test.steps()).toBe(0);
      letThrough();
      await test.seesSaved(1);
      await phone.page.unroute('**/graphql');
    });

    it.step('answers by touch; each answer shows the time of its own receipt', async () => {
      while (answered < 4) {
        await test.goOn();
        await answerNext();
        await test.seesSaved(answered);
        expect(await pageProblems(phone)).toEqual([]);
      }
    });

    it.step('reloads in the middle and is at the same item with the same answer', async () => {
      const chosen = await test.group.getByRole('radio', { checked: true }).or(test.group.getByRole('checkbox', { checked: true })).or(test.writing).first().inputValue();
      await phone.page.reload();
      await test.at(4);
      await test.seesAnswered(4);
      const again = test.group.getByRole('radio', { checked: true }).or(test.group.getByRole('checkbox', { checked: true })).or(test.writing).first();
      expect(await again.inputValue()).toBe(chosen);
      expect(await test.steps()).toBe(4);
    });

    it.step('loses the tab and goes on with another device, all answers there', async () => {
      await phone.killTab();
      phone = await it.device('phone');
      test = test.onDevice(phone);
      await phone.signIn(andi);
      await phone.press(phone.link(text('learn.next.resumeTest')));
      await test.at(1);
      await test.seesAnswered(4);
      for (const number of [2, 3, 4]) {
        await test.goOn();
        await test.at(number);
      }
    });

    it.step('loses the network, is told so, and nothing claims to be saved', async () => {
      await phone.context.setOffline(true);
      await test.goOn();
      await answerNext();
      await phone.sees(phone.says(text('shell.saved.waiting-for-network')));
      await phone.sees(phone.says(text('learn.attempt.keptHere')));
      await test.goOn();
      await answerNext();
      await phone.sees(phone.says(text('shell.saved.waiting-for-network')));
      expect(await test.anySaved.count()).toBe(0);
      expect(await test.steps()).toBe(4);
    });

    it.step('has the network back, and the answers arrive once', async () => {
      await phone.context.setOffline(false);
      await test.seesSaved(6);
      expect(await test.steps()).toBe(6);
    });

    it.step('answers the rest, hands in without a network and is told that it is not handed in yet; then it is, once', async () => {
      while (answered < test.length) {
        await test.goOn();
        await answerNext();
        await test.seesSaved(answered);
      }
      await test.review();
      await phone.sees(phone.heading(text('learn.review.complete')));
      expect(await pageProblems(phone)).toEqual([]);
      await phone.context.setOffline(true);
      await phone.press(phone.button(text('learn.review.submit')));
      await phone.sees(phone.says(text('learn.submit.waits')));
      await phone.sees(phone.heading(text('learn.review.complete')));
      expect(await it.database.count('SELECT 1 FROM attempt WHERE id = $1 AND submitted_at IS NOT NULL', [test.attemptId])).toBe(0);
      await phone.context.setOffline(false);
      await phone.page.waitForURL(/\/result$/);
      expect(await test.steps()).toBe(test.length);
    });

    it.step('was shown no key while the attempt was open', async () => {
      const heard = await phone.heard();
      const during = heard.slice(0, heard.findIndex(({ operation }) => operation === 'SubmitAttempt') + 1);
      expect(during.filter(({ operation }) => operation === 'RecordResponses').length).toBeGreaterThan(5);
      expect(during.some(({ operation, body }) => operation === 'MyAttempt' && body.includes(test.item(1).itemVersionId))).toBe(true);
      const feedback = test.items.flatMap((item) => item.feedback);
      expect(feedback.length).toBeGreaterThan(test.length);
      for (const { operation, body } of during) {
        expect(`${operation}: ${TELLING.exec(body)?.[0] ?? 'nothing'}`).toBe(`${operation}: nothing`);
        expect(feedback.filter((sentence) => body.includes(JSON.stringify(sentence).slice(1, -1)))).toEqual([]);
      }
    });

    it.step('sees her starting point once the worker has scored it', async () => {
      await phone.sees(phone.heading(text('learn.result.preTitle')));
      const outcome = await it.database.row<{ full: number }>('SELECT full_earned * 100.0 / full_maximum AS full FROM outcome WHERE attempt_id = $1', [test.attemptId]);
      const shown = pattern('learn.result.preText').exec((await phone.says(pattern('learn.result.preText')).innerText()))?.[1] ?? '';
      expect(Number(shown.replace(',', '.'))).toBeCloseTo(Number(outcome.full), 1);
    });

    it.step('opens a module, reads page 2, and another device opens at page 2', async () => {
      await openSteps(phone);
      await phone.press(phone.link(text('learn.next.startModule')));
      await phone.sees(phone.page.getByText(pageOf(1)));
      await phone.press(phone.button(text('learn.next.page')));
      await phone.sees(phone.page.getByText(pageOf(2)));
      await it.database.awaitRow('SELECT 1 FROM module_progress g JOIN enrolment e ON e.id = g.enrolment_id JOIN person p ON p.id = e.person_id WHERE p.nip = $1 AND g.page = 1', [andi.nip]);
      await phone.press(phone.link(new RegExp(text('learn.module.back'))));

      const desk = await it.device('desktop');
      await desk.signIn(andi);
      await desk.press(desk.link(text('learn.next.resumePage', { page: 2 })));
      await desk.sees(desk.page.getByText(pageOf(2)));
      await desk.close();
    });

    it.step('completes every module', async () => {
      await openSteps(phone);
      await phone.press(phone.link(text('learn.next.resumePage', { page: 2 })));
      const { modules } = await it.database.row<{ modules: string }>("SELECT count(*) AS modules FROM module m JOIN attempt a ON a.id = $1 JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id WHERE m.version_id = c.version_id", [test.attemptId]);
      for (let number = 1; number <= Number(modules); number += 1) await readToTheEnd(phone);
      await phone.sees(phone.page.getByRole('region', { name: text('learn.next.label') }).getByRole('heading', { name: text('learn.test.POST') }));
    });

    it.step('takes the post-test, and hands it in while the last answer still waits for the network', async () => {
      await phone.press(phone.link(text('learn.next.openTest')));
      await phone.sees(phone.heading(text('learn.intro.title.POST')));
      await phone.press(phone.button(text('learn.intro.start')));
      test = await TestTaking.on(phone, it.database);
      for (let number = 1; number < test.length; number += 1) {
        await test.at(number);
        if (number > 2) await test.answerRightly(number);
        await test.goOn();
      }
      await test.at(test.length);
      await phone.context.setOffline(true);
      await test.answerRightly(test.length);
      await phone.sees(phone.says(text('shell.saved.waiting-for-network')));
      await test.review();
      await phone.sees(phone.heading(text('learn.review.unanswered.other', { count: 2 })));
      await phone.press(phone.button(text('learn.review.submit')));
      await phone.sees(phone.says(text('learn.submit.waits')));
      expect(await it.database.count('SELECT 1 FROM attempt WHERE id = $1 AND submitted_at IS NOT NULL', [test.attemptId])).toBe(0);
      await phone.context.setOffline(false);
      await phone.page.waitForURL(/\/result$/);
    });

    it.step('sees both tests, the pass mark and what to revise', async () => {
      await phone.sees(phone.heading(text('learn.result.passed')));
      await phone.sees(phone.says(text('learn.result.coreBefore')));
      await phone.sees(phone.says(text('learn.result.coreAfter')));
      await phone.sees(phone.says(text('learn.result.passMark', { pass: 70 })));
      await phone.sees(phone.heading(text('learn.result.revise')));
      await phone.sees(phone.page.getByRole('link', { name: pattern('learn.result.read') }));
      const outcome = await it.database.row<{ full: number }>('SELECT full_earned * 100.0 / full_maximum AS full FROM outcome WHERE attempt_id = $1', [test.attemptId]);
      expect(await pageProblems(phone)).toEqual([]);
      const shown = pattern('learn.result.passedText').exec(await phone.says(pattern('learn.result.passedText')).innerText())?.[1] ?? '';
      expect(Number(shown.replace(',', '.'))).toBeCloseTo(Number(outcome.full), 1);
    });
  });
}

/** The line that says which page of how many this is; null: whichever. */
function pageOf(page: number | null): RegExp {
  return new RegExp(`^${text('learn.module.pageOf', { page: page ?? 'any', pages: 'any' }).replaceAll('any', '\\d+')}`);
}

/** Turns pages to the last and completes the module; resolves on the next page of the way. */
async function readToTheEnd(phone: Device): Promise<void> {
  const turn = phone.button(text('learn.next.page'));
  const finish = phone.button(text('learn.module.finish'));
  for (;;) {
    await phone.sees(turn.or(finish));
    if (await finish.isVisible()) break;
    // The address turns before the page does.
    const before = phone.page.getByText(await phone.page.getByText(pageOf(null)).innerText(), { exact: true });
    await phone.press(turn);
    await phone.misses(before);
  }
  const before = new URL(phone.page.url()).pathname;
  await phone.press(finish);
  await phone.page.waitForURL((url) => url.pathname !== before);
}
