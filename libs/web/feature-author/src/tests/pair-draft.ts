import { type BlueprintCell, DIFFICULTIES, type Difficulty, type ParallelForm, usesForms } from '@selaras/domain/item';
import type { CourseVersion } from '../workspace/course-version';

/** The linked pair of tests as it is edited, without their rules: the pass mark as typed, items in the order in which authors see them. */
export interface PairDraft {
  readonly passMark: string;
  /** As typed, by cell (`cellKey`); a cell that is not there asks for none. */
  readonly blueprint: Readonly<Record<string, string>>;
  readonly items: readonly PlacedItem[];
}

/** `unitId` null in a case: the case of every unit without one of its own. */
export interface PlacedItem {
  readonly itemId: string;
  readonly itemVersionId: string;
  readonly part: 'core' | 'case' | 'practice';
  readonly unitId: string | null;
  /** Null: in both forms, and where there is one form only. */
  readonly form: ParallelForm | null;
  readonly section: string | null;
  readonly required: boolean;
}

/** Where an item is put. */
export type Place = Pick<PlacedItem, 'part' | 'unitId'>;
export const CORE: Place = { part: 'core', unitId: null };
/** Items to try out with; they stand in no test. */
export const PRACTICE: Place = { part: 'practice', unitId: null };

/** Characters of the title of a section. */
export const LONGEST_SECTION = 120;

export function pairDraftOf({ pair }: CourseVersion): PairDraft {
  return {
    passMark: String(pair.passMarkPercent),
    blueprint: Object.fromEntries(pair.blueprint.map(({ objectiveCode, difficulty, number }) => [cellKey(objectiveCode, difficultyOf(difficulty)), String(number)])),
    items: [...pair.items]
      .sort((a, b) => a.position - b.position)
      .map(({ part, unit, form, section, required, item }) => ({
        itemId: item.itemId, itemVersionId: item.itemVersionId, part: part === 'core' || part === 'practice' ? part : 'case', unitId: unit?.id ?? null, form, section, required,
      })),
  };
}

export interface PairSettings {
  readonly passMarkPercent: number;
}

/** Null when a field cannot be read: see `settingsProblems`. */
export function readSettings(draft: PairDraft): PairSettings | null {
  const passMarkPercent = whole(draft.passMark, 0, 100);
  return passMarkPercent === null ? null : { passMarkPercent };
}

export type SettingField = 'passMark';

export function settingsProblems(draft: PairDraft): readonly SettingField[] {
  return whole(draft.passMark, 0, 100) === null ? ['passMark'] : [];
}

export function itemsAt(draft: PairDraft, place: Place): readonly PlacedItem[] {
  return draft.items.filter((item) => isAt(item, place));
}

/** At the end of their place; an item that stands anywhere in the tests already is passed over, because nobody may meet it twice. */
export function addItems(draft: PairDraft, items: readonly Pick<PlacedItem, 'itemId' | 'itemVersionId'>[], place: Place): PairDraft {
  const placed = new Set(draft.items.map(({ itemId }) => itemId));
  const added = items.filter(({ itemId }) => !placed.has(itemId) && placed.add(itemId) !== undefined);
  return { ...draft, items: [...draft.items, ...added.map(({ itemId, itemVersionId }) => ({ itemId, itemVersionId, part: place.part, unitId: place.unitId, form: null, section: null, required: false }))] };
}

export function removeItem(draft: PairDraft, itemId: string): PairDraft {
  return { ...draft, items: draft.items.filter((item) => item.itemId !== itemId) };
}

/** Among the items of its own place; `step` -1 is towards the beginning. At either end nothing changes. */
export function moveItem(draft: PairDraft, itemId: string, step: -1 | 1): PairDraft {
  const item = draft.items.find((candidate) => candidate.itemId === itemId);
  if (item === undefined) return draft;
  const neighbours = itemsAt(draft, item);
  const other = neighbours[neighbours.indexOf(item) + step];
  if (other === undefined) return draft;
  return { ...draft, items: draft.items.map((candidate) => (candidate === item ? other : candidate === other ? item : candidate)) };
}

