import { DEMO_PASSWORD } from '@selaras/demo';
import type { Locator } from 'playwright-core';
import type { Device } from '../browser/device';
import { atMostTwoDecimals } from '../browser/formats';
import { type Stage, story } from '../browser/story';
import { pattern, text } from '../browser/texts';
import { demoAccount } from './accounts';

const COURSE = 'Membalas Surat Warga';
const ESSAY = 'Balasan untuk Bu Wati';

export function essays(stage: () => Stage): void {
  story(stage, 'An instructor marks essays by a rubric, and decides where two colleagues differ', (it) => {
    let desk: Device;
    let version: string;
    let item: string;
    let decided: { readonly attempt: string; readonly enrolment: string; readonly person: string; readonly nip: string };

    const levels = (): Locator => desk.page.locator('sl-choice-group');
    /** The first level of each criterion, or the last. */
    const judge = async (how: 'weak' | 'strong'): Promise<void> => {
      for (let index = 0; index < (await levels().count()); index += 1) {
        const radios = levels().nth(index).getByRole('radio');
        await desk.press(how === 'weak' ? radios.first() : radios.last());
      }
    };
    const mine = (role: string): Promise<number> => it.database.count(
      'SELECT 1 FROM marking_decision d JOIN person p ON p.id = d.marker_id WHERE p.name = $1 AND d.role = $2', [demoAccount('made-sukerta').name, role],
    );

    it.step('finds what waits for her, item by item', async () => {
      ({ version, item } = await it.database.row<{ version: string; item: string }>(
        `SELECT v.id AS version, i.id AS item FROM course_version v JOIN pair_item p ON p.version_id = v.id JOIN item_version i ON i.id = p.item_version_id WHERE v.title = $1 AND i.type = 'essay'`, [COURSE],
      ));
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('made-sukerta'));
      await desk.open(`/author/versions/${version}/marking`);
      await desk.sees(desk.heading(ESSAY));
      await desk.press(desk.page.getByRole('link', { name: pattern('marking.queue.startNamed.other') }));
      await desk.sees(desk.page.getByText(pattern('marking.work.position.other')));
    });

    it.step('reads an answer without learning whose it is, or what the first marker gave', async () => {
      const names = await it.database.rows<{ name: string }>('SELECT p.name FROM enrolment e JOIN person p ON p.id = e.person_id JOIN cohort c ON c.id = e.cohort_id WHERE c.version_id = $1', [version]);
      const heard = (await desk.heard()).filter(({ operation }) => operation === 'Works').map(({ body }) => body).join('');
      expect(heard).not.toBe('');
      for (const { name } of names) expect(heard).not.toContain(name);
      expect(heard).not.toContain('"levels"');
      await desk.misses(desk.heading(text('marking.work.decisions')));
    });

    it.step('judges it by the rubric; a forgotten criterion is told; the next answer comes once it is saved', async () => {
      const first = await desk.page.getByRole('region', { name: text('marking.work.answer') }).getByRole('heading').innerText();
      await desk.press(levels().first().getByRole('radio').last());
      await desk.press(desk.button(text('marking.work.save')));
      await desk.sees(desk.page.getByRole('alert'));
      expect(await mine('marker')).toBe(0);
      await judge('strong');
      await desk.page.getByRole('textbox', { name: new RegExp(`^${text('marking.work.comment')}`) }).fill('Jelas dan ramah.');
      await desk.press(desk.button(text('marking.work.save')));
      await desk.misses(desk.heading(first));
      expect(await mine('marker')).toBe(1);
    });

    it.step('decides where two are too far apart, with both before her', async () => {
      await desk.press(desk.page.getByText(text('marking.work.tab.DISAGREED'), { exact: true }));
      await desk.sees(desk.page.getByText(text('marking.work.apart')));
      await desk.sees(desk.heading(text('marking.work.decisions')));
      await judge('weak');
      await desk.press(desk.button(text('marking.work.save')));
      await it.database.awaitRow("SELECT 1 FROM marking_decision WHERE role = 'decider'");
      expect(await mine('decider')).toBe(1);
      decided = await it.database.row(
        `SELECT a.id AS attempt, e.id AS enrolment, e.person_id AS person, p.nip FROM marking_decision d JOIN attempt a ON a.id = d.attempt_id JOIN enrolment e ON e.id = a.enrolment_id JOIN person p ON p.id = e.person_id
         WHERE d.role = 'decider' AND d.item_version_id = $1`, [item],
      );
    });

    it.step('the learner, who was told to wait, has her result', async () => {
      await it.database.rows('INSERT INTO credential (person_id, password_hash) SELECT $1, password_hash FROM credential LIMIT 1', [decided.person]);
      const { percent } = await it.database.row<{ percent: string }>('SELECT (full_earned * 10000 / full_maximum) / 100.0 AS percent FROM outcome WHERE attempt_id = $1 AND complete ORDER BY key_version DESC, revision DESC LIMIT 1', [decided.attempt]);
      const phone = await it.device('phone');
      await phone.signIn({ nip: decided.nip, password: DEMO_PASSWORD });
      await phone.open(`/learn/${decided.enrolment}/attempts/${decided.attempt}/result`);
      await phone.sees(phone.page.getByText(text('learn.result.preText', { full: atMostTwoDecimals(Number(percent)) })));
    });
  });
}
