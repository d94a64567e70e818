import type { Interaction, Key } from '@selaras/domain/item';
import type { Locator } from 'playwright-core';
import type { StackDatabase } from '../stack/stack-database';
import { judge, match, order, place } from './arranging';
import { clockSeconds } from './formats';
import type { Device } from './device';
import { pattern, text } from './texts';

export interface FormItem {
  readonly itemVersionId: string;
  readonly key: Key;
  readonly interaction: Interaction;
  /** Every sentence of feedback, as stored. */
  readonly feedback: readonly string[];
}

const ZONE = 'Asia/Jakarta';

/** A test on the screen of a device, and the same test as the database holds it. */
export class TestTaking {
  private constructor(
    readonly device: Device,
    readonly database: StackDatabase,
    readonly attemptId: string,
    readonly items: readonly FormItem[],
  ) {}

  /** The attempt whose page is open on the device. */
  static async on(device: Device, database: StackDatabase): Promise<TestTaking> {
    await device.page.waitForURL(/\/attempts\/[0-9a-f-]+/);
    const attemptId = /attempts\/([0-9a-f-]+)/.exec(device.page.url())?.[1] ?? '';
    const rows = await database.rows<{ id: string; content: { key: Key; interaction: Interaction; feedback?: unknown } }>(
      `SELECT v.id, v.content FROM attempt a CROSS JOIN LATERAL jsonb_array_elements(a.form) WITH ORDINALITY AS placed (item, place)
       JOIN item_version v ON v.id = (placed.item ->> 'itemVersionId')::uuid WHERE a.id = $1 ORDER BY placed.place`,
      [attemptId],
    );
    return new TestTaking(device, database, attemptId, rows.map(({ id, content }) => ({ itemVersionId: id, key: content.key, interaction: content.interaction, feedback: stringsIn(content.feedback) })));
  }

  /** From the learner's first page through the rules into the test that is next. */
  static async start(device: Device, database: StackDatabase): Promise<TestTaking> {
    await device.press(device.link(text('learn.next.openTest')));
    await device.press(device.button(text('learn.intro.start')));
    return TestTaking.on(device, database);
  }

  /** The same attempt in front of another device. */
  onDevice(device: Device): TestTaking {
    return new TestTaking(device, this.database, this.attemptId, this.items);
  }

  get length(): number {
    return this.items.length;
  }

  /** @param number one-based, as on the screen */
  item(number: number): FormItem {
    const item = this.items[number - 1];
    if (!item) throw new RangeError(`there is no item ${number}`);
    return item;
  }

  /** Resolves when this item is in front of the reader. */
  async at(number: number): Promise<void> {
    await this.device.sees(this.device.page.getByText(text('learn.attempt.itemOf', { number, total: this.length })));
  }

  /** The answer place, whatever the type of the item. */
  get group(): Locator {
    return this.device.page.getByRole('main').getByRole('group').first();
  }

  /** What a reader touches: the words of an option, not the hidden button inside them. */
  option(nth: number): Locator {
    return this.group.locator('label').nth(nth);
  }

  get writing(): Locator {
    return this.group.getByRole('textbox');
  }

  /** Answers the item on the screen with the first option, some words, or the order as it stands. */
  async answer(number: number): Promise<void> {
    const { interaction } = this.item(number);
    switch (interaction.type) {
      case 'short-text':
      case 'essay':
        return this.write('laporan');
      case 'numeric':
        return this.write('12');
      case 'ordering':
        return this.device.press(this.group.getByRole('button', { name: text('shell.item.confirmOrder') }));
      case 'matching':
        return match(this.group, interaction, { [interaction.prompts[0]?.id ?? '']: interaction.choices[0]?.id ?? '' });
      case 'placing':
        return place(this.device, this.group, interaction, { [interaction.labels[0]?.id ?? '']: interaction.places[0]?.id ?? '' });
      case 'situational-judgement':
        return judge(this.device, this.group, interaction, interaction.actions[0]?.id ?? '', interaction.actions[1]?.id ?? '');
      case 'cloze':
        return this.write('laporan');
      case 'single-choice':
      case 'multiple-choice':
      case 'true-false':
        return this.device.press(this.option(0));
      case 'file-upload':
        throw new Error('files are handed in by `giveAnswer`');
    }
  }