/** The item stays where it is, in another of its versions. */
export function useVersion(draft: PairDraft, itemId: string, itemVersionId: string): PairDraft {
  return { ...draft, items: draft.items.map((item) => (item.itemId === itemId ? { ...item, itemVersionId } : item)) };
}

/** Places that may hold case items, the general one first: the units of the matrix and any that hold some. */
export function casePlaces(draft: PairDraft, unitIds: readonly string[]): readonly Place[] {
  const used = draft.items.flatMap(({ part, unitId }) => (part === 'case' && unitId !== null ? [unitId] : []));
  return [null, ...new Set([...unitIds, ...used])].map((unitId) => ({ part: 'case', unitId }));
}

/** As many case items as the place with most. */
export function expectedCaseItems(draft: PairDraft): number {
  return Math.max(0, ...casePlaces(draft, []).map((place) => itemsAt(draft, place).length));
}

/** The items as `savePair` takes them. */
export function sentItems({ items }: PairDraft) {
  return items.map(({ itemVersionId, part, unitId, form, section, required }) => ({ itemVersionId, part, unitId, form, section, required }));
}

export function samePair(a: PairDraft, b: PairDraft): boolean {
  const plain = (draft: PairDraft): string => JSON.stringify([readSettings(draft), readBlueprint(draft), draft.items.map(({ itemVersionId, part, unitId, form, section, required }) => [itemVersionId, part, unitId, form, section, required])]);
  return plain(a) === plain(b);
}

function isAt(item: PlacedItem, { part, unitId }: Place): boolean {
  return item.part === part && item.unitId === unitId;
}

function whole(text: string, least: number, most: number): number | null {
  const value = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

export const MOST_IN_A_CELL = 300;

export function cellKey(objectiveCode: string, difficulty: Difficulty): string {
  return JSON.stringify([objectiveCode, difficulty]);
}

/** What the blueprint asks for; null when a cell cannot be read. */
export function readBlueprint({ blueprint }: PairDraft): readonly BlueprintCell[] | null {
  const cells: BlueprintCell[] = [];
  for (const [key, text] of Object.entries(blueprint)) {
    const number = text.trim() === '' ? 0 : whole(text, 0, MOST_IN_A_CELL);
    if (number === null) return null;
    const [objectiveCode, difficulty] = JSON.parse(key) as [string, Difficulty];
    if (number > 0) cells.push({ objectiveCode, difficulty, number });
  }
  return cells.sort((a, b) => a.objectiveCode.localeCompare(b.objectiveCode, 'en', { numeric: true }) || DIFFICULTIES.indexOf(a.difficulty) - DIFFICULTIES.indexOf(b.difficulty));
}

export function setCell(draft: PairDraft, objectiveCode: string, difficulty: Difficulty, text: string): PairDraft {
  return { ...draft, blueprint: { ...draft.blueprint, [cellKey(objectiveCode, difficulty)]: text } };
}

export function setForm(draft: PairDraft, itemId: string, form: ParallelForm | null): PairDraft {
  return { ...draft, items: draft.items.map((item) => (item.itemId === itemId ? { ...item, form } : item)) };
}

/** What an item is within its test: in a section (a blank title is none), and whether it must be answered. */
export function setPlacing(draft: PairDraft, itemId: string, change: Partial<Pick<PlacedItem, 'section' | 'required'>>): PairDraft {
  const cleaned = change.section === undefined ? change : { ...change, section: change.section?.trim() || null };
  return { ...draft, items: draft.items.map((item) => (item.itemId === itemId ? { ...item, ...cleaned } : item)) };
}

/** Titles of sections in the order in which learners meet them. */
export function sectionTitles({ items }: PairDraft): readonly string[] {
  return [...new Set(items.flatMap(({ section }) => section ?? []))];
}

/** One form for everybody again: what stood in one form alone stands in the test. */
export function withoutForms(draft: PairDraft): PairDraft {
  return { ...draft, items: draft.items.map((item) => ({ ...item, form: null })) };
}

export function hasForms({ items }: PairDraft): boolean {
  return usesForms(items);
}

/** The server says EASY, the domain easy. */
export function difficultyOf(difficulty: Uppercase<Difficulty>): Difficulty {
  return difficulty.toLowerCase() as Difficulty;
}
