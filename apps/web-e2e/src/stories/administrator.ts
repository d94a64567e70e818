import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { pattern, text } from '../browser/texts';
import { demoAccount, RUNNING_COHORT } from './accounts';

const COHORT = 'Layanan 2027-A';
const REASON = 'Bertugas di posko banjir sampai akhir pekan.';
const LAST_DIGITS = 6;

export function administrator(stage: () => Stage): void {
  story(stage, 'An administrator who moves, enrols and extends', (it) => {
    let desk: Device;
    let person: { id: string; nip: string; name: string; unit: string };
    const learner = demoAccount('siti-rahmawati');

    const section = async (name: string): Promise<void> => {
      await desk.press(desk.page.getByRole('banner').getByRole('link', { name: text(`shell.section.${name}`), exact: true }));
    };
    const unitNamed = (shortName: string): Promise<{ id: string; name: string }> => it.database.row('SELECT id, name FROM work_unit WHERE short_name = $1', [shortName]);

    it.step('finds a person by the last digits of her number, which is shown nowhere in full', async () => {
      // Somebody whose last digits are hers alone, who plays no part in another story.
      person = await it.database.row(
        `SELECT p.id, p.nip, p.name, a.unit_id AS unit FROM person p JOIN unit_assignment a ON a.person_id = p.id AND a.kind = 'definitive' AND upper_inf(a.period)
         WHERE NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id) AND NOT EXISTS (SELECT 1 FROM credential k WHERE k.person_id = p.id)
           AND (SELECT count(*) FROM person other WHERE right(other.nip, $1::int) = right(p.nip, $1::int)) = 1 ORDER BY p.nip LIMIT 1`,
        [LAST_DIGITS],
      );
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('ratna-kusumawardani'));
      await section('people');
      await desk.field(text('admin.people.search')).fill(person.nip.slice(-LAST_DIGITS));
      await desk.sees(desk.page.getByText(text('admin.list.shown.other', { shown: 1, count: 1 })));
      await desk.sees(desk.link(person.name));
      expect(await desk.page.content()).not.toContain(person.nip);
      expect(desk.page.url()).not.toContain(person.nip.slice(-LAST_DIGITS));
    });

    it.step('moves her to another unit; where she was stays on record', async () => {
      const target = await unitNamed('Diskominfo');
      await desk.press(desk.link(person.name));
      await desk.sees(desk.heading(person.name));
      await desk.press(desk.button(text('admin.assign.open')));
      const dialog = desk.page.getByRole('dialog', { name: text('admin.assign.heading', { name: person.name }) });
      await dialog.getByLabel(text('admin.people.unit'), { exact: true }).selectOption(target.id);
      await desk.press(dialog.getByRole('button', { name: text('admin.assign.submit.definitive') }));
      await desk.misses(dialog);
      await desk.sees(desk.page.getByRole('main').getByText(target.name).first());
      const places = await it.database.rows<{ unit_id: string; from: string; until: string | null }>(
        "SELECT unit_id, lower(period)::text AS from, upper(period)::text AS until FROM unit_assignment WHERE person_id = $1 AND kind = 'definitive' ORDER BY lower(period) DESC LIMIT 2",
        [person.id],
      );
      expect(places).toMatchObject([{ unit_id: target.id, until: null }, { unit_id: person.unit, until: places[0]?.from }]);
    });

    it.step('makes a cohort', async () => {
      await section('cohorts');
      await desk.press(desk.link(text('admin.cohorts.create')));
      await desk.field(text('admin.create.version')).waitFor();
      // Without a name it is told so, and nothing is made.
      await desk.press(desk.button(text('admin.cohorts.create')));
      await desk.sees(desk.page.getByText(text('admin.form.required')));
      await desk.field(text('admin.create.name')).fill(COHORT);
      await desk.press(desk.button(text('admin.cohorts.create')));
      await desk.sees(desk.page.getByText(text('admin.members.emptyHeading')));
      expect(await it.database.count('SELECT 1 FROM cohort WHERE name = $1', [COHORT])).toBe(1);
    });

    it.step('enrols a whole unit', async () => {
      const { name } = await unitNamed('Inspektorat');
      await desk.press(desk.link(text('admin.enrol.open')));
      await desk.field(text('admin.units.search')).fill(name);
      await desk.page.getByRole('checkbox', { name, exact: true }).check();
      const chosen = await desk.page.getByText(pattern('admin.enrol.chosen.other')).innerText();
      const people = Number(pattern('admin.enrol.chosen.other').exec(chosen)?.[1]);
      expect(people).toBeGreaterThan(1);
      await desk.press(desk.button(text('admin.enrol.submit')));
      await desk.sees(desk.page.getByText(text('admin.enrol.added.other', { count: people })));
      expect(await it.database.count('SELECT 1 FROM enrolment e JOIN cohort c ON c.id = e.cohort_id WHERE c.name = $1', [COHORT])).toBe(people);
      await desk.press(desk.link(text('admin.enrol.toCohort')));
      await desk.sees(desk.page.getByText(text('admin.list.shown.other', { shown: Math.min(people, 25), count: people })));
    });

    it.step('gives one learner more time, with a reason', async () => {
      await section('cohorts');
      await desk.press(desk.link(RUNNING_COHORT));
      const extend = desk.button(text('admin.extend.heading', { name: learner.name }));
      const more = desk.button(text('admin.list.more'));
      await desk.sees(more);
      while ((await extend.count()) === 0 && (await more.count()) > 0) {
        const before = await desk.page.getByRole('row').count();
        await desk.press(more);
        await desk.page.getByRole('row').nth(before).waitFor();
      }
      await desk.press(extend);
      const dialog = desk.page.getByRole('dialog', { name: text('admin.extend.heading', { name: learner.name }) });
      await desk.press(dialog.getByRole('button', { name: text('admin.extend.submit') }));
      await desk.sees(dialog.getByText(text('admin.extend.reasonMissing')));
      await dialog.getByLabel(text('admin.extend.reason'), { exact: true }).fill(REASON);
      await desk.press(dialog.getByRole('button', { name: text('admin.extend.submit') }));
      await desk.misses(dialog);
      await desk.sees(desk.page.getByText(text('admin.members.setBy.extension', { reason: REASON })));
      const extended = await it.database.row<{ later: boolean; reason: string; others: string }>(
        `SELECT e.extended_to > c.closes_at AS later, e.extension_reason AS reason, (SELECT count(*) FROM enrolment o WHERE o.extension_reason = e.extension_reason AND o.id <> e.id) AS others
         FROM enrolment e JOIN cohort c ON c.id = e.cohort_id JOIN person p ON p.id = e.person_id WHERE c.name = $1 AND p.nip = $2`,
        [RUNNING_COHORT, learner.nip],
      );
      expect(extended).toEqual({ later: true, reason: REASON, others: '0' });
    });

    it.step('the learner reads the new deadline and why', async () => {
      const phone = await it.device('phone');
      await phone.signIn(learner);
      await phone.sees(phone.page.getByText(pattern('learn.deadline.extension')).filter({ hasText: REASON.replace(/\.$/, '') }));
    });
  });
}
