import { checkItem, type Interaction, type ItemProblem as CheckedProblem, type OptionList } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import { answeringOf, feedbackOf, penaltyOf } from './item-content';
import { shownGaps, writtenGapOptions } from './item-content-cloze';
import { written, writtenActions, writtenMatching } from './item-content-lists';
import type { ItemForm } from './item-form';
import type { GapForm, RowForm } from './item-form-parts';
import { type ItemProblem, type ItemProblemCode, letterOf, problem } from './item-problem';
import { acceptedNumberProblems, acceptedTextProblems } from './item-problems-typed';

/**
 * For the types the domain judges while they are written: what `checkItem` finds, said at the field that is at fault. Nothing is
 * decided here twice; what is typed into gaps is the exception, because there an author is asked about numbers she wrote ambiguously.
 */
export function checkedProblems(form: ItemForm): readonly ItemProblem[] {
  const content = { ...answeringOf(form), title: '-', stem: '-', feedback: feedbackOf(form), maximum: hundredths(100) };
  const checked = checkItem(content).flatMap((found) => sentenceOf(found, form, content.interaction));
  const gaps = form.type === 'cloze' ? shownGaps(form.cloze).flatMap(gapProblems) : [];
  return once([...checked, ...gaps, ...missingRatings(form)]);
}

export function penaltyProblems(form: ItemForm): readonly ItemProblem[] {
  const penalty = penaltyOf(form);
  return Number.isInteger(penalty) && penalty <= 100 ? [] : [problem('PenaltyUnreadable', 'penalty', { text: form.penalty.trim() })];
}

/** How a row is called on screen: what has an order by its number, the others by their letter. */
export function rowName(list: OptionList, index: number): string {
  return list === 'prompts' || list === 'entries' || list === 'places' ? String(index + 1) : letterOf(index);
}

function sentenceOf(found: CheckedProblem, form: ItemForm, interaction: Interaction): readonly ItemProblem[] {
  const criterion = 'position' in found ? `rubric.${found.position - 1}` : 'rubric';
  switch (found.code) {
    case 'TooFewOptions':
    case 'TooManyOptions':
    case 'OptionEmpty':
    case 'OptionsEqual':
      return listProblem(found, form);
    case 'KeyIncomplete':
      // A gap without a key and an action without a rating are said more exactly below.
      return interaction.type === 'matching' ? [problem('PairMissing', `prompts.${found.optionId}`, { place: nameById(form, 'prompts', found.optionId) })] : [];
    case 'NothingToPlace':
      return [problem('NothingToPlace', 'key')];
    case 'RatingsAllEqual':
      return form.actions.some(({ rating }) => rating === '') ? [] : [problem('RatingsAllEqual', 'key')];
    case 'NoGap':
      return [problem('NoGap', 'cloze')];
    case 'TooManyGaps':
      return [problem('TooManyGaps', 'cloze', { most: String(found.limit) })];
    case 'GapMarkerRepeated':
      return [problem('GapRepeated', 'cloze', { gap: found.gapId })];
    case 'RubricEmpty':
      return [problem('RubricEmpty', 'rubric')];
    case 'RubricTooLong':
      return [problem('RubricTooLong', 'rubric', { most: String(found.limit) })];
    case 'CriterionUntitled':
      return [problem('CriterionUntitled', criterion, { number: String(found.position) })];
    case 'CriteriaEqual':
      return [problem('CriteriaEqual', criterion, { first: String(found.otherPosition), second: String(found.position) })];
    case 'CriterionWeightOutOfRange':
      return [problem('WeightUnreadable', criterion, { number: String(found.position) })];
    case 'RubricWeightsOff':
      return Number.isNaN(found.sum) ? [] : [problem('WeightsOff', 'rubric', { sum: String(found.sum) })];
    case 'LevelsTooFew':
      return [problem('LevelsTooFew', criterion, { number: String(found.position) })];
    case 'LevelsTooMany':
      return [problem('LevelsTooMany', criterion, { number: String(found.position), most: String(found.limit) })];
    case 'LevelEmpty':
    case 'LevelCreditOutOfRange':
      return [problem(found.code === 'LevelEmpty' ? 'LevelEmpty' : 'LevelCreditUnreadable', criterion, { number: String(found.position), level: String(found.level) })];
    case 'LevelsEqual':
      return [problem('LevelsEqual', criterion, { number: String(found.position), first: String(found.otherLevel), second: String(found.level) })];
    case 'NoFullLevel':
      return Number.isNaN(found.highestPercent) ? [] : [problem('NoFullLevel', criterion, { number: String(found.position) })];
    case 'EssayLengthOutOfRange':
      return [problem('LongestUnreadable', 'longest', { most: String(found.limit) })];
    case 'MediaTypesMissing':
      return [problem('MediaTypesMissing', 'mediaTypes')];
    case 'UploadSizeOutOfRange':
      return [problem('SizeUnreadable', 'megabytes', { most: String(Math.floor(found.limit / 1_000_000)) })];
    case 'UploadCountOutOfRange':
      return [problem('MostUnreadable', 'most', { most: String(found.limit) })];
    case 'TextTooLong':
      return [problem('TextTooLong', found.part === 'cloze' || found.part === 'rubric' ? found.part : 'options', { most: String(found.limit) })];
    // Said in the author's own terms by `gapProblems`.
    case 'NoAcceptedAnswer':
    case 'AcceptedTextEmpty':
    case 'AcceptedTextsConflict':
    case 'NotADecimal':
    case 'ToleranceNegative':
    case 'CreditOutOfRange':
    case 'NoFullCredit':
      return [];
    case 'KeyNamesUnknownOption':
      return interaction.type === 'cloze' ? [] : [problem('NotAccepted', 'key', { code: found.code })];
    default:
      return [problem('NotAccepted', 'key', { code: found.code })];
  }
}

