import { characters, LONGEST_RICH_TEXT } from './check-texts';
import type { ItemProblem } from './item-problem';
import type { Criterion, CriterionLevel } from './key';

export const MOST_CRITERIA = 20;
export const MOST_LEVELS = 10;

/** What keeps people from marking by this rubric: weights that do not add up to 100, levels nobody can tell apart, full marks out of reach. */
export function checkRubric(rubric: readonly Criterion[]): ItemProblem[] {
  if (rubric.length === 0) return [{ code: 'RubricEmpty' }];
  const problems: ItemProblem[] = [];
  if (rubric.length > MOST_CRITERIA) problems.push({ code: 'RubricTooLong', count: rubric.length, limit: MOST_CRITERIA });
  rubric.forEach(({ id, title, weightPercent, levels }, index) => {
    const position = index + 1;
    const other = rubric.findIndex((earlier) => earlier.id === id || sameWords(earlier.title, title));
    if (title.trim() === '') problems.push({ code: 'CriterionUntitled', position });
    else if (other < index) problems.push({ code: 'CriteriaEqual', position, otherPosition: other + 1 });
    if (!Number.isInteger(weightPercent) || weightPercent < 1 || weightPercent > 100) problems.push({ code: 'CriterionWeightOutOfRange', position, weightPercent });
    problems.push(...checkLevels(levels, position), ...[title, ...levels.map(({ text }) => text)].flatMap(checkWords));
  });
  const sum = rubric.reduce((total, { weightPercent }) => total + weightPercent, 0);
  return sum === 100 ? problems : [...problems, { code: 'RubricWeightsOff', sum }];
}

function checkLevels(levels: readonly CriterionLevel[], position: number): ItemProblem[] {
  const problems: ItemProblem[] = [];
  if (levels.length < 2) problems.push({ code: 'LevelsTooFew', position, count: levels.length });
  if (levels.length > MOST_LEVELS) problems.push({ code: 'LevelsTooMany', position, count: levels.length, limit: MOST_LEVELS });
  levels.forEach(({ id, text, creditPercent }, index) => {
    const level = index + 1;
    const other = levels.findIndex((earlier) => earlier.id === id || sameWords(earlier.text, text));
    if (text.trim() === '') problems.push({ code: 'LevelEmpty', position, level });
    else if (other < index) problems.push({ code: 'LevelsEqual', position, level, otherLevel: other + 1 });
    if (!Number.isInteger(creditPercent) || creditPercent < 0 || creditPercent > 100) problems.push({ code: 'LevelCreditOutOfRange', position, level, creditPercent });
  });
  const highestPercent = Math.max(0, ...levels.map(({ creditPercent }) => creditPercent));
  return highestPercent < 100 && levels.length > 0 ? [...problems, { code: 'NoFullLevel', position, highestPercent }] : problems;
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function checkWords(text: string): ItemProblem[] {
  const length = text.length > LONGEST_RICH_TEXT ? characters(text) : 0;
  return length > LONGEST_RICH_TEXT ? [{ code: 'TextTooLong', part: 'rubric', length, limit: LONGEST_RICH_TEXT }] : [];
}
