import { decimalText, parseDecimal } from '@selaras/domain/item';
import { cut, cutAt, cutBefore, unescaped, type Piece } from './escapes';
import { FaultAt } from './fault';
import type { GiftAnswers, GiftChoice, GiftNumber, GiftNumberAnswer, GiftShortAnswer, GiftText, TextFormat } from './gift-question';
import { parseText, textOrNull } from './parse-text';

const TRUE_OR_FALSE: Readonly<Record<string, boolean>> = { T: true, TRUE: true, F: false, FALSE: false };

/**
 * Tells the type of a question by its answer block and reads it, in Moodle's order of asking: nothing is an essay, `#` in front a number,
 * any `~` a choice, `=` with `->` a match, T/TRUE/F/FALSE true-false, all else a short answer (a single one needs no `=`).
 * @param answers `null` when the question has no braces: a description
 */
export function parseAnswers(answers: Piece | null, stemFormat: TextFormat): GiftAnswers {
  if (answers === null) return { type: 'description' };
  if (answers.raw === '') return { type: 'essay' };
  if (answers.mask.startsWith('#')) return numerical(cut(answers, 1), stemFormat);
  if (answers.mask.includes('~')) return choice(answers, stemFormat);
  if (answers.mask.includes('=') && answers.mask.includes('->')) return match(answers, stemFormat);
  return trueFalse(answers, stemFormat) ?? short(answers, stemFormat);
}

function choice(answers: Piece, stemFormat: TextFormat): GiftAnswers {
  const choices = signed(answers, '=~').map((part): GiftChoice => {
    const [weight, body] = takeWeight(cut(part, 1));
    const [text, feedback] = cutAt(body, '#');
    return { right: part.mask.startsWith('='), weight, text: parseText(text.raw, stemFormat), feedback: feedbackOf(feedback, stemFormat) };
  });
  return { type: choices.some(({ right }) => right) ? 'single' : 'multi', choices };
}

function match(answers: Piece, stemFormat: TextFormat): GiftAnswers {
  const pairs = signed(answers, '=').map((part) => {
    const arrow = part.mask.indexOf('->');
    if (arrow === -1) throw new FaultAt(part.at, { code: 'PairWithoutArrow', text: part.raw });
    return { left: textOrNull(part.raw.slice(1, arrow), stemFormat), right: parseText(part.raw.slice(arrow + 2), 'plain').text };
  });
  return { type: 'match', pairs };
}

function trueFalse(answers: Piece, stemFormat: TextFormat): GiftAnswers | null {
  const [answer, comments] = cutAt(answers, '#');
  const isTrue = TRUE_OR_FALSE[answer.raw];
  if (isTrue === undefined) return null;
  const [wrong, right] = comments ? cutAt(comments, '#') : [null, null];
  return { type: 'truefalse', isTrue, wrongFeedback: feedbackOf(wrong, stemFormat), rightFeedback: feedbackOf(right, stemFormat) };
}

function short(answers: Piece, stemFormat: TextFormat): GiftAnswers {
  const parts = cutBefore(answers, '=');
  return {
    type: 'short',
    answers: parts.map((part): GiftShortAnswer => {
      const [weight, body] = takeWeight(cut(part, part.mask.startsWith('=') ? 1 : 0));
      const [text, feedback] = cutAt(body, '#');
      return { weight, text: parseText(text.raw, 'plain').text, feedback: feedbackOf(feedback, stemFormat) };
    }),
  };
}

function numerical(body: Piece, stemFormat: TextFormat): GiftAnswers {
  const [accepted, others] = cutAt(body, '~');
  const answers: GiftNumberAnswer[] = [];
  let otherFeedback = others ? feedbackForOthers(others, stemFormat) : null;
  for (const part of cutBefore(accepted, '=')) {
    const [weight, rest] = takeWeight(cut(part, part.mask.startsWith('=') ? 1 : 0));
    const [number, comment] = cutAt(rest, '#');
    const feedback = feedbackOf(comment, stemFormat);
    if (number.raw === '*' && weight === 0) otherFeedback ??= feedback; // the long way to write `~#`
    else answers.push({ weight, accepts: numberOf(number), feedback });
  }
  if (answers.length === 0) throw new FaultAt(body.at, { code: 'NoAcceptedAnswer' });
  return { type: 'numerical', answers, otherFeedback };
}

function feedbackForOthers(others: Piece, stemFormat: TextFormat): GiftText | null {
  const [before, feedback] = cutAt(others, '#');
  if (before.raw !== '') throw new FaultAt(before.at, { code: 'NumberNotReadable', text: `~${before.raw}` });
  return feedbackOf(feedback, stemFormat);
}

/** `3`, `3:0.5` (3 give or take 0.5) or `2.5..3.5`. A decimal comma is refused: it would be guessing. */
function numberOf(piece: Piece): GiftNumber {
  const [low, high] = cutAt(piece, '..');
  if (high) {
    const range = { kind: 'range', low: decimal(low), high: decimal(high) } as const;
    if (Number(range.low) > Number(range.high)) throw new FaultAt(piece.at, { code: 'RangeReversed', text: piece.raw });
    return range;
  }
  const [value, tolerance] = cutAt(piece, ':');
  return { kind: 'value', value: decimal(value), tolerance: tolerance === null ? null : decimal(tolerance) };
}

const PLAIN_NUMBER = /^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})(e[+-]?\d{1,2})?$/i;

function decimal(piece: Piece): string {
  const text = unescaped(piece.raw);
  if (!PLAIN_NUMBER.test(text)) throw new FaultAt(piece.at, { code: 'NumberNotReadable', text });
  return decimalText(parseDecimal(text.replace(/^([+-]?)\./, '$10.').replace(/\.(?!\d)/, '')));
}

/** Parts that each begin with one of the signs; text in front of the first belongs to nothing. */
function signed(answers: Piece, signs: string): Piece[] {
  const parts = cutBefore(answers, signs);
  const stray = parts.find((part) => !signs.includes(part.mask.charAt(0)));
  if (stray) throw new FaultAt(stray.at, { code: 'TextBeforeOptions', text: stray.raw });
  return parts;
}

const WEIGHT = /^%(-?\d{1,3}(?:\.\d{0,10})?)%/;

function takeWeight(piece: Piece): readonly [number | null, Piece] {
  const written = WEIGHT.exec(piece.raw);
  return written ? [Number(written[1]), cut(piece, written[0].length)] : [null, piece];
}

function feedbackOf(piece: Piece | null, stemFormat: TextFormat): GiftText | null {
  return piece ? textOrNull(piece.raw, stemFormat) : null;
}
