import { type ClozeGap, entryOf, gapMarkersOf, type GapKey, type Interaction, isBlank, type Key, type TextSensitivity } from '@selaras/domain/item';
import { acceptedNumber, acceptedText, numberRow, textRow, writtenNumbers, writtenTexts } from './item-content-typed';
import { type ClozeForm, emptyGap, type GapForm, type SensitivityForm } from './item-form-parts';

type ClozeInteraction = Extract<Interaction, { type: 'cloze' }>;

export function clozeFormOf({ text, gaps }: ClozeInteraction, key: Key): ClozeForm {
  const keys = key.type === 'cloze' ? key.gaps : {};
  return { text, gaps: gaps.map((gap) => gapFormOf(gap, entryOf(keys, gap.id))) };
}

function gapFormOf(gap: ClozeGap, key: GapKey | undefined): GapForm {
  const base: GapForm = { ...emptyGap(gap.id), kind: gap.kind };
  switch (gap.kind) {
    case 'text':
      return key?.kind !== 'text' ? base : { ...base, accepted: key.accepted.map(textRow), ...sensitivityFormOf(key) };
    case 'number':
      return { ...base, unit: gap.unit ?? '', numbers: key?.kind !== 'number' ? base.numbers : key.accepted.map(numberRow) };
    case 'choice':
      return { ...base, options: gap.options.map(({ id, text, staysLast }) => ({ id, text, staysLast: staysLast ?? false, feedback: '' })), optionId: key?.kind === 'choice' ? key.optionId : '' };
  }
}

/** Gaps in the order in which the text shows them; settings of gaps that are not in it stay out. Lenient, as for `listContentOf`. */
export function clozeContentOf({ text, gaps }: ClozeForm): { readonly interaction: ClozeInteraction; readonly key: Extract<Key, { type: 'cloze' }> } {
  const inText = shownGaps({ text, gaps });
  return {
    interaction: { type: 'cloze', text, gaps: inText.map(gapOf) },
    key: { type: 'cloze', gaps: Object.fromEntries(inText.map((gap) => [gap.id, gapKeyOf(gap)])) },
  };
}

/** The gaps the text shows, each once, in its order; a marker nobody has settings for yet is a new gap. */
export function shownGaps({ text, gaps }: ClozeForm): readonly GapForm[] {
  const markers = [...new Set(gapMarkersOf(text.replace(/<[^<>]*>/g, ' ')))];
  return markers.map((id) => gaps.find((gap) => gap.id === id) ?? emptyGap(id));
}

function gapOf(gap: GapForm): ClozeGap {
  switch (gap.kind) {
    case 'text':
      return { id: gap.id, kind: gap.kind };
    case 'number':
      return gap.unit.trim() === '' ? { id: gap.id, kind: gap.kind } : { id: gap.id, kind: gap.kind, unit: gap.unit.trim() };
    case 'choice':
      return { id: gap.id, kind: gap.kind, options: writtenGapOptions(gap).map(({ id, text, staysLast }) => (staysLast ? { id, text, staysLast } : { id, text })) };
  }
}

function gapKeyOf(gap: GapForm): GapKey {
  switch (gap.kind) {
    case 'text':
      return { kind: gap.kind, accepted: writtenTexts(gap.accepted).map((row) => acceptedText(row, gap.spaceSensitive)), ...sensitivityOf(gap) };
    case 'number':
      return { kind: gap.kind, accepted: writtenNumbers(gap.numbers).map(acceptedNumber) };
    case 'choice':
      return { kind: gap.kind, optionId: gap.optionId };
  }
}

export function writtenGapOptions({ options, optionId }: GapForm): GapForm['options'] {
  return options.filter(({ id, text }) => !isBlank(text) || id === optionId);
}

/** What is as usual is left out, so that equal keys are stored equal. */
export function sensitivityOf({ caseSensitive, accentSensitive, spaceSensitive }: SensitivityForm): TextSensitivity {
  return { caseSensitive, ...(accentSensitive ? {} : { accentSensitive }), ...(spaceSensitive ? { spaceSensitive } : {}) };
}

export function sensitivityFormOf({ caseSensitive, accentSensitive = true, spaceSensitive = false }: TextSensitivity): SensitivityForm {
  return { caseSensitive, accentSensitive, spaceSensitive };
}
