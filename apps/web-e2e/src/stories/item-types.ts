import type { Locator } from 'playwright-core';
import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { pattern, text } from '../browser/texts';
import { demoAccount } from './accounts';
import { tabTo } from './keyboard-only';

const DRAFT = 'Komunikasi Pelayanan Publik';
const STEPS = ['Menyapa', 'Mendengarkan', 'Mencatat'];
const PAIRS = [['Warga lanjut usia', 'Loket prioritas'], ['Warga yang marah', 'Ruang konsultasi']] as const;

export function itemTypes(stage: () => Stage): void {
  story(stage, 'An author who asks for more than a tick', (it) => {
    let desk: Device;
    /** The item as its learners will see it, beside the form. */
    let preview: Locator;

    const begin = async (type: string, stem: string): Promise<void> => {
      await desk.press(desk.link(text('author.bank.new')));
      await desk.sees(desk.heading(text('author.item.newHeading')));
      await desk.field(text('author.item.type')).selectOption(type);
      await write(text('author.item.stem'), stem);
      preview = desk.page.getByRole('region', { name: text('author.item.preview') });
    };
    const write = async (name: string, words: string): Promise<void> => {
      await desk.press(desk.page.getByRole('textbox', { name, exact: true }));
      await desk.page.keyboard.type(words);
    };
    const handle = (place: number): Locator => preview.getByRole('button', { name: new RegExp(text('shell.item.handle', { entry: '.+', place, total: STEPS.length })) });
    const entryAt = async (place: number): Promise<string> => pattern('shell.item.handle').exec((await handle(place).getAttribute('aria-label')) ?? '')?.[1] ?? '';
    const save = async (): Promise<{ interaction: { type: string; [list: string]: unknown }; key: { [member: string]: unknown } }> => {
      await desk.press(desk.button(text('author.item.save')));
      await desk.page.waitForURL(/\/bank\/[0-9a-f]{8}-/);
      const itemId = desk.page.url().split('/').at(-1) ?? '';
      const { content } = await it.database.row<{ content: Awaited<ReturnType<typeof save>> }>('SELECT content FROM item_version WHERE item_id = $1', [itemId]);
      return content;
    };
    const wordsOf = (list: unknown): Map<string, string> => new Map((list as readonly { id: string; text: string }[]).map(({ id, text: words }) => [id, words]));

    it.step('writes what is to be put in order, in the right order', async () => {
      desk = await it.device('desktop');
      await desk.signIn(demoAccount('made-sukerta'));
      await desk.press(desk.button(text('author.courses.continueNamed', { title: DRAFT })));
      await desk.press(desk.page.getByRole('navigation', { name: text('author.workspace.sections') }).getByRole('link', { name: text('author.workspace.section.bank'), exact: true }));
      await begin('ordering', 'Apa yang dilakukan di loket?');
      for (const [index, words] of STEPS.entries()) await write(text('author.item.row.entries', { place: index + 1 }), words);
      await desk.sees(desk.says(text('author.item.noProblems')));
    });

    it.step('sees it shuffled, and moves an entry with the keyboard', async () => {
      const before = [await entryAt(1), await entryAt(2), await entryAt(3)];
      expect([...before].sort()).toEqual([...STEPS].sort());
      expect(before).not.toEqual(STEPS);
      await tabTo(desk, handle(1));
      await desk.page.keyboard.press('Space');
      await desk.page.keyboard.press('ArrowDown');
      await desk.sees(preview.getByText(text('shell.item.movedTo', { entry: before[0] ?? '', place: 2, total: 3 })));
      await desk.page.keyboard.press('ArrowDown');
      await desk.page.keyboard.press('Space');
      await desk.sees(preview.getByText(text('shell.item.dropped', { entry: before[0] ?? '', place: 3, total: 3 })));
      expect([await entryAt(1), await entryAt(2), await entryAt(3)]).toEqual([before[1], before[2], before[0]]);
      // The focus stayed with what was moved.
      await desk.sees(handle(3).and(desk.page.locator(':focus')));
    });

    it.step('drags one with the mouse', async () => {
      const last = await entryAt(3);
      const [from, to] = [await handle(3).boundingBox(), await handle(1).boundingBox()];
      if (!from || !to) throw new Error('the entries are not to be seen');
      await desk.page.mouse.move(from.x + 12, from.y + 12);
      await desk.page.mouse.down();
      await desk.page.mouse.move(to.x + 12, to.y + 4, { steps: 6 });
      await desk.page.mouse.up();
      await desk.sees(preview.getByRole('button', { name: text('shell.item.handle', { entry: last, place: 1, total: 3 }), exact: true }));
    });

    it.step('saves it: the key is the order written, whatever was tried', async () => {
      const { interaction, key } = await save();
      const words = wordsOf(interaction['entries']);
      expect((key['entryIds'] as readonly string[]).map((id) => words.get(id))).toEqual(STEPS);
    });

    it.step('writes pairs beside each other', async () => {
      await desk.press(desk.link(text('author.item.toBank')));
      await begin('matching', 'Ke mana warga diantar?');
      for (const [index, [prompt, partner]] of PAIRS.entries()) {
        await write(text('author.item.promptNamed', { number: index + 1 }), prompt);
        await write(text('author.item.partnerNamed', { number: index + 1 }), partner);
      }
      await desk.sees(desk.says(text('author.item.noProblems')));
    });

    it.step('matches one in the preview without a mouse', async () => {
      const menu = preview.getByRole('combobox', { name: PAIRS[0][0], exact: true });
      await tabTo(desk, menu);
      await desk.page.keyboard.type(PAIRS[0][1].slice(0, 4));
      await desk.sees(preview.locator('li.on').getByRole('combobox', { name: PAIRS[0][0], exact: true }));
      expect(await menu.locator('option:checked').innerText()).toBe(PAIRS[0][1]);
    });

    it.step('saves it, each prompt with its own partner', async () => {
      const { interaction, key } = await save();
      const [prompts, choices] = [wordsOf(interaction['prompts']), wordsOf(interaction['choices'])];
      const pairs = Object.entries(key['pairs'] as Readonly<Record<string, string>>).map(([prompt, choice]) => [prompts.get(prompt), choices.get(choice)]);
      expect(pairs).toEqual(PAIRS);
    });
  });
}
