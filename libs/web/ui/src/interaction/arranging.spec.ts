import * as fc from 'fast-check';
import type { Interaction } from '@selaras/domain/item';
import { answer, type Answered, choose, key } from './answering.testing';
import { dropIndex, makesWay, moved } from './ordering-drag';

const option = (id: string, text: string) => ({ id, text: `<p>${text}</p>` });

const COMPLAINT: Interaction = { type: 'ordering', entries: [option('c', 'Tindak lanjut'), option('a', 'Catat'), option('b', 'Verifikasi')] };
const entriesOf = ({ page }: Answered) => [...page.querySelectorAll('li .text')].map(({ textContent }) => textContent);

test('an order nobody touched is no answer, until it is confirmed as it stands; it can be taken back', async () => {
  const item = await answer(COMPLAINT);
  expect(entriesOf(item)).toEqual(['Tindak lanjut', 'Catat', 'Verifikasi']);
  item.find('button', 'This order is right').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'ordering', entryIds: ['c', 'a', 'b'] });
  expect(item.page.textContent).not.toContain('This order is right');
  item.find('button', 'Take back my answer').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'ordering', entryIds: [] });
  item.find('button', 'This order is right');
});

test('with the buttons an entry moves one place, and the press can be repeated', async () => {
  const item = await answer(COMPLAINT);
  item.find('button', 'Move up: Verifikasi').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'ordering', entryIds: ['c', 'b', 'a'] });
  expect(document.activeElement).toBe(item.find('button', 'Move up: Verifikasi'));
  (document.activeElement as HTMLElement).click();
  await item.shown();
  expect(entriesOf(item)).toEqual(['Verifikasi', 'Tindak lanjut', 'Catat']);
  expect(item.announced()).toBe('Verifikasi: place 1 of 3');
  // The first entry cannot go higher: the focus waits at its handle instead of getting lost.
  expect((document.activeElement as HTMLElement).className).toBe('handle');
});

test('with the keyboard an entry is taken up, moved with the arrows and put down; all of it is said', async () => {
  const item = await answer(COMPLAINT);
  const handle = () => item.find('button', /^Tindak lanjut, place/);
  handle().focus();
  expect(key(handle(), 'ArrowDown').defaultPrevented).toBe(false); // not taken up: the arrow is the page's
  key(handle(), ' ');
  await item.shown();
  expect(handle().getAttribute('aria-pressed')).toBe('true');
  expect(item.announced()).toMatch(/^Tindak lanjut taken up, place 1 of 3/);
  expect(key(handle(), 'ArrowDown').defaultPrevented).toBe(true);
  await item.shown();
  key(handle(), 'ArrowRight');
  await item.shown();
  expect(document.activeElement).toBe(handle());
  expect(item.announced()).toBe('Tindak lanjut: place 3 of 3');
  key(handle(), ' ');
  await item.shown();
  expect(item.last()).toEqual({ type: 'ordering', entryIds: ['a', 'b', 'c'] });
  expect(item.announced()).toBe('Tindak lanjut put down at place 3 of 3.');
});

test('keys and presses that follow each other faster than the page is drawn move the same entry', async () => {
  const item = await answer(COMPLAINT);
  const handle = item.find('button', /^Tindak lanjut, place/);
  for (const name of [' ', 'ArrowDown', 'ArrowDown', ' ']) key(handle, name);
  const up = item.find('button', 'Move up: Verifikasi');
  up.click();
  expect(item.last()).toEqual({ type: 'ordering', entryIds: ['b', 'a', 'c'] });
});

test('Escape puts an entry back; what was no answer is none again', async () => {
  const item = await answer(COMPLAINT);
  const handle = () => item.find('button', /^Catat, place/);
  handle().focus();
  key(handle(), 'Enter');
  key(handle(), 'Home');
  await item.shown();
  expect(item.last()).toEqual({ type: 'ordering', entryIds: ['a', 'c', 'b'] });
  key(handle(), 'Escape');
  await item.shown();
  expect(item.last()).toEqual({ type: 'ordering', entryIds: [] });
  expect(entriesOf(item)).toEqual(['Tindak lanjut', 'Catat', 'Verifikasi']);
});

test('when nothing can be answered any more, nothing moves', async () => {
  const item = await answer(COMPLAINT, { type: 'ordering', entryIds: ['a', 'b', 'c'] });
  await item.disable();
  expect([...item.page.querySelectorAll('button')].every((button) => button.disabled)).toBe(true);
  key(item.find('button', /^Catat, place/), ' ');
  expect(item.given).toEqual([]);
});

test('a dragged row passes a neighbour once it covers its middle, and the others make way', () => {
  const rows = [{ top: 0, height: 40 }, { top: 50, height: 100 }, { top: 160, height: 40 }];
  expect(dropIndex(rows, 0, 59)).toBe(0);
  expect(dropIndex(rows, 0, 61)).toBe(1);
  expect(dropIndex(rows, 0, 500)).toBe(2);
  expect(dropIndex(rows, 2, -59)).toBe(2);
  expect(dropIndex(rows, 2, -61)).toBe(1);
  expect(rows.map((_, index) => makesWay(rows, index, 0, 1, 10))).toEqual([0, -50, 0]);
  expect(rows.map((_, index) => makesWay(rows, index, 2, 0, 10))).toEqual([50, 50, 0]);
});

