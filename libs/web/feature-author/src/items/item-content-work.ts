import type { Criterion, Interaction, Key } from '@selaras/domain/item';
import type { ItemForm } from './item-form';
import type { CriterionForm } from './item-form-parts';
import { readTypedNumber, typedNumber } from './typed-number';

/** Essays and files, marked by people, between form and content. Lenient, as for `listContentOf`. */
type WorkType = 'essay' | 'file-upload';
type WorkInteraction = Extract<Interaction, { type: WorkType }>;
const BYTES_OF_MEGABYTE = 1_000_000;

export function workFormOf(interaction: WorkInteraction, key: Key): Partial<ItemForm> {
  const marking: Partial<ItemForm> = key.type === 'essay' || key.type === 'file-upload' ? { rubric: key.rubric.map(criterionFormOf), markers: key.markers } : {};
  if (interaction.type === 'essay') return { longest: String(interaction.longest), ...marking };
  const { mediaTypes, largestBytes, most } = interaction;
  return { upload: { mediaTypes, megabytes: typedNumber(String(largestBytes / BYTES_OF_MEGABYTE)), most: String(most) }, ...marking };
}

export function workContentOf(type: WorkType, form: ItemForm): { readonly interaction: WorkInteraction; readonly key: Extract<Key, { type: WorkType }> } {
  const { mediaTypes, megabytes, most } = form.upload;
  return {
    interaction: type === 'essay'
      ? { type, longest: readWhole(form.longest) }
      : { type, mediaTypes, largestBytes: readBytes(megabytes), most: readWhole(most) },
    key: { type, rubric: form.rubric.map(criterionOf), markers: form.markers },
  };
}

/** A whole number of at least 0; NaN for anything else. "3.000" is three thousand, as everywhere in the form. */
export function readWhole(text: string): number {
  const reading = readTypedNumber(text);
  return reading.kind === 'number' && /^\d+$/.test(reading.value) ? Number(reading.value) : Number.NaN;
}

function readBytes(megabytes: string): number {
  const reading = readTypedNumber(megabytes);
  return reading.kind === 'number' ? Math.round(Number(reading.value) * BYTES_OF_MEGABYTE) : Number.NaN;
}

function criterionFormOf({ id, title, weightPercent, levels }: Criterion): CriterionForm {
  return { id, title, weightPercent: String(weightPercent), levels: levels.map((level) => ({ id: level.id, text: level.text, creditPercent: String(level.creditPercent) })) };
}

function criterionOf({ id, title, weightPercent, levels }: CriterionForm): Criterion {
  return {
    id, title: title.trim(), weightPercent: readWhole(weightPercent),
    levels: levels.map((level) => ({ id: level.id, text: level.text.trim(), creditPercent: readWhole(level.creditPercent) })),
  };
}
