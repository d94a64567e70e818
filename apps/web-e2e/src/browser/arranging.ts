import { type Interaction, plainTextOf } from '@selaras/domain/item';
import type { Locator } from 'playwright-core';
import type { Device } from './device';
import { text } from './texts';

type Of<Type extends Interaction['type']> = Extract<Interaction, { readonly type: Type }>;

/** The ways of answering that take more than one press, by what a reader sees of them. `group` is the place of the answer. */
export async function match(group: Locator, { prompts }: Of<'matching'>, pairs: Readonly<Record<string, string>>): Promise<void> {
  for (const [index, { id }] of prompts.entries()) await group.getByRole('combobox').nth(index).selectOption(pairs[id] ?? '');
}

/** Brings the entries into this order with the arrows, from the first place to the last; an order that is right already is confirmed. */
export async function order(device: Device, group: Locator, { entries }: Of<'ordering'>, entryIds: readonly string[]): Promise<void> {
  const words = entryIds.map((id) => plainTextOf(entries.find((entry) => entry.id === id)?.text ?? ''));
  for (const [place, entry] of words.entries()) {
    for (let at = await placeOf(group, entry); at > place; at -= 1) {
      await device.press(group.getByRole('button', { name: text('shell.item.moveUp', { entry }), exact: true }));
      await device.sees(group.getByRole('button', { name: text('shell.item.handle', { entry, place: at, total: words.length }), exact: true }));
    }
  }
  const confirm = group.getByRole('button', { name: text('shell.item.confirmOrder') });
  if ((await confirm.count()) > 0) await device.press(confirm);
}

/** Zero-based. */
async function placeOf(group: Locator, entry: string): Promise<number> {
  const shown = await group.getByRole('listitem').allInnerTexts();
  return shown.findIndex((row) => row.replace(/\s+/g, ' ').includes(entry));
}

export async function judge(device: Device, group: Locator, { actions }: Of<'situational-judgement'>, most: string, least: string): Promise<void> {
  for (const [end, id] of [['most', most], ['least', least]] as const) {
    const words = plainTextOf(actions.find((action) => action.id === id)?.text ?? '');
    await device.press(group.getByRole('radio', { name: `${text(`shell.item.${end}`)}: ${words}`, exact: true }));
  }
}

/** Each label is picked up, then the place presses itself into offer. */
export async function place(device: Device, group: Locator, { labels, places }: Of<'placing'>, placements: Readonly<Record<string, string | null>>): Promise<void> {
  for (const label of labels) {
    const at = places.find(({ id }) => id === placements[label.id]);
    if (!at) continue;
    const words = plainTextOf(label.text);
    await device.press(group.getByRole('button', { name: words, exact: true }));
    await device.press(group.getByRole('button', { name: text('shell.item.putIntoNamed', { label: words, place: plainTextOf(at.text) }), exact: true }));
  }
}
