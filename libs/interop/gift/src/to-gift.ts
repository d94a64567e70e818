import { entryOf, plainTextOf, richTextOf, type Interaction, type ItemContent, type Key, type RichText } from '@selaras/domain/item';
import { escaped } from './escapes';
import { extrasComment, type Extras } from './extras';

/**
 * Writes items as GIFT that Moodle and {@link parseGift} read: texts as HTML, one question after the other, LF line ends, '' for none.
 * Reading it again gives the same contents, but for the ids of options, which are counted anew (a, b, c ...), and white space at the ends of texts.
 * What GIFT has no sign for (marks, fixed order, upper and lower case, unit) stands in a comment above the question.
 * @param category written in front as `$CATEGORY:`
 * @throws TypeError for an item that GIFT has no words for: ask `canBeGift` first
 */
export function toGift(items: readonly ItemContent[], category?: string): string {
  const head = category === undefined ? [] : [`$CATEGORY: ${category.replace(/\s+/g, ' ').trim()}`];
  const parts = [...head, ...items.map(question)];
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

/**
 * Whether an item can be written as GIFT and read back as it was: the five plain types, and matching whose choices are plain text. GIFT
 * knows no order, gaps, places, ratings or rubrics, no marks lost but for wrong options, and no accents or blanks that count otherwise than usual.
 */
export function canBeGift({ interaction, key, penaltyPercent = 0 }: ItemContent): boolean {
  if ((penaltyPercent > 0 && key.type !== 'single-choice') || (key.type === 'short-text' && (key.accentSensitive === false || key.spaceSensitive === true))) return false;
  if (interaction.type === 'matching') return interaction.choices.every(({ text }) => richTextOf(plainTextOf(text)) === text);
  return ['single-choice', 'multiple-choice', 'true-false', 'short-text', 'numeric'].includes(interaction.type);
}

function question(item: ItemContent): string {
  const comment = extrasComment(extrasFor(item));
  const title = item.title.replace(/\s+/g, ' ').trim();
  const general = item.feedback.general ? `\n\t####${richText(item.feedback.general)}` : '';
  const head = `${title === '' ? '' : `::${escaped(title)}::`}[html]${escaped(item.stem)}`;
  return `${comment === null ? '' : `${comment}\n`}${head}{${answers(item)}${general}\n}`;
}

function answers({ interaction, key, feedback, penaltyPercent = 0 }: ItemContent): string {
  const said = (optionId: string): string => {
    const text = feedback.byOption?.[optionId];
    return text ? `#${richText(text)}` : '';
  };
  if (interaction.type === 'single-choice' && key.type === 'single-choice') {
    return interaction.options.map(({ id, text }) => `\n\t${id === key.optionId ? '=' : penaltyPercent > 0 ? `~%-${penaltyPercent}%` : '~'}${richText(text)}${said(id)}`).join('');
  }
  if (interaction.type === 'multiple-choice' && key.type === 'multiple-choice') {
    const right = new Set(key.optionIds);
    const wrongCount = interaction.options.length - right.size;
    return interaction.options
      .map(({ id, text }) => `\n\t~%${right.has(id) ? share(right.size) : `-${share(wrongCount)}`}%${richText(text)}${said(id)}`)
      .join('');
  }
  if (interaction.type === 'matching' && key.type === 'matching') {
    const used = new Set(Object.values(key.pairs));
    const rightSide = (id: string | undefined): string => plainText(plainTextOf(interaction.choices.find((choice) => choice.id === id)?.text ?? ''));
    return [
      ...interaction.prompts.map(({ id, text }) => `\n\t=${richText(text).replaceAll('->', '-\\>')} -> ${rightSide(entryOf(key.pairs, id))}`),
      ...interaction.choices.filter(({ id }) => !used.has(id)).map(({ id }) => `\n\t= -> ${rightSide(id)}`),
    ].join('');
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

/** An asterisk that is no wildcard. */
function acceptedText(text: string): string {
  return plainText(text.replaceAll('*', '\\*'));
}

/** An arrow that makes no pair. */
function plainText(text: string): string {
  const written = escaped(text).replaceAll('->', '-\\>');
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
  if (interaction.type === 'matching') return interaction.shuffle ? {} : { shuffle: false };
  if (!('options' in interaction)) return {};
  const staysLast = interaction.options.flatMap((option, index) => (option.staysLast ? [index + 1] : []));
  return { ...(interaction.shuffle ? {} : { shuffle: false }), ...(staysLast.length > 0 ? { staysLast } : {}) };
}

function ofKey(key: Key): Extras {
  return key.type === 'short-text' && key.caseSensitive ? { caseSensitive: true } : {};
}