type ListProblem = Extract<CheckedProblem, { code: 'TooFewOptions' | 'TooManyOptions' | 'OptionEmpty' | 'OptionsEqual' }>;
const LIST_CODE = { TooFewOptions: 'RowsTooFew', TooManyOptions: 'RowsTooMany', OptionEmpty: 'RowEmpty', OptionsEqual: 'RowsEqual' } as const;
const GAP_CODE = { TooFewOptions: 'GapOptionsTooFew', TooManyOptions: 'GapOptionsTooMany', OptionEmpty: 'GapOptionEmpty', OptionsEqual: 'GapOptionsEqual' } as const;

/** Positions count the rows that were written; the screen counts all that are there. */
function listProblem(found: ListProblem, form: ItemForm): readonly ItemProblem[] {
  const list = found.list ?? 'choices';
  const gap = list === 'gapOptions' ? shownGaps(form.cloze).find(({ id }) => id === found.gapId) : undefined;
  const field = gap ? `gaps.${gap.id}.options` : list;
  const code: ItemProblemCode = (gap ? GAP_CODE : LIST_CODE)[found.code];
  const where: Readonly<Record<string, string>> = gap ? { gap: gap.id } : { list };
  const [rows, all] = gap ? [writtenGapOptions(gap), gap.options] : [writtenRows(form, list), allRows(form, list)];
  const nameAt = (position: number): string => rowName(list, all.findIndex(({ id }) => id === rows[position - 1]?.id));
  switch (found.code) {
    case 'TooFewOptions':
      return [problem(code, field, { ...where, fewest: list === 'places' ? '1' : '2' })];
    case 'TooManyOptions':
      return [problem(code, field, { ...where, most: String(found.limit) })];
    case 'OptionEmpty':
      return [problem(code, `${field}.${rows[found.position - 1]?.id ?? ''}`, { ...where, place: nameAt(found.position) })];
    case 'OptionsEqual':
      return [problem(code, `${field}.${rows[found.position - 1]?.id ?? ''}`, { ...where, first: nameAt(found.otherPosition), second: nameAt(found.position) })];
  }
}

function writtenRows(form: ItemForm, list: OptionList): readonly RowForm[] {
  switch (list) {
    case 'prompts':
    case 'choices':
      return writtenMatching(form)[list];
    case 'actions':
      return writtenActions(form);
    default:
      return written(allRows(form, list));
  }
}

function allRows(form: ItemForm, list: OptionList): readonly RowForm[] {
  return list === 'gapOptions' ? [] : form[list];
}

function nameById(form: ItemForm, list: OptionList, id: string): string {
  return rowName(list, allRows(form, list).findIndex((row) => row.id === id));
}

function missingRatings(form: ItemForm): readonly ItemProblem[] {
  if (form.type !== 'situational-judgement') return [];
  return writtenActions(form).filter(({ rating }) => rating === '').map(({ id }) => problem('RatingMissing', `actions.${id}`, { place: nameById(form, 'actions', id) }));
}

function gapProblems(gap: GapForm): readonly ItemProblem[] {
  const prefix = `gaps.${gap.id}.`;
  const named = (found: readonly ItemProblem[]): readonly ItemProblem[] => found.map((each) => ({ ...each, params: { ...each.params, gap: gap.id } }));
  switch (gap.kind) {
    case 'text':
      return named(acceptedTextProblems(gap.accepted, gap, prefix));
    case 'number':
      return named(acceptedNumberProblems(gap.numbers, prefix));
    case 'choice':
      return writtenGapOptions(gap).some(({ id }) => id === gap.optionId) ? [] : [problem('GapKeyMissing', `${prefix}key`, { gap: gap.id })];
  }
}

/** The same sentence at the same field is said once. */
function once(problems: readonly ItemProblem[]): readonly ItemProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, field, params }) => {
    const key = JSON.stringify([code, field, params]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
