import type { Locator } from 'playwright-core';
import type { Device } from '../browser/device';
import { atMostTwoDecimals } from '../browser/formats';
import { type Stage, story } from '../browser/story';
import { pattern, text } from '../browser/texts';
import { demoAccount, RUNNING_COHORT } from './accounts';

const LEARNER = 'siti-rahmawati';
const REASON = 'Peraturannya diganti pada bulan Maret.';

interface Asked {
  readonly id: string;
  readonly title: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly key: string;
  readonly answer: string;
}

export function wrongKey(stage: () => Stage): void {
  story(stage, 'An instructor puts a wrong key right, and a learner’s result follows', (it) => {
    let desk: Device;
    let phone: Device;
    let version: string;
    let attempt: { readonly id: string; readonly enrolment: string };
    let item: Asked;
    let before: number;

    const scoreOf = async (): Promise<number> => {
      const { percent } = await it.database.row<{ percent: string }>(
        'SELECT (full_earned * 10000 / full_maximum) / 100.0 AS percent FROM outcome WHERE attempt_id = $1 ORDER BY key_version DESC, revision DESC LIMIT 1', [attempt.id],
      );
      return Number(percent);
    };
    const sentence = (percent: number): Locator => phone.page.getByText(text('learn.result.preText', { full: atMostTwoDecimals(percent) }));
    const option = (id: string): Locator => desk.page.locator('sl-key-fields').getByText(words(item.options.find((known) => known.id === id)?.text ?? ''));
    const corrections = (): Promise<number> => it.database.count('SELECT 1 FROM correction WHERE version_id = $1', [version]);

    it.step('a learner reads her result', async () => {
      attempt = await it.database.row(
        `SELECT a.id, a.enrolment_id AS enrolment FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN person p ON p.id = e.person_id JOIN cohort c ON c.id = e.cohort_id
         WHERE p.name = $1 AND c.name = $2 AND a.phase = 'pre' AND a.number = 1`,
        [demoAccount(LEARNER).name, RUNNING_COHORT],
      );
      before = await scoreOf();
      phone = await it.device('phone');
      await phone.signIn(demoAccount(LEARNER));
      await phone.open(`/learn/${attempt.enrolment}/attempts/${attempt.id}/result`);
      await phone.sees(sentence(before));
    });

    it.step('an instructor looks for the item whose key is wrong', async () => {
      // One that this learner answered otherwise than its key says, so that she gains by it.
      item = await it.database.row<Asked>(
        `SELECT DISTINCT ON (i.id) i.id, i.content ->> 'title' AS title, i.content -> 'interaction' -> 'options' AS options, i.content -> 'key' ->> 'optionId' AS key, s.response ->> 'optionId' AS answer
         FROM attempt a JOIN LATERAL (SELECT DISTINCT ON (item_version_id) * FROM attempt_step WHERE attempt_id = a.id AND response IS NOT NULL ORDER BY item_version_id, sequence DESC) s ON true
         JOIN item_version i ON i.id = s.item_version_id JOIN pair_item p ON p.item_version_id = i.id
         WHERE a.id = $1 AND i.type = 'single-choice' AND p.part = 'core' AND s.response ->> 'optionId' <> i.content -> 'key' ->> 'optionId' ORDER BY i.id LIMIT 1`,
        [attempt.id],
      );
      ({ version } = await it.database.row<{ version: string }>('SELECT c.version_id AS version FROM enrolment e JOIN cohort c ON c.id = e.cohort_id WHERE e.id = $1', [attempt.enrolment]));
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('made-sukerta'));
      await desk.open(`/author/versions/${version}/corrections`);
      await desk.sees(desk.heading(text('marking.corrections.emptyHeading')));
      await desk.press(desk.link(text('marking.corrections.make')));
      await desk.field(text('marking.choice.search')).fill(item.title);
      await desk.press(desk.page.getByRole('button', { name: new RegExp(escaped(item.title)) }));
      await desk.sees(desk.page.getByText(words(item.options.find(({ id }) => id === item.key)?.text ?? '')));
    });

    it.step('says what is right instead, and is shown who would change before anything does', async () => {
      await desk.press(desk.page.getByRole('radio', { name: new RegExp(`^${escaped(text('marking.kind.CORRECT_KEY.name'))}`) }));
      await desk.press(option(item.answer));
      await desk.press(desk.button(text('marking.new.look')));
      await desk.sees(desk.page.getByText(pattern('marking.preview.sentence.other')));
      await desk.sees(desk.heading(text('marking.preview.cohorts')));
      await desk.sees(desk.page.getByRole('row', { name: new RegExp(RUNNING_COHORT) }));
      await desk.sees(desk.page.getByRole('region', { name: text('marking.preview.people') }).getByRole('row').nth(1));
      expect(await corrections()).toBe(0);
      expect(await scoreOf()).toBe(before);
    });

    it.step('cannot apply it without saying why', async () => {
      const apply = desk.page.getByRole('button', { name: pattern('marking.new.apply.other') });
      await desk.press(apply);
      await desk.sees(desk.page.getByText(text('marking.new.reasonMissing')));
      expect(await corrections()).toBe(0);
      await desk.field(text('marking.new.reason')).fill(REASON);
      await desk.press(apply);
    });

    it.step('watches it until it is in force: who made it, why, and what is right since then', async () => {
      await desk.sees(desk.heading(text('marking.corrections.heading')));
      await desk.sees(desk.page.getByText(REASON));
      await it.database.awaitRow('SELECT 1 FROM regrade WHERE version_id = $1 AND finished_at IS NOT NULL', [version]);
      await desk.sees(desk.page.getByText(text('marking.corrections.inForce'), { exact: true }));
      await desk.sees(desk.page.getByText(pattern('marking.corrections.finished.other')));
    });

    it.step('the learner’s result has followed; the earlier one is still there to be opened', async () => {
      const after = await scoreOf();
      expect(after).toBeGreaterThan(before);
      await phone.open(`/learn/${attempt.enrolment}/attempts/${attempt.id}/result`);
      await phone.sees(sentence(after));
      await desk.open(`/author/versions/${version}/attempts`);
      await desk.field(text('marking.attempts.search')).fill(demoAccount(LEARNER).name);
      await desk.press(desk.page.getByRole('link', { name: demoAccount(LEARNER).name }));
      await desk.sees(desk.heading(demoAccount(LEARNER).name));
      await desk.press(desk.link(text('marking.attempt.openNamed', { number: 1 })));
      await desk.sees(desk.page.getByText(text('marking.attempt.earlier')));
    });

    it.step('a mark set by hand needs a reason, and stands', async () => {
      await desk.press(desk.link(text('marking.attempt.openNamed', { number: 2 })));
      await desk.press(desk.button(text('marking.byHand.setNamed', { number: 1 })));
      await desk.page.getByRole('textbox', { name: pattern('marking.byHand.mark') }).fill('0');
      await desk.press(desk.button(text('marking.byHand.save')));
      await desk.sees(desk.page.getByText(text('marking.byHand.reasonMissing')));
      await desk.page.getByRole('textbox', { name: text('marking.byHand.reason'), exact: true }).fill('Jawaban dibantu orang lain.');
      await desk.press(desk.button(text('marking.byHand.save')));
      await desk.sees(desk.page.getByText('Jawaban dibantu orang lain.'));
      expect(await it.database.count('SELECT 1 FROM mark_override WHERE attempt_id = $1', [attempt.id])).toBe(1);
      await desk.press(desk.button(text('marking.byHand.takeBackNamed', { number: 1 })));
      await desk.page.getByRole('textbox', { name: text('marking.byHand.reason'), exact: true }).fill('Ternyata tidak.');
      await desk.press(desk.button(text('marking.byHand.takeBack')));
      await desk.sees(desk.page.getByText('Ternyata tidak.'));
    });

    it.step('takes the correction back; everything is as it was', async () => {
      await desk.open(`/author/versions/${version}/corrections`);
      await desk.press(desk.link(text('marking.corrections.takeBackNamed', { number: 2 })));
      await desk.press(desk.button(text('marking.new.look')));
      await desk.field(text('marking.new.reason')).fill('Kunci lama benar.');
      await desk.press(desk.page.getByRole('button', { name: pattern('marking.new.apply.other') }));
      await it.database.awaitRow('SELECT 1 FROM regrade WHERE version_id = $1 AND key_version = 3 AND finished_at IS NOT NULL', [version]);
      await desk.sees(desk.page.getByText(text('marking.corrections.takenBack', { number: 3 }), { exact: true }));
      expect(await scoreOf()).toBe(before);
    });
  });
}

/** The words of a rich text. */
function words(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim();
}

function escaped(plain: string): string {
  return plain.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
