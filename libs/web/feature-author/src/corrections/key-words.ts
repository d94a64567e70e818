import { inject } from '@angular/core';
import { entryOf, plainTextOf, type GapKey, type Interaction, type Key, type Option } from '@selaras/domain/item';
import { Formats, injectText, optionLetter } from '@selaras/web/ui';
import { excerpt } from '../items/rich-text-content';

/** What is right by a key, in a few lines a person can read. */
export function injectKeyWords(): (interaction: Interaction, key: Key) => readonly string[] {
  const t = injectText();
  const formats = inject(Formats);
  const named = (options: readonly Option[], id: string): string => {
    const index = options.findIndex((option) => option.id === id);
    const option = options[index];
    return option ? plainTextOf(option.text) || optionLetter(index) : '?';
  };
  const credited = (text: string, creditPercent: number): string => (creditPercent === 100 ? text : `${text} (${formats.percent(creditPercent / 100)})`);
  const number = (decimal: string): string => formats.number(Number(decimal), { max: 12 });
  const gapWords = (gap: Exclude<GapKey, { kind: 'choice' }>): string => gap.kind === 'text'
    ? gap.accepted.map(({ text, creditPercent }) => credited(`“${text}”`, creditPercent)).join(', ')
    : gap.accepted.map(({ value, tolerance, creditPercent }) => credited(/^[0.]+$/.test(tolerance) ? number(value) : `${number(value)} ± ${number(tolerance)}`, creditPercent)).join(', ');

  return (interaction, key) => {
    switch (key.type) {
      case 'single-choice':
        return 'options' in interaction ? [named(interaction.options, key.optionId)] : [];
      case 'multiple-choice':
        return 'options' in interaction ? key.optionIds.map((id) => named(interaction.options, id)) : [];
      case 'true-false':
        return [t(key.value ? 'shell.item.true' : 'shell.item.false')];
      case 'short-text':
        return [gapWords({ kind: 'text', ...key })];
      case 'numeric':
        return [gapWords({ kind: 'number', ...key })];
      case 'matching':
        return interaction.type !== 'matching' ? [] : interaction.prompts.map(({ id, text }) => `${plainTextOf(text)} → ${named(interaction.choices, entryOf(key.pairs, id) ?? '')}`);
      case 'ordering':
        return interaction.type !== 'ordering' ? [] : key.entryIds.map((id, index) => `${index + 1}. ${named(interaction.entries, id)}`);
      case 'cloze':
        return interaction.type !== 'cloze' ? [] : interaction.gaps.map((gap, index) => {
          const right = entryOf(key.gaps, gap.id);
          const words = right === undefined ? '?' : right.kind !== 'choice' ? gapWords(right) : gap.kind === 'choice' ? named(gap.options, right.optionId) : '?';
          return t('marking.key.gapWords', { number: index + 1, words });
        });
      case 'placing':
        return interaction.type !== 'placing' ? [] : interaction.labels.map(({ id, text }) => {
          const place = entryOf(key.placements, id) ?? null;
          return `${plainTextOf(text)} → ${place === null ? t('marking.key.nowhere') : named(interaction.places, place)}`;
        });
      case 'situational-judgement':
        return interaction.type !== 'situational-judgement' ? [] : interaction.actions.map(({ id, text }) => `${excerpt(text, 80)}: ${entryOf(key.ratings, id) ?? '?'}`);
      case 'essay':
      case 'file-upload':
        return key.rubric.map(({ title, weightPercent }) => `${title} (${formats.percent(weightPercent / 100)})`);
    }
  };
}
