import type { ItemProblem } from '@selaras/domain/item';
import type { GiftChange, GiftFileRefusal, GiftRefusal, GiftType } from '@selaras/interop/gift';

/** Why a file cannot be looked at, as a sentence for the terminal. */
export function fileProblem(refusal: GiftFileRefusal): string {
  switch (refusal.code) {
    case 'FileTooLarge':
      return `the file has ${refusal.bytes} bytes; at most ${refusal.limitBytes} are read.`;
    case 'FileEmpty':
      return 'the file is empty.';
    case 'NotText':
      return `this is no text but a file of kind "${refusal.kind}".`;
  }
}

const TYPE_WORDS: Readonly<Record<GiftType, string>> = {
  single: 'single choice', multi: 'multiple choice', truefalse: 'true/false', short: 'short answer', numerical: 'number',
  match: 'matching', essay: 'essay', description: 'description without a question',
};

/** Why a question is refused, or what would be different in the item made of it, as a sentence for the terminal. */
export function questionProblem(reason: GiftRefusal | GiftChange): string {
  switch (reason.code) {
    case 'BraceNotClosed':
      return 'The brace { opened in this line is never closed.';
    case 'BraceNotOpened':
      return 'A brace } closes what was never opened; one that belongs to the text is written \\}.';
    case 'BraceNotEscaped':
      return 'A second brace: those that belong to the text are written \\{ and \\}, and a blank line parts two questions.';
    case 'NameNotClosed':
      return 'The name begins with :: and has no :: at its end.';
    case 'TextBeforeOptions':
      return `"${shortened(reason.text)}" stands before the first = or ~ and belongs to no answer.`;
    case 'NumberNotReadable':
      return `"${shortened(reason.text)}" is not a number; decimals are written with a point.`;
    case 'RangeReversed':
      return `The range ${reason.text} ends below its beginning.`;
    case 'PairWithoutArrow':
      return `"${shortened(reason.text)}" has no -> between its two sides.`;
    case 'TypeNotSupported':
      return `Questions of the type ${TYPE_WORDS[reason.type]} ask nothing that could be answered.`;
    case 'PartialCreditNotSupported':
      return `Option ${reason.position} earns ${reason.percent} %; in a single choice an option is right or wrong.`;
    case 'SeveralRightOptions':
      return `${reason.count} options are fully right; in a single choice one is.`;
    case 'WildcardNotSupported':
      return `"${shortened(reason.text)}": * stands for any text in Moodle, which has no equal here; an asterisk is written \\*.`;
    case 'MarkupCutOff':
      return `HTML is cut in two after "${shortened(reason.text)}"; an equals sign in it is written \\=.`;
    case 'PenaltyDropped':
      return `Option ${reason.position} costs ${-reason.percent} % in the file; here all wrong options cost the same, so it earns nothing.`;
    case 'WeightsByOurRule':
      return 'Weights are replaced: the share of right options ticked, less the share of wrong ones.';
    case 'CreditRounded':
      return `Answer ${reason.position} earns ${reason.credit} % instead of ${reason.percent} %.`;
    case 'AnswerFeedbackDropped':
      return 'Feedback to single accepted answers is not kept.';
    case 'MarkupRemoved':
      return `Removed from the HTML: ${reason.names.join(', ')}.`;
    case 'FileMissing':
      return `GIFT does not carry files; missing: ${reason.names.join(', ')}.`;
    case 'RubricAssumed':
      return `GIFT has no rubric: one criterion is assumed, and a length of at most ${reason.longest} characters.`;
    case 'TitleShortened':
      return `The name is cut to ${reason.limit} characters.`;
    default:
      return itemProblem(reason);
  }
}

