import { readFile } from 'node:fs/promises';
import type { Response } from '@selaras/domain/item';
import type { Locator } from 'playwright-core';
import { answerShown, giveAnswer } from '../browser/answers';
import type { Device } from '../browser/device';
import { atMostTwoDecimals } from '../browser/formats';
import { pageProblems } from '../browser/page-check';
import { type Stage, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { text } from '../browser/texts';
import { demoAccount, learnerWithoutCourse, type Person } from './accounts';
import { ASKED, FILE, publishCourse } from './every-answer-course';

const TITLES = ASKED.map(({ content }) => content.title);
const COMMENT = 'Tanggalnya jelas; letakkan di kalimat pertama.';

export function everyAnswer(stage: () => Stage): void {
  story(stage, 'A learner who is asked for every kind of answer, and an instructor who marks what no key can', (it) => {
    let learner: Person;
    let phone: Device;
    let desk: Device;
    let version: string;
    let test: TestTaking;

    /** What the server is to hold of an answer: a file is known there by an id. */
    const stored = async (number: number): Promise<Response> => {
      const given = answerTo(number);
      if (given.type !== 'file-upload') return given;
      const files = await it.database.rows<{ id: string }>('SELECT id FROM attempt_file WHERE attempt_id = $1 AND name = $2', [test.attemptId, FILE.name]);
      return { ...given, fileIds: files.map(({ id }) => id) };
    };
    const seesSaved = async (number: number): Promise<void> => {
      if (answerTo(number).type === 'file-upload') await it.database.awaitRow('SELECT 1 FROM attempt_file WHERE attempt_id = $1', [test.attemptId]);
      const { sequence } = await it.database.awaitRow<{ sequence: number }>(
        'SELECT sequence FROM attempt_step WHERE attempt_id = $1 AND item_version_id = $2 AND response = $3::jsonb ORDER BY sequence DESC LIMIT 1',
        [test.attemptId, test.item(number).itemVersionId, JSON.stringify(await stored(number))],
      );
      await test.seesSaved(sequence);
      await test.seesAnswered(number);
      expect(await pageProblems(phone)).toEqual([]);
    };
    const finds = async (number: number): Promise<void> => {
      await test.at(number);
      const given = answerTo(number);
      if (given.type === 'file-upload') await phone.sees(phone.says(FILE.name));
      expect(await answerShown(test.group, test.item(number).interaction)).toEqual(given.type === 'file-upload' ? { type: given.type, names: [FILE.name] } : given);
    };
    const answers = async (from: number, to: number): Promise<void> => {
      for (let number = from; number <= to; number += 1) {
        await test.at(number);
        await giveAnswer(phone, test.group, test.item(number).interaction, answerTo(number), [FILE]);
        await seesSaved(number);
        if (number < to) await test.goOn();
      }
    };
    const level = (words: string): Locator => desk.page.locator('sl-choice-group').getByRole('radio', { name: new RegExp(`^${words}`) });
    const opens = async (title: string): Promise<void> => {
      await desk.open(`/author/versions/${version}/marking`);
      await desk.press(desk.link(text('marking.queue.startNamed.other', { title, count: 1 })));
      await desk.sees(desk.page.getByRole('region', { name: text('marking.work.answer') }));
    };
    const marks = async (words: readonly string[]): Promise<void> => {
      for (const one of words) await desk.press(level(one));
      await desk.page.getByRole('textbox', { name: new RegExp(`^${text('marking.work.comment')}`) }).fill(COMMENT);
      await desk.press(desk.button(text('marking.work.save')));
      await desk.sees(desk.heading(text('marking.work.allDone.other', { count: 1 })));
    };

    it.step('begins a test in which no two items are answered alike', async () => {
      learner = await learnerWithoutCourse(it.database);
      version = await publishCourse(it.stack, learner.nip);
      phone = await it.device('phone');
      await phone.signIn(learner);
      test = await TestTaking.start(phone, it.database);
      expect(test.items.map(({ interaction }) => interaction.type)).toEqual(ASKED.map(({ content }) => content.interaction.type));
    });

    it.step('fills gaps, puts labels into places, finds pairs, hands in a file; each is said to be saved', async () => {
      await answers(1, 4);
    });

    it.step('finds every answer as she gave it after a reload, the file by its name', async () => {
      await phone.page.reload();
      await test.at(4);
      for (let number = 4; number >= 1; number -= 1) {
        await finds(number);
        if (number > 1) await phone.press(phone.button(text('learn.previous')));
      }
    });

    it.step('puts in order, judges and writes; another reload takes none of it', async () => {
      await test.leaf(1, 5);
      await answers(5, 7);
      await phone.page.reload();
      for (let number = 7; number >= 5; number -= 1) {
        await finds(number);
        if (number > 5) await phone.press(phone.button(text('learn.previous')));
      }
    });

    it.step('reads that nothing is missing, and hands in', async () => {
      await test.leaf(5, 7);
      await test.review();
      await phone.sees(phone.heading(text('learn.review.complete')));
      expect(await phone.page.getByRole('main').getByRole('listitem').count()).toBe(0);
      await phone.press(phone.button(text('learn.review.submit')));
      await phone.page.waitForURL(/\/result$/);
    });

    it.step('is told that people mark some of it; what keys mark is right to the point', async () => {
      const { items, complete } = await it.database.awaitRow<{ items: readonly { itemVersionId: string; earned: number; basis?: string }[]; complete: boolean }>('SELECT items, complete FROM outcome WHERE attempt_id = $1', [test.attemptId]);
      const earned = test.items.map(({ itemVersionId }) => {
        const of = items.find((item) => item.itemVersionId === itemVersionId);
        return of?.basis === 'awaiting' ? null : of?.earned;
      });
      expect(earned).toEqual(ASKED.map((asked) => asked.earned));
      expect(complete).toBe(false);
      await phone.sees(phone.heading(text('learn.result.awaiting')));
      await phone.sees(phone.says(text('learn.result.awaitingText')));
      expect(await it.database.count('SELECT 1 FROM enrolment_result r JOIN attempt a ON a.enrolment_id = r.enrolment_id WHERE a.id = $1', [test.attemptId])).toBe(0);
    });

    it.step('the instructor saves the handed-in file, byte for byte, and marks it', async () => {
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('made-sukerta'));
      await opens(TITLES[3] ?? '');
      const work = desk.page.getByRole('region', { name: text('marking.work.answer') });
      const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.press(work.getByRole('link'))]);
      expect(await readFile(await download.path())).toEqual(FILE.buffer);
      // Whose it is cannot be read off its name.
      expect(download.suggestedFilename()).not.toContain('rencana');
      expect(download.suggestedFilename()).toMatch(/\.pdf$/);
      await marks(['Ada waktu, tanpa petugas']);
    });

    it.step('marks the essay, which stands there as it was written', async () => {
      const given = answerTo(7);
      await opens(TITLES[6] ?? '');
      expect(await desk.page.getByRole('region', { name: text('marking.work.answer') }).locator('.work').innerText()).toBe(given.type === 'essay' ? given.text : '');
      await marks(['Tanggal disebut di akhir', 'Mengakui yang terjadi']);
    });

    it.step('the learner has her result: keys and people together', async () => {
      // By keys 200 + 100 + 200 + 200 + 150; the file 50 % of 200; the essay (60 % of 50 % + 40 %) of 400. Of 2,000 in all.
      const full = 850 + 100 + 280;
      const outcome = await it.database.awaitRow<{ full_earned: number; full_maximum: number }>('SELECT full_earned, full_maximum FROM outcome WHERE attempt_id = $1 AND complete', [test.attemptId]);
      expect(outcome).toEqual({ full_earned: full, full_maximum: 2_000 });
      await phone.page.reload();
      await phone.sees(phone.says(text('learn.result.preText', { full: atMostTwoDecimals((full * 100) / 2_000) })));
      // No case items: the core is the whole, and is not shown twice.
      await phone.sees(phone.says(text('learn.result.onlyCore.PRE')));
      expect(await phone.heading(text('learn.result.coreTitle')).count()).toBe(0);
      await phone.press(phone.link(text('learn.seeReview.SCORE')));
      await phone.sees(phone.page.getByRole('heading', { name: text('learn.reviewPage.heading.SCORE') }));
    });

    it.step('reads what was found and said once nobody can be asked these items any more', async () => {
      await it.database.rows("UPDATE cohort SET closes_at = now() - interval '1 minute' WHERE version_id = $1", [version]);
      await phone.page.reload();
      await phone.sees(phone.page.getByRole('heading', { name: text('learn.reviewPage.heading.FEEDBACK') }));
      expect(await phone.says(COMMENT).count()).toBe(2);
      await phone.sees(phone.page.getByText('Mengakui yang terjadi'));
      await phone.sees(phone.page.getByText(FILE.name));
      expect(await pageProblems(phone)).toEqual([]);
    });
  });
}

/** @param number one-based */
function answerTo(number: number): Response {
  const asked = ASKED[number - 1];
  if (!asked) throw new RangeError(`there is no item ${number}`);
  return asked.given;
}
