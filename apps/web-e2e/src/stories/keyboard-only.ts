import type { Locator } from 'playwright-core';
import type { Device } from '../browser/device';
import { type Stage, story } from '../browser/story';
import { TestTaking } from '../browser/test-taking';
import { text } from '../browser/texts';
import { freshLearner } from './accounts';

const MOST_TABS = 60;

export function keyboardOnly(stage: () => Stage): void {
  story(stage, 'A learner who uses no mouse', (it) => {
    let desk: Device;
    let test: TestTaking;

    it.step('signs in', async () => {
      const learner = await freshLearner(it.database);
      desk = await it.device('desktop');
      await desk.open('/sign-in');
      await desk.sees(desk.heading(text('shell.signIn.title')));
      await tabTo(desk, desk.field(text('shell.signIn.nip')));
      await desk.page.keyboard.type(learner.nip);
      await tabTo(desk, desk.field(text('shell.signIn.password')));
      await desk.page.keyboard.type(learner.password);
      await desk.page.keyboard.press('Enter');
      await desk.sees(desk.page.getByRole('region', { name: text('learn.next.label') }));
    });

    it.step('skips what surrounds the page with the first key', async () => {
      await desk.page.reload();
      await desk.sees(desk.page.getByRole('region', { name: text('learn.next.label') }));
      await desk.page.keyboard.press('Tab');
      await desk.sees(desk.link(text('shell.skip')).and(desk.page.locator(':focus')));
      await desk.page.keyboard.press('Enter');
      await desk.sees(desk.page.getByRole('main').and(desk.page.locator(':focus')));
    });

    it.step('starts the test', async () => {
      await tabTo(desk, desk.link(text('learn.next.openTest')));
      await desk.page.keyboard.press('Enter');
      await desk.sees(desk.heading(text('learn.intro.title.PRE')));
      await tabTo(desk, desk.button(text('learn.intro.start')));
      await desk.page.keyboard.press('Enter');
      test = await TestTaking.on(desk, it.database);
      await test.at(1);
    });

    it.step('answers one item by stepping into it, and the next by its digit', async () => {
      const choice = (number: number): boolean => ['single-choice', 'multiple-choice', 'true-false'].includes(test.item(number).key.type);
      const [first, second] = test.items.map((_, index) => index + 1).filter(choice);
      if (!first || !second) throw new Error('the form has no two choices');
      await leafByKey(1, first);
      await tabTo(desk, test.group.getByRole('radio').or(test.group.getByRole('checkbox')).first());
      await desk.page.keyboard.press('Space');
      await test.seesSaved(1);
      await leafByKey(first, second);
      await desk.page.keyboard.press('2');
      await test.seesSaved(2);
      await test.seesAnswered(2);
    });

    it.step('marks an item, opens the list of all and closes it', async () => {
      await desk.page.keyboard.press('f');
      await desk.sees(desk.page.getByRole('checkbox', { name: text('learn.attempt.flag'), checked: true }));
      await tabTo(desk, desk.button(text('learn.map.label', { answered: 2, total: test.length })));
      await desk.page.keyboard.press('Enter');
      const dialog = desk.page.getByRole('dialog', { name: text('learn.map.title') });
      await desk.sees(dialog);
      await desk.page.keyboard.press('Escape');
      await desk.misses(dialog);
    });

    const leafByKey = async (from: number, to: number): Promise<void> => {
      for (let number = from; number < to; number += 1) {
        await test.at(number);
        // From inside a choice the arrow keys belong to the choice.
        await tabTo(desk, desk.button(text('learn.attempt.next')));
        await desk.page.keyboard.press('Enter');
      }
      await test.at(to);
    };
  });
}

/** Presses Tab until the target has the focus. @throws when it cannot be reached */
export async function tabTo(device: Device, target: Locator): Promise<void> {
  await target.first().waitFor();
  const focused = target.and(device.page.locator(':focus'));
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if ((await focused.count()) > 0) return;
    await device.page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} cannot be reached with the Tab key`);
}