  /** Answers the item on the screen as its key has it; several ticks for a multiple choice. */
  async answerRightly(number: number): Promise<void> {
    const { key, interaction } = this.item(number);
    switch (key.type) {
      case 'single-choice':
        return this.device.press(this.withValue(key.optionId));
      case 'multiple-choice':
        for (const optionId of key.optionIds) await this.device.press(this.withValue(optionId));
        return;
      case 'true-false':
        return this.device.press(this.withValue(String(key.value)));
      case 'short-text':
        return this.write(key.accepted[0]?.text ?? '');
      case 'numeric':
        return this.write((key.accepted[0]?.value ?? '').replace('.', ','));
      case 'matching':
        return interaction.type === 'matching' ? match(this.group, interaction, key.pairs) : undefined;
      case 'ordering':
        return interaction.type === 'ordering' ? order(this.device, this.group, interaction, key.entryIds) : undefined;
      case 'placing':
        return interaction.type === 'placing' ? place(this.device, this.group, interaction, key.placements) : undefined;
      case 'situational-judgement': {
        const byRating = Object.entries(key.ratings).sort(([, a], [, b]) => b - a).map(([id]) => id);
        return interaction.type === 'situational-judgement' ? judge(this.device, this.group, interaction, byRating[0] ?? '', byRating.at(-1) ?? '') : undefined;
      }
      case 'cloze':
      case 'essay':
      case 'file-upload':
        throw new Error(`a ${key.type} is answered by \`giveAnswer\`, not by its key`);
    }
  }

  async write(words: string): Promise<void> {
    await this.device.press(this.writing);
    await this.writing.fill(words);
    await this.writing.blur();
  }

  /** One-based number of the first item that is answered in writing. @throws when the form has none */
  firstWritten(): number {
    const index = this.items.findIndex(({ key }) => key.type === 'short-text' || key.type === 'numeric');
    if (index < 0) throw new Error('no item of the form is answered in writing');
    return index + 1;
  }

  /** Leafs from one item to another without answering. */
  async leaf(from: number, to: number): Promise<void> {
    for (let number = from; number < to; number += 1) {
      await this.at(number);
      await this.goOn();
    }
    await this.at(to);
  }

  async goOn(): Promise<void> {
    await this.device.press(this.device.button(text('learn.attempt.next')));
  }

  async review(): Promise<void> {
    await this.device.press(this.device.button(text('learn.attempt.review')));
  }

  /** Resolves when the step is in the database and the page shows the server's time of exactly that step. */
  async seesSaved(sequence: number): Promise<void> {
    const { recorded_at } = await this.database.awaitRow<{ recorded_at: Date }>('SELECT recorded_at FROM attempt_step WHERE attempt_id = $1 AND sequence = $2', [this.attemptId, sequence]);
    await this.device.sees(this.device.says(text('shell.saved.saved', { at: clockSeconds(recorded_at, ZONE) })));
  }

  get anySaved(): Locator {
    return this.device.says(pattern('shell.saved.saved'));
  }

  /** How many steps the server has. */
  steps(): Promise<number> {
    return this.database.count('SELECT 1 FROM attempt_step WHERE attempt_id = $1', [this.attemptId]);
  }

  /** Resolves when the bar of items says how many have an answer. */
  async seesAnswered(answered: number): Promise<void> {
    await this.device.sees(this.device.button(text('learn.map.label', { answered, total: this.length })));
  }

  private withValue(value: string): Locator {
    return this.group.locator('label').filter({ has: this.device.page.locator(`input[value="${value}"]`) });
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