test('wherever a row is dropped, every entry is still there once', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(heights, fc.nat(), fc.integer({ min: -5000, max: 5000 }), (all, start, distance) => {
    const rows = all.map((height, index) => ({ height, top: all.slice(0, index).reduce((sum, each) => sum + each + 8, 0) }));
    const from = start % rows.length;
    const to = dropIndex(rows, from, distance);
    expect(to).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThan(rows.length);
    expect([...moved(rows, from, to)].sort((a, b) => a.top - b.top)).toEqual(rows);
    expect(moved(rows, from, to)[to]).toBe(rows[from]);
  }));
});

const SERVICES: Interaction = {
  type: 'matching', shuffle: false,
  prompts: [option('p', 'Kehilangan KTP'), option('q', 'Pindah alamat')],
  choices: [option('x', 'Surat keterangan'), option('y', 'Laporan polisi')],
};

test('each prompt has a menu of its own; a partner may serve twice and be taken back', async () => {
  const item = await answer(SERVICES);
  choose(item.find('combobox', 'Kehilangan KTP'), 'Laporan polisi');
  choose(item.find('combobox', 'Pindah alamat'), 'Laporan polisi');
  await item.shown();
  expect(item.last()).toEqual({ type: 'matching', pairs: { p: 'y', q: 'y' } });
  choose(item.find('combobox', 'Kehilangan KTP'), 'Choose a partner');
  choose(item.find('combobox', 'Pindah alamat'), 'Choose a partner');
  expect(item.last()).toEqual({ type: 'matching', pairs: {} });
});

test('choices too long for a menu, or pictures, stand above it by letter', async () => {
  const item = await answer({ ...SERVICES, choices: [option('x', '<img src="/files/1" alt="">'), option('y', 'Sangat panjang '.repeat(6))] });
  expect([...item.page.querySelectorAll('.choices b')].map(({ textContent }) => textContent)).toEqual(['A', 'B']);
  const menu = item.find('combobox', 'Pindah alamat') as HTMLSelectElement;
  expect([...menu.options].map(({ textContent }) => textContent?.trim())).toEqual(['Choose a partner', 'A', expect.stringMatching(/^B\. Sangat .*…$/)]);
});

const ARCHIVE: Interaction = {
  type: 'placing', shuffle: false,
  labels: [option('l', 'Kartu keluarga'), option('m', 'Undangan rapat')],
  places: [option('d', 'Dinamis'), option('s', 'Statis')],
};

test('a label is chosen, then its place: by keyboard as by finger, and said aloud', async () => {
  const item = await answer(ARCHIVE);
  const label = item.find('button', 'Kartu keluarga');
  label.click();
  await item.shown();
  expect(label.getAttribute('aria-pressed')).toBe('true');
  expect(item.announced()).toMatch(/^Kartu keluarga chosen/);
  item.find('button', 'Put Kartu keluarga into Statis').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'placing', placements: { l: 's' } });
  expect(item.announced()).toBe('Kartu keluarga is now in Statis.');
  expect(document.activeElement).toBe(item.find('button', 'Kartu keluarga'));
  expect(item.page.querySelector('[data-place="s"]')?.textContent).toContain('Kartu keluarga');
});

test('a placed label moves on to another place, and out of it again', async () => {
  const item = await answer(ARCHIVE, { type: 'placing', placements: { l: 's' } });
  item.find('button', 'Kartu keluarga').click();
  await item.shown();
  item.find('button', 'Put Kartu keluarga into Dinamis').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'placing', placements: { l: 'd' } });
  item.find('button', 'Take Kartu keluarga out of Dinamis').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'placing', placements: {} });
});

test('Escape gives a chosen label up and nothing is answered', async () => {
  const item = await answer(ARCHIVE);
  item.find('button', 'Kartu keluarga').click();
  await item.shown();
  key(item.find('button', 'Kartu keluarga'), 'Escape');
  await item.shown();
  expect(item.find('button', 'Kartu keluarga').getAttribute('aria-pressed')).toBe('false');
  expect(item.given).toEqual([]);
});

const VISITOR: Interaction = { type: 'situational-judgement', shuffle: false, actions: [option('a', 'Mendengarkan'), option('b', 'Menegur'), option('c', 'Menunda')] };

test('the same action is never most and least: chosen for one, it leaves the other', async () => {
  const item = await answer(VISITOR);
  item.find('radio', 'Most fitting: Mendengarkan').click();
  item.find('radio', 'Least fitting: Menunda').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'situational-judgement', most: 'a', least: 'c' });
  item.find('radio', 'Least fitting: Mendengarkan').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'situational-judgement', most: null, least: 'a' });
  expect((item.find('radio', 'Most fitting: Mendengarkan') as HTMLInputElement).checked).toBe(false);
  item.find('button', 'Take back my answer').click();
  expect(item.last()).toEqual({ type: 'situational-judgement', most: null, least: null });
});
