import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Locator } from 'playwright-core';
import type { Device } from '../browser/device';
import { decimals } from '../browser/formats';
import { type Stage, story } from '../browser/story';
import { type Language, pattern, text } from '../browser/texts';
import { demoAccount, FINISHED_COHORT as COHORT, TWO_FORMS_COHORT as TWO_FORMS } from './accounts';

const AGENCY = 'RSUD Wanasari';

/** Four pairs whose t, p and d_z are known by hand, one test missing here and there, written as a spreadsheet in Indonesia saves it. */
const CSV = '\uFEFFnama;awal;akhir\r\nA;50,0;60,0\r\nB;60,0;75,0\r\nC;70,0;80,0\r\nD;80,0;85,0\r\nE;40,0;\r\nF;;80,0\r\n';
const BY_HAND = { meanGain: 10, t: 4.899, p: 0.0163, dz: 2.449 };

export function evaluator(stage: () => Stage): void {
  story(stage, 'An evaluator who asks whether the training worked', (it) => {
    let desk: Device;
    let meanGain: number;
    const verdict = (language: Language = 'id'): Locator => desk.page.getByRole('region', { name: text('evaluate.verdict.label', {}, language) });
    const units = (): Locator => desk.page.getByRole('region', { name: text('evaluate.units.heading.core') }).getByRole('table').first();
    const gainOf = async (cohort: string, unit: string | null): Promise<{ pairs: number; gain: number }> => {
      const row = await it.database.row<{ pairs: string; gain: string }>(
        `SELECT count(*) AS pairs, avg((post_core - pre_core) * 100.0 / core_maximum) AS gain FROM enrolment_result r JOIN cohort c ON c.id = r.cohort_id
         WHERE c.name = $1 AND pre_core IS NOT NULL AND post_core IS NOT NULL
           AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM work_unit_ancestor a JOIN work_unit u ON u.id = a.ancestor_id WHERE a.unit_id = r.unit_id AND u.short_name = $2))`,
        [cohort, unit],
      );
      return { pairs: Number(row.pairs), gain: Number(row.gain) };
    };

    it.step('opens the finished cohort and reads the sentence first', async () => {
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('yohana-lakapu'));
      const cohort = desk.page.getByRole('listitem').filter({ hasText: COHORT });
      await desk.press(cohort.getByRole('link'));
      await desk.sees(verdict());
      meanGain = (await gainOf(COHORT, null)).gain;
      expect(await verdict().innerText()).toContain(decimals(meanGain, 1));
    });

    it.step('sees how many came how far', async () => {
      const funnel = desk.page.getByLabel(text('evaluate.funnel.label'));
      // Who withdrew after a test is still somebody the training reached.
      const enrolled = await it.database.count(
        'SELECT 1 FROM enrolment e JOIN cohort c ON c.id = e.cohort_id WHERE c.name = $1 AND (e.withdrawn_at IS NULL OR EXISTS (SELECT 1 FROM enrolment_result r WHERE r.enrolment_id = e.id))',
        [COHORT],
      );
      const { pairs } = await gainOf(COHORT, null);
      const shown = (await funnel.getByRole('definition').allInnerTexts()).map((words) => words.trim());
      expect(shown).toEqual(expect.arrayContaining([String(enrolled), String(pairs)]));
    });

    it.step('compares agencies; those too small to stay unknown are not shown', async () => {
      const { pairs, gain } = await gainOf(COHORT, AGENCY);
      const agency = units().getByRole('row').filter({ has: desk.page.getByRole('rowheader', { name: AGENCY }) });
      const words = await agency.innerText();
      expect(words).toContain(String(pairs));
      expect(words).toContain(decimals(gain, 1));
      const small = await it.database.rows<{ short_name: string }>(
        `SELECT u.short_name FROM work_unit u JOIN work_unit_ancestor a ON a.ancestor_id = u.id JOIN enrolment_result r ON r.unit_id = a.unit_id JOIN cohort c ON c.id = r.cohort_id
         WHERE c.name = $1 AND u.kind = 'agency' AND pre_core IS NOT NULL AND post_core IS NOT NULL GROUP BY u.short_name HAVING count(*) < 5`,
        [COHORT],
      );
      expect(small.length).toBeGreaterThan(0);
      const table = await units().innerText();
      for (const { short_name } of small) expect(table).not.toContain(short_name);
      await desk.sees(desk.page.getByText(pattern('evaluate.units.hidden.core.other')));
    });

    it.step('reads it in English and in Indonesian again; numbers change their form', async () => {
      const choose = async (short: 'ID' | 'EN'): Promise<void> => desk.press(desk.page.getByRole('banner').locator('label').filter({ hasText: short }));
      await choose('EN');
      await desk.sees(verdict('en'));
      const english = await verdict('en').innerText();
      expect(english).toContain(decimals(meanGain, 1, 'en'));
      expect(english).not.toContain(decimals(meanGain, 1, 'id'));
      await choose('ID');
      await desk.sees(verdict('id'));
      expect(await verdict('id').innerText()).toContain(decimals(meanGain, 1, 'id'));
    });

    it.step('takes the table home as CSV and as a workbook', async () => {
      const { gain } = await gainOf(COHORT, AGENCY);
      const { name } = await it.database.row<{ name: string }>('SELECT name FROM work_unit WHERE short_name = $1', [AGENCY]);
      const isGain = (value: unknown): boolean => typeof value === 'number' && Math.abs(value - gain) < 0.01;
      const csv = await downloaded(desk, text('evaluate.page.csv'));
      expect(csv).toMatchObject({ name: expect.stringMatching(/\.csv$/), type: expect.stringMatching(/^text\/csv/) });
      const line = csv.bytes.toString('utf8').split('\r\n').find((row) => row.includes(name)) ?? '';
      expect(line.split(';').some((cell) => isGain(Number(cell.replace(',', '.'))))).toBe(true);

      const workbook = await downloaded(desk, text('evaluate.page.xlsx'));
      expect(workbook).toMatchObject({ name: expect.stringMatching(/\.xlsx$/), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(workbook.bytes as unknown as ArrayBuffer);
      const cells: unknown[] = [];
      book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(({ value }) => cells.push(value))));
      expect(cells.some(isGain)).toBe(true);
      expect(cells).toContain(name);
    });

    it.step('opens a cohort whose people had two forms: raw by order, on one scale, and how it came there', async () => {
      await desk.open('/evaluate');
      await desk.press(desk.page.getByRole('listitem').filter({ hasText: TWO_FORMS }).getByRole('link'));
      const forms = desk.page.getByRole('region', { name: text('evaluate.forms.heading') });
      await desk.sees(forms);
      const words = await forms.innerText();
      expect(words).toContain(text('evaluate.forms.basis.EQUATED', { method: text('evaluate.equating.method.CHAINED') }));
      const orders = await it.database.rows<{ pairs: string; gain: string }>(
        `SELECT count(*) AS pairs, avg(post_core * 100.0 / post_maximum - pre_core * 100.0 / core_maximum) AS gain FROM enrolment_result r JOIN cohort c ON c.id = r.cohort_id
         WHERE c.name = $1 AND pre_core IS NOT NULL AND post_core IS NOT NULL GROUP BY first_form ORDER BY first_form`, [TWO_FORMS],
      );
      expect(orders).toHaveLength(2);
      for (const { pairs, gain } of orders) {
        expect(words).toContain(pairs);
        expect(words).toContain(decimals(Number(gain), 1));
      }
    });

    it.step('uploads results made elsewhere and gets the same comparison', async () => {
      await desk.open('/evaluate');
      await desk.press(desk.link(text('evaluate.outside.open')));
      await desk.sees(desk.heading(text('evaluate.outside.heading')));
      await desk.page.locator('input[type=file]').setInputFiles({ name: 'kelas.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV, 'utf8') });
      await desk.sees(desk.heading(text('evaluate.outside.read.other', { count: 6 })));
      await desk.field(text('evaluate.outside.pre')).selectOption('awal');
      await desk.field(text('evaluate.outside.post')).selectOption('akhir');
      await desk.press(desk.button(text('evaluate.outside.compare')));
      await desk.sees(verdict());
      const page = await desk.page.getByRole('main').innerText();
      for (const figure of [decimals(BY_HAND.meanGain, 1), decimals(BY_HAND.t, 2), decimals(BY_HAND.p, 3), decimals(BY_HAND.dz, 2)]) expect(page).toContain(figure);
    });

    it.step('is told what is wrong with a column that holds no numbers', async () => {
      await desk.field(text('evaluate.outside.pre')).selectOption('nama');
      await desk.press(desk.button(text('evaluate.outside.compare')));
      await desk.sees(desk.page.getByText(text('refusal.MarkNotANumber', { line: 2, column: 'nama', text: 'A' })));
      expect(await verdict().count()).toBe(0);
    });
  });
}

/** Presses a link that brings a file. */
async function downloaded(desk: Device, name: string): Promise<{ name: string; type: string; bytes: Buffer }> {
  const link = desk.link(name);
  const address = (await link.getAttribute('href')) ?? '';
  const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.press(link)]);
  const bytes = await readFile(await download.path());
  const type = (await desk.context.request.get(address)).headers()['content-type'] ?? '';
  return { name: download.suggestedFilename(), type, bytes };
}
