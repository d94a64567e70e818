import { type ClozeGap, type Interaction, ITEM_TYPES, type Option, type RichText } from '@selaras/domain/item';
import { choiceAt, flagAt, idAt, listAt, objectAt, optionalAt, textAt, wholeAt } from './read-fields';

/** Reads rich text and makes it safe. */
export type ReadRich = (value: unknown, field: string) => RichText;

/** The interaction of an item as an author's client sends it. @throws Malformed naming the field */
export function interactionAt(json: unknown, field: string, rich: ReadRich): Interaction {
  const source = objectAt(json, field);
  const type = choiceAt(source['type'], `${field}.type`, ITEM_TYPES);
  const options = (name: string) => listAt(source[name], `${field}.${name}`, (option, at) => optionAt(option, at, rich));
  const shuffle = () => optionalAt(source['shuffle'], `${field}.shuffle`, flagAt, true);
  switch (type) {
    case 'single-choice':
    case 'multiple-choice':
      return { type, options: options('options'), shuffle: shuffle() };
    case 'true-false':
    case 'short-text':
      return { type };
    case 'numeric':
      return { type, ...unitAt(source['unit'], `${field}.unit`) };
    case 'matching':
      return { type, prompts: options('prompts'), choices: options('choices'), shuffle: shuffle() };
    case 'ordering':
      return { type, entries: options('entries') };
    case 'cloze':
      return { type, text: rich(source['text'], `${field}.text`), gaps: listAt(source['gaps'], `${field}.gaps`, (gap, at) => gapAt(gap, at, rich)) };
    case 'placing':
      return { type, labels: options('labels'), places: options('places'), shuffle: shuffle() };
    case 'situational-judgement':
      return { type, actions: options('actions'), shuffle: shuffle() };
    case 'essay':
      return { type, longest: wholeAt(source['longest'], `${field}.longest`) };
    case 'file-upload':
      return {
        type,
        mediaTypes: [...new Set(listAt(source['mediaTypes'], `${field}.mediaTypes`, (value, at) => textAt(value, at).trim().toLowerCase()))],
        largestBytes: wholeAt(source['largestBytes'], `${field}.largestBytes`),
        most: wholeAt(source['most'], `${field}.most`),
      };
  }
}

function optionAt(json: unknown, field: string, rich: ReadRich): Option {
  const source = objectAt(json, field);
  const id = idAt(source['id'], `${field}.id`);
  const text = rich(source['text'], `${field}.text`);
  return source['staysLast'] === true ? { id, text, staysLast: true } : { id, text };
}

function gapAt(json: unknown, field: string, rich: ReadRich): ClozeGap {
  const source = objectAt(json, field);
  const id = idAt(source['id'], `${field}.id`);
  const kind = choiceAt(source['kind'], `${field}.kind`, ['text', 'number', 'choice']);
  switch (kind) {
    case 'text':
      return { id, kind };
    case 'number':
      return { id, kind, ...unitAt(source['unit'], `${field}.unit`) };
    case 'choice':
      return { id, kind, options: listAt(source['options'], `${field}.options`, (option, at) => optionAt(option, at, rich)) };
  }
}

/** No unit and an empty one are the same. */
function unitAt(value: unknown, field: string): { readonly unit?: string } {
  const unit = optionalAt(value, field, textAt, '').trim();
  return unit === '' ? {} : { unit };
}
