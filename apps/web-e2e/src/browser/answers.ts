import { type Interaction, plainTextOf, type Response } from '@selaras/domain/item';
import type { Locator } from 'playwright-core';
import { judge, match, order, place } from './arranging';
import type { Device } from './device';
import { text } from './texts';

type Of<Type extends Interaction['type']> = Extract<Interaction, { readonly type: Type }>;

/** A file as somebody has it on her device. */
export interface OwnFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Answers an item that stands untouched. `group` is the place of the answer; `files` are what is handed in where files are asked for. */
export async function giveAnswer(device: Device, group: Locator, interaction: Interaction, response: Response, files: readonly OwnFile[] = []): Promise<void> {
  if (interaction.type === 'cloze' && response.type === 'cloze') return fill(device, group, interaction, response.gaps);
  if (interaction.type === 'placing' && response.type === 'placing') return place(device, group, interaction, response.placements);
  if (interaction.type === 'matching' && response.type === 'matching') return match(group, interaction, response.pairs);
  if (interaction.type === 'ordering' && response.type === 'ordering') return order(device, group, interaction, response.entryIds);
  if (interaction.type === 'situational-judgement' && response.type === 'situational-judgement') return judge(device, group, interaction, response.most ?? '', response.least ?? '');
  if (interaction.type === 'essay' && response.type === 'essay') {
    await device.press(group.getByRole('textbox'));
    await group.getByRole('textbox').fill(response.text);
    return group.getByRole('textbox').blur();
  }
  if (interaction.type === 'file-upload') return group.locator('input[type=file]').setInputFiles([...files]);
  throw new Error(`a ${response.type} to a ${interaction.type}`);
}

/** The answer a reader finds in front of her; files by their names, since that is what she sees of them. */
export async function answerShown(group: Locator, interaction: Interaction): Promise<Response | { readonly type: 'file-upload'; readonly names: readonly string[] }> {
  const { type } = interaction;
  switch (type) {
    case 'cloze':
      return { type, gaps: await members(interaction.gaps.map(async ({ id }, index) => ({ id, value: await gapField(group, interaction, index).inputValue() }))) };
    case 'placing':
      return { type, placements: Object.fromEntries((await Promise.all(interaction.places.map((at) => inPlace(group, interaction, at)))).flat()) };
    case 'matching':
      return { type, pairs: await members(interaction.prompts.map(async ({ id }, index) => ({ id, value: await group.getByRole('combobox').nth(index).inputValue() }))) };
    case 'ordering': {
      const rows = await group.getByRole('listitem').allInnerTexts();
      return { type, entryIds: rows.map((row) => interaction.entries.find((entry) => row.replaceAll(/\s+/g, ' ').includes(plainTextOf(entry.text)))?.id ?? row) };
    }
    case 'situational-judgement':
      return { type, most: await chosenAs(group, interaction, 'most'), least: await chosenAs(group, interaction, 'least') };
    case 'essay':
      return { type, text: await group.getByRole('textbox').inputValue() };
    case 'file-upload':
      return { type, names: await group.getByRole('list', { name: text('shell.item.files') }).locator('.name').allInnerTexts() };
    case 'single-choice':
    case 'multiple-choice':
    case 'true-false':
    case 'short-text':
    case 'numeric':
      throw new Error(`a ${type} is looked at by its options or its field`);
  }
}

async function fill(device: Device, group: Locator, interaction: Of<'cloze'>, gaps: Readonly<Record<string, string>>): Promise<void> {
  for (const [index, { id, kind }] of interaction.gaps.entries()) {
    const [field, value] = [gapField(group, interaction, index), gaps[id]];
    if (value === undefined) continue;
    if (kind === 'choice') {
      await field.selectOption(value);
      continue;
    }
    await device.press(field);
    await field.fill(value);
    await field.blur();
  }
}

/** @param index of a gap; the gaps are listed as the text mentions them */
function gapField(group: Locator, { gaps }: Of<'cloze'>, index: number): Locator {
  return group.getByLabel(text('shell.item.gap', { number: index + 1, total: gaps.length }), { exact: true });
}

async function inPlace(group: Locator, { labels }: Of<'placing'>, at: Of<'placing'>['places'][number]): Promise<(readonly [label: string, place: string])[]> {
  const region = group.getByRole('region', { name: plainTextOf(at.text), exact: true });
  const words = await region.locator('button[aria-pressed]').allInnerTexts();
  return words.map((label) => [labels.find((candidate) => plainTextOf(candidate.text) === label.trim())?.id ?? label, at.id]);
}

async function chosenAs(group: Locator, { actions }: Of<'situational-judgement'>, end: 'most' | 'least'): Promise<string | null> {
  for (const { id, text: words } of actions) {
    if (await group.getByRole('radio', { name: `${text(`shell.item.${end}`)}: ${plainTextOf(words)}`, exact: true }).isChecked()) return id;
  }
  return null;
}

/** Members that are empty are left out, as in a response. */
async function members(found: readonly Promise<{ readonly id: string; readonly value: string }>[]): Promise<Record<string, string>> {
  return Object.fromEntries((await Promise.all(found)).flatMap(({ id, value }) => (value === '' ? [] : [[id, value]])));
}
