import { isAnswered, optionsOf, type ClozeGap, type Interaction, type Option, type Response } from '@selaras/domain/item';

/**
 * What a response says, made to be read rather than changed. `html` is sanitised by the server, as all option texts are; `text` is what was typed and
 * is shown as it is.
 */
export type ResponseWords =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string; readonly unit: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly html: readonly string[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly ResponsePair[] }
  | { readonly kind: 'gaps'; readonly gaps: readonly { readonly html: string | null; readonly text: string | null }[] }
  | { readonly kind: 'judgement'; readonly most: string | null; readonly least: string | null }
  | { readonly kind: 'files'; readonly fileIds: readonly string[] };

/** What stands on the left (a prompt, a place), and what was put to it; several under a place, none where it stayed empty. */
export interface ResponsePair {
  readonly of: string;
  readonly html: readonly string[];
}

/** The words of a response to an item. Blank where nothing was answered, and where the response does not belong to the item's type. */
export function responseWords(interaction: Interaction, response: Response | null): ResponseWords {
  if (response === null || !isAnswered(response)) return { kind: 'blank' };
  const textOf = (options: readonly Option[], id: string | null | undefined) => options.find((option) => option.id === id)?.text ?? null;
  const texts = (ids: readonly string[]) => ids.flatMap((id) => textOf(optionsOf(interaction), id) ?? []);
  switch (response.type) {
    case 'single-choice':
      return { kind: 'list', ordered: false, html: texts(response.optionId === null ? [] : [response.optionId]) };
    case 'multiple-choice':
      return { kind: 'list', ordered: false, html: texts(response.optionIds) };
    case 'true-false':
      return { kind: 'truth', value: response.value === true };
    case 'short-text':
    case 'essay':
      return { kind: 'text', text: response.text, unit: '' };
    case 'numeric':
      return { kind: 'text', text: response.text, unit: interaction.type === 'numeric' ? (interaction.unit ?? '') : '' };
    case 'ordering':
      return { kind: 'list', ordered: true, html: texts(response.entryIds) };
    case 'matching':
      if (interaction.type !== 'matching') return { kind: 'blank' };
      return { kind: 'pairs', pairs: interaction.prompts.map(({ id, text }) => ({ of: text, html: texts([response.pairs[id] ?? '']) })) };
    case 'placing':
      if (interaction.type !== 'placing') return { kind: 'blank' };
      return {
        kind: 'pairs',
        pairs: interaction.places.map(({ id, text }) => ({ of: text, html: interaction.labels.filter((label) => response.placements[label.id] === id).map((label) => label.text) })),
      };
    case 'cloze':
      if (interaction.type !== 'cloze') return { kind: 'blank' };
      return { kind: 'gaps', gaps: interaction.gaps.map((gap) => gapWords(gap, response.gaps[gap.id])) };
    case 'situational-judgement':
      return { kind: 'judgement', most: textOf(optionsOf(interaction), response.most), least: textOf(optionsOf(interaction), response.least) };
    case 'file-upload':
      return { kind: 'files', fileIds: response.fileIds };
  }
}

function gapWords(gap: ClozeGap, filled: string | undefined): { readonly html: string | null; readonly text: string | null } {
  if (filled === undefined || filled.trim() === '') return { html: null, text: null };
  if (gap.kind === 'choice') return { html: gap.options.find(({ id }) => id === filled)?.text ?? null, text: null };
  return { html: null, text: gap.kind === 'number' && gap.unit ? `${filled} ${gap.unit}` : filled };
}
