import type { Interaction, ItemContent, Key, RichText } from '@selaras/domain/item';
import { escaped } from './escapes';
import { extrasComment, type Extras } from './extras';

/**
 * Writes items as GIFT that Moodle and {@link parseGift} read: texts as HTML, one question after the other, LF line ends, '' for none.
 * Reading it again gives the same contents, but for the ids of options, which are counted anew (a, b, c ...), and white space at the ends of texts.
 * What GIFT has no sign for (marks, fixed order, upper and lower case, unit) stands in a comment above the question.
 * @param category written in front as `$CATEGORY:`
 */
export function toGift(items: readonly ItemContent[], category?: string): string {
  const head = category === undefined ? [] : [`$CATEGORY: ${category.replace(/\s+/g, ' ').trim()}`];
  const parts = [...head, ...items.map(question)];
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

function question(item: ItemContent): string {
  const comment = extrasComment(extrasFor(item));
  const title = item.title.replace(/\s+/g, ' ').trim();
  const general = item.feedback.general ? `\n\t####${richText(item.feedback.general)}` : '';
  const head = `${title === '' ? '' : `::${escaped(title)}::`}[html]${escaped(item.stem)}`;
  return `${comment === null ? '' : `${comment}\n`}${head}{${answers(item)}${general}\n}`;
}

function answers({ interaction, key, feedback }: ItemContent): string {
  const said = (optionId: string): string => {
    const text = feedback.byOption?.[optionId];
    return text ? `#${richText(text)}` : '';
  };
  if (interaction.type === 'single-choice' && key.type === 'single-choice') {
    return interaction.options.map(({ id, text }) => `\n\t${id === key.optionId ? '=' : '~'}${richText(text)}${said(id)}`).join('');
  }
  if (interaction.type === 'multiple-choice' && key.type === 'multiple-choice') {
    const right = new Set(key.optionIds);
    const wrongCount = interaction.options.length - right.size;
    return interaction.options
      .map(({ id, text }) => `\n\t~%${right.has(id) ? share(right.size) : `-${share(wrongCount)}`}%${richText(text)}${said(id)}`)
      .join('');
  }
  switch (key.type) {
    case 'true-false': {
      const [wrong, right] = [said(String(!key.value)), said(String(key.value))];
      return `${key.value ? 'TRUE' : 'FALSE'}${wrong === '' && right !== '' ? '#' : wrong}${right}`;
    }
    case 'short-text':
      return key.accepted.map(({ text, creditPercent }) => `\n\t=%${creditPercent}%${acceptedText(text)}`).join('');
    case 'numeric':
      return `#${key.accepted.map(({ value, tolerance, creditPercent }) => `\n\t=%${creditPercent}%${value}:${tolerance}`).join('')}`;
    default:
      throw new TypeError(`an item whose interaction is ${interaction.type} and whose key is ${key.type}`);
  }
}

/** An asterisk that is no wildcard, and an arrow that makes no pair. */
function acceptedText(text: string): string {
  const written = escaped(text.replaceAll('*', '\\*')).replaceAll('->', '-\\>');
  return written.startsWith('[') ? `[plain]${written}` : written;
}

/** A hundredth part as Moodle lists them: five decimals at most. */
function share(count: number): string {
  return String(Math.round(10_000_000 / count) / 100_000);
}

/** The format is named again where the text itself begins like a format or a weight. */
function richText(text: RichText): string {
  return /^\s*[[%]/.test(text) ? `[html]${escaped(text)}` : escaped(text);
}

function extrasFor({ interaction, key, maximum }: ItemContent): Extras {
  return { ...(maximum === 100 ? {} : { maximum }), ...ofInteraction(interaction), ...ofKey(key) };
}

function ofInteraction(interaction: Interaction): Extras {
  if (interaction.type === 'numeric') return interaction.unit === undefined ? {} : { unit: interaction.unit };
  if (!('options' in interaction)) return {};
  const staysLast = interaction.options.flatMap((option, index) => (option.staysLast ? [index + 1] : []));
  return { ...(interaction.shuffle ? {} : { shuffle: false }), ...(staysLast.length > 0 ? { staysLast } : {}) };
}

function ofKey(key: Key): Extras {
  return key.type === 'short-text' && key.caseSensitive ? { caseSensitive: true } : {};
}
