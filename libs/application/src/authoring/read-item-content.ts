import { checkItem, type Feedback, type ItemContent, type ItemProblem, LONGEST_TITLE, plainTextOf, type RichText } from '@selaras/domain/item';
import { hundredths, ok, refuse, type Result } from '@selaras/domain/kernel';
import { Malformed, objectAt, optionalAt, tableAt, textAt, wholeAt } from './read-fields';
import { interactionAt, type ReadRich } from './read-item-interaction';
import { keyAt } from './read-item-key';
import type { AuthoringRefusal } from './refusals';

/**
 * Reads an item as an author's client sends it: the shape is checked field by field, rich text is sanitised, members nobody
 * knows are dropped, an empty title is made from the stem. Then the rules of the item decide whether it is sound.
 */
export function readItemContent(json: unknown, sanitise: (html: string) => RichText): Result<ItemContent, AuthoringRefusal> {
  try {
    const content = contentFrom(json, sanitise);
    const [problem, ...others] = checkItem(content);
    return problem ? refuse(itemInvalid(problem, others.length + 1)) : ok(content);
  } catch (error) {
    if (error instanceof Malformed) return refuse({ code: 'ContentMalformed', field: error.field });
    throw error;
  }
}

/** The first problem with its params; how many there are in all. */
function itemInvalid({ code: problem, ...params }: ItemProblem, problems: number): AuthoringRefusal {
  return { code: 'ItemInvalid', field: 'content', problem, problems, ...params };
}

function contentFrom(json: unknown, sanitise: (html: string) => RichText): ItemContent {
  const rich: ReadRich = (value, field) => sanitise(textAt(value, field));
  const source = objectAt(json, 'content');
  const stem = rich(source['stem'], 'stem');
  const title = source['title'] === undefined ? '' : textAt(source['title'], 'title').normalize('NFC').replace(/\s+/gu, ' ').trim();
  const penaltyPercent = optionalAt(source['penaltyPercent'], 'penaltyPercent', wholeAt, 0);
  return {
    title: title || titleFrom(stem),
    stem,
    interaction: interactionAt(source['interaction'], 'interaction', rich),
    key: keyAt(source['key'], 'key'),
    feedback: feedbackFrom(source['feedback'], rich),
    maximum: hundredths(wholeAt(source['maximum'], 'maximum')),
    ...(penaltyPercent === 0 ? {} : { penaltyPercent }),
  };
}

/** The first words of the stem, cut between characters. */
function titleFrom(stem: RichText): string {
  const words = [...plainTextOf(stem)];
  return words.length > 80 ? `${words.slice(0, 79).join('').trimEnd()}…` : words.slice(0, LONGEST_TITLE).join('');
}

function feedbackFrom(json: unknown, rich: ReadRich): Feedback {
  if (json === undefined || json === null) return {};
  const { general, byOption } = objectAt(json, 'feedback');
  const written = Object.entries(optionalAt(byOption, 'feedback.byOption', (value, field) => tableAt(value, field, rich), {})).filter(([, text]) => text !== '');
  const ofAll = optionalAt(general, 'feedback.general', rich, '');
  return {
    ...(ofAll === '' ? {} : { general: ofAll }),
    ...(written.length === 0 ? {} : { byOption: Object.fromEntries(written) }),
  };
}
