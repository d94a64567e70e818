import type { Locator } from 'playwright-core';
import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { pattern, text } from '../browser/texts';
import { demoAccount } from './accounts';

const DRAFT = 'Komunikasi Pelayanan Publik';
const PUBLISHED = 'Manajemen Pengaduan';
const ADAPTED_MODULE = 'Menyampaikan kabar yang berat';

/** One true/false, one numeric, and one choice that has no right option. */
const GIFT = `\uFEFF::U01 Sapaan:: Sapaan diberikan dalam sepuluh detik pertama. {T}\r
\r
::U02 Batas:: Berapa jam kerja batas untuk membalas komentar? {#1:0}\r
\r
::U03 Sikap:: Jelaskan cara menyapa warga yang marah. {~Dengan nama ~Dengan nomor antrean}\r
`;
const REFUSED_LINE = 5;

export function instructor(stage: () => Stage): void {
  story(stage, 'An instructor with a course that is not ready', (it) => {
    let desk: Device;
    const sentence = 'Tutup pintunya sebelum berbicara 👍🏽.';

    const section = async (name: string): Promise<void> => {
      await desk.press(desk.page.getByRole('navigation', { name: text('author.workspace.sections') }).getByRole('link', { name: text(`author.workspace.section.${name}`), exact: true }));
    };
    const draftOf = (title: string): Promise<{ id: string; course_id: string }> =>
      it.database.row("SELECT v.id, v.course_id FROM course_version v JOIN course c ON c.id = v.course_id WHERE c.title = $1 AND v.status = 'draft'", [title]);
    const itemsOf = async (title: string): Promise<number> => it.database.count('SELECT 1 FROM item i JOIN course c ON c.id = i.course_id WHERE c.title = $1', [title]);
    const row = (name: string): Locator => desk.page.getByRole('row').filter({ has: desk.page.getByRole('rowheader', { name: new RegExp(name) }) });

    it.step('opens the draft from the list of courses', async () => {
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('made-sukerta'));
      await desk.press(desk.button(text('author.courses.continueNamed', { title: DRAFT })));
      await desk.sees(desk.heading(text('author.contents.heading')));
    });

    it.step('sees in the matrix what is stale and what is missing', async () => {
      await section('variants');
      await desk.sees(desk.heading(text('author.matrix.heading')));
      await desk.sees(row(ADAPTED_MODULE).getByRole('link', { name: new RegExp(text('author.matrix.stale')) }));
      await desk.sees(row(text('author.matrix.tests')).getByRole('link', { name: pattern('author.matrix.itemsOf') }));
    });

    it.step('changes the stale text; it saves itself', async () => {
      await desk.press(row(ADAPTED_MODULE).getByRole('link', { name: new RegExp(text('author.matrix.stale')) }));
      await desk.sees(desk.page.getByText(text('author.variant.staleHeading')));
      const page = desk.page.getByRole('textbox', { name: text('author.variant.page', { number: 1 }) });
      await desk.press(page.getByText(/^Petugas yang bukan tenaga medis/));
      await desk.page.keyboard.press('End');
      await desk.page.keyboard.type(` ${sentence}`);
      await it.database.awaitRow('SELECT 1 FROM module_variant v JOIN module m ON m.id = v.module_id WHERE m.title = $1 AND v.unit_id IS NOT NULL AND v.pages::text LIKE $2', [ADAPTED_MODULE, `%${sentence}%`]);
      await desk.sees(desk.page.getByText(pattern('author.saving.saved')));
    });

    it.step('finds that what was compared and changed is no longer called stale', async () => {
      await desk.misses(desk.page.getByText(text('author.variant.staleHeading')));
      await desk.press(desk.link(text('author.variant.toMatrix')));
      await desk.sees(row(ADAPTED_MODULE));
      expect(await row(ADAPTED_MODULE).getByRole('link', { name: new RegExp(text('author.matrix.stale')) }).count()).toBe(0);
    });

    it.step('writes an item of her own', async () => {
      await section('bank');
      const before = await itemsOf(DRAFT);
      await desk.press(desk.link(text('bank.new')));
      await desk.sees(desk.heading(text('author.item.newHeading')));
      await write(desk, text('author.item.stem'), 'Siapa yang disapa lebih dahulu?');
      await write(desk, text('author.item.option', { letter: 'A' }), 'Yang datang lebih dahulu');
      await write(desk, text('author.item.option', { letter: 'B' }), 'Yang suaranya paling keras');
      // Not ready yet: without a key it is told so and not saved.
      await desk.press(desk.button(text('author.item.save')));
      await desk.sees(desk.page.getByText(text('author.item.problem.KeyMissing')));
      expect(await itemsOf(DRAFT)).toBe(before);
      await desk.press(desk.page.getByRole('radio', { name: new RegExp(`^${text('author.item.option', { letter: 'A' })}`) }));
      await desk.press(desk.button(text('author.item.save')));
      await desk.page.waitForURL(/\/bank\/[0-9a-f]{8}-/);
      expect(await itemsOf(DRAFT)).toBe(before + 1);
    });

    it.step('imports a GIFT file: first a rehearsal that changes nothing', async () => {
      await desk.press(desk.link(text('author.item.toBank')));
      await desk.press(desk.link(text('bank.import')));
      const before = await itemsOf(DRAFT);
      await desk.page.locator('input[type=file]').setInputFiles({ name: 'sapaan.gift', mimeType: 'text/plain', buffer: Buffer.from(GIFT, 'utf8') });
      await desk.sees(desk.heading(text('author.import.rehearsal.other', { count: 3 })));
      await desk.sees(desk.button(text('author.import.count.taken.other', { count: 2 })));
      const refused = desk.page.getByRole('row').filter({ hasText: 'Jelaskan cara menyapa' });
      await desk.sees(refused.getByRole('cell', { name: String(REFUSED_LINE), exact: true }));
      await desk.sees(refused.getByText(text('author.import.is.refused'), { exact: true }));
      expect(await itemsOf(DRAFT)).toBe(before);
      await desk.press(desk.button(text('author.import.bring.other', { count: 2 })));
      await desk.sees(desk.page.getByText(text('author.import.done.other', { count: 2 })));
      expect(await itemsOf(DRAFT)).toBe(before + 2);
    });

    it.step('looks at it as a learner of the civil registry would', async () => {
      await section('preview');
      const { id } = await it.database.row<{ id: string }>("SELECT id FROM work_unit WHERE short_name = 'Dukcapil'");
      await desk.field(text('author.preview.unit')).selectOption(id);
      await desk.press(desk.page.getByRole('button', { name: text('author.level.BASIC') }).or(desk.page.getByText(text('author.level.BASIC'), { exact: true })).first());
      await desk.sees(desk.heading(text('author.preview.modules.other', { count: 3 })));
      await desk.sees(desk.page.getByText(text('author.preview.reason.core')));
      const { dinkes } = await it.database.row<{ dinkes: string }>('SELECT id AS dinkes FROM work_unit WHERE id IN (SELECT unit_id FROM module_variant v JOIN module m ON m.id = v.module_id WHERE m.title = $1 AND unit_id IS NOT NULL)', [ADAPTED_MODULE]);
      await desk.field(text('author.preview.unit')).selectOption(dinkes);
      await desk.sees(desk.page.getByText(pattern('author.preview.reason.ownUnit')));
      await desk.press(desk.page.getByText(text('author.preview.read')).nth(1));
      await desk.sees(desk.page.getByText(sentence));
    });

    it.step('cannot publish while a module has no text, and is told which', async () => {
      await section('contents');
      await desk.press(desk.button(text('author.contents.add')));
      const dialog = desk.page.getByRole('dialog', { name: text('author.contents.addHeading') });
      await dialog.getByLabel(text('author.module.title'), { exact: true }).fill('Modul tanpa teks');
      await desk.press(dialog.getByRole('button', { name: text('author.contents.addSubmit') }));
      await desk.misses(dialog);
      await section('publish');
      await desk.sees(desk.heading(text('author.publish.notReadyHeading')));
      await desk.sees(desk.page.getByText(text('author.finding.ModuleWithoutCore.what', { module: 'Modul tanpa teks', level: text('author.finding.allLevels') })));
      const { number } = await it.database.row<{ number: number }>('SELECT number FROM course_version WHERE id = $1', [(await draftOf(DRAFT)).id]);
      expect(await desk.button(text('author.publish.submit', { number })).isDisabled()).toBe(true);
    });

    it.step('opens a new draft of the published course; the running cohort keeps its version', async () => {
      const before = await it.database.rows('SELECT id, version_id FROM cohort ORDER BY id');
      await desk.open('/author');
      await desk.press(desk.button(text('author.courses.newDraftNamed', { title: PUBLISHED })));
      await desk.sees(desk.heading(text('author.contents.heading')));
      const draft = await draftOf(PUBLISHED);
      expect(desk.page.url()).toContain(draft.id);
      expect(await it.database.count('SELECT 1 FROM module WHERE version_id = $1', [draft.id])).toBe(5);
      expect(await it.database.rows('SELECT id, version_id FROM cohort ORDER BY id')).toEqual(before);
    });
  });
}

/** Writes into one of the editors, found by its name. */
async function write(desk: Device, name: string, words: string): Promise<void> {
  const editor = desk.page.getByRole('textbox', { name, exact: true });
  await desk.press(editor);
  await desk.page.keyboard.type(words);
}