function itemProblem(problem: ItemProblem): string {
  switch (problem.code) {
    case 'TitleEmpty':
      return 'The title is empty.';
    case 'TitleTooLong':
      return `The title has ${problem.length} characters; at most ${problem.limit} are kept.`;
    case 'StemEmpty':
      return 'The stem is empty.';
    case 'TextTooLong':
      return `The ${problem.part} has ${problem.length} characters; at most ${problem.limit} are kept.`;
    case 'TooFewOptions':
      return `There are too few options (${problem.count}); two are the least.`;
    case 'TooManyOptions':
      return `There are ${problem.count} options; at most ${problem.limit} are kept.`;
    case 'OptionEmpty':
      return `Option ${problem.position} is empty.`;
    case 'OptionsEqual':
      return `Option ${problem.position} says the same as option ${problem.otherPosition}.`;
    case 'OptionIdsEqual':
      return `Options ${problem.otherPosition} and ${problem.position} have the same id.`;
    case 'KeyOfOtherType':
      return `The key is of type ${problem.key}, the question of type ${problem.interaction}.`;
    case 'KeyMissing':
      return 'No option is marked as right.';
    case 'KeyNamesUnknownOption':
    case 'FeedbackNamesUnknownOption':
      return `There is no option "${problem.optionId}".`;
    case 'KeyIncomplete':
      return `The key says nothing about "${problem.optionId}".`;
    case 'KeyRepeatsOption':
      return `The key names "${problem.optionId}" more than once.`;
    case 'NothingToPlace':
      return 'No label belongs to any place.';
    case 'RatingOutOfRange':
      return `The rating ${problem.rating} of "${problem.optionId}" is not a whole number from ${problem.least} to ${problem.highest}.`;
    case 'RatingsAllEqual':
      return 'All actions are rated alike; none is the most or the least fitting.';
    case 'NoAcceptedAnswer':
      return 'No answer is accepted.';
    case 'AcceptedTextEmpty':
      return `Accepted answer ${problem.position} is empty.`;
    case 'AcceptedTextsConflict':
      return `Answers ${problem.otherPosition} and ${problem.position} are the same text with different credit.`;
    case 'NotADecimal':
      return `Answer ${problem.position}: "${shortened(problem.text)}" is not a decimal number.`;
    case 'ToleranceNegative':
      return `Answer ${problem.position}: the tolerance ${problem.text} is negative.`;
    case 'CreditOutOfRange':
      return `Answer ${problem.position} earns ${problem.creditPercent} %; 1 to 100 are possible.`;
    case 'NoFullCredit':
      return `No answer earns full marks; the best earns ${problem.highestPercent} %.`;
    case 'NoGap':
      return 'The text has no gap.';
    case 'TooManyGaps':
      return `There are ${problem.count} gaps; at most ${problem.limit} are kept.`;
    case 'GapIdsEqual':
      return `Two gaps have the id "${problem.gapId}".`;
    case 'GapMarkerMissing':
      return `The text does not show where the gap "${problem.gapId}" is.`;
    case 'GapMarkerRepeated':
      return `The text shows the gap "${problem.gapId}" more than once.`;
    case 'GapMarkerUnknown':
      return `The text shows a gap "${problem.gapId}" that does not exist.`;
    case 'GapKeyOfOtherKind':
      return `The key of the gap "${problem.gapId}" is of another kind than the gap.`;
    case 'RubricEmpty':
      return 'The rubric has no criterion.';
    case 'RubricTooLong':
      return `The rubric has ${problem.count} criteria; at most ${problem.limit} are kept.`;
    case 'CriterionUntitled':
      return `Criterion ${problem.position} has no title.`;
    case 'CriteriaEqual':
      return `Criteria ${problem.otherPosition} and ${problem.position} are the same.`;
    case 'CriterionWeightOutOfRange':
      return `Criterion ${problem.position} weighs ${problem.weightPercent} %; 1 to 100 are possible.`;
    case 'RubricWeightsOff':
      return `The weights of the rubric add up to ${problem.sum} % instead of 100.`;
    case 'LevelsTooFew':
      return `Criterion ${problem.position} has too few levels (${problem.count}); two are the least.`;
    case 'LevelsTooMany':
      return `Criterion ${problem.position} has ${problem.count} levels; at most ${problem.limit} are kept.`;
    case 'LevelEmpty':
      return `Level ${problem.level} of criterion ${problem.position} is empty.`;
    case 'LevelsEqual':
      return `Levels ${problem.otherLevel} and ${problem.level} of criterion ${problem.position} are the same.`;
    case 'LevelCreditOutOfRange':
      return `Level ${problem.level} of criterion ${problem.position} earns ${problem.creditPercent} %; 0 to 100 are possible.`;
    case 'NoFullLevel':
      return `No level of criterion ${problem.position} earns all of it; the best earns ${problem.highestPercent} %.`;
    case 'EssayLengthOutOfRange':
      return `An essay of ${problem.longest} characters; 1 to ${problem.limit} are possible.`;
    case 'MediaTypesMissing':
      return 'No kind of file is accepted.';
    case 'MediaTypeUnreadable':
      return `"${shortened(problem.text)}" is not a kind of file, such as application/pdf.`;
    case 'UploadSizeOutOfRange':
      return `Files of ${problem.largestBytes} bytes; 1 to ${problem.limit} are possible.`;
    case 'UploadCountOutOfRange':
      return `${problem.most} files; 1 to ${problem.limit} are possible.`;
    case 'PenaltyOutOfRange':
      return `A wrong answer costs ${problem.penaltyPercent} %; 0 to 100 are possible.`;
    case 'PenaltyWithRubric':
      return 'An answer that a person marks cannot cost marks.';
    case 'MarksTooFew':
      return 'The question is worth no marks.';
  }
}

function shortened(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length > 60 ? `${oneLine.slice(0, 59)}…` : oneLine;
}
