import { checkBlueprint, commonItemsWanted, itemsOfForm, PARALLEL_FORMS, usesForms } from '@selaras/domain/item';
import { sumMarks, type WorkUnitId } from '@selaras/domain/kernel';
import type { LinkedPair, PairItem } from './course-version';
import type { FindingBody } from './finding';

/**
 * What stands against a pair of tests as a making of its blueprint, and against its two forms as equals. The blueprint is about the core:
 * case items differ from unit to unit by intent.
 */
export function aboutForms({ items, blueprint }: Pick<LinkedPair, 'items' | 'blueprint'>): FindingBody[] {
  const core = items.filter(({ part }) => part === 'core');
  const unclassified = blueprint.length === 0 ? [] : core.filter(({ difficulty }) => difficulty === null);
  return [
    ...aboutBlueprint(core, blueprint, usesForms(items)),
    ...(usesForms(items) ? aboutEquality(items, core, blueprint) : []),
    ...unclassified.map(({ itemId, content }): FindingBody => ({ code: 'ItemWithoutDifficulty', itemId, item: content.title })),
  ];
}

function aboutBlueprint(core: readonly PairItem[], blueprint: LinkedPair['blueprint'], hasForms: boolean): FindingBody[] {
  return (hasForms ? PARALLEL_FORMS : [null]).flatMap((form) =>
    checkBlueprint(blueprint, itemsOfForm(core, form)).lacking.map(({ objectiveCode, difficulty, number, available }): FindingBody =>
      ({ code: 'FormLacksItems', form, objectiveCode, difficulty, number, found: available })));
}

/** Equal numbers and equal marks, or a share of right answers would not mean the same in both; enough in common, or they cannot be put on one scale. */
function aboutEquality(items: readonly PairItem[], core: readonly PairItem[], blueprint: LinkedPair['blueprint']): FindingBody[] {
  const [a, b] = PARALLEL_FORMS.map((form) => itemsOfForm(core, form)) as [PairItem[], PairItem[]];
  const length = Math.max(a.length, b.length);
  const common = core.filter(({ form }) => form === null).length;
  const wanted = commonItemsWanted(length);
  return [
    ...(a.length === b.length ? [] : [{ code: 'FormsDifferInItems', a: a.length, b: b.length } as const]),
    ...(marksOf(a) === marksOf(b) ? [] : [{ code: 'FormsDifferInMarks', a: marksOf(a), b: marksOf(b) } as const]),
    ...casesOf(items).flatMap(([unitId, ofCase]): FindingBody[] => {
      const [inA, inB] = PARALLEL_FORMS.map((form) => marksOf(itemsOfForm(ofCase, form))) as [number, number];
      return inA === inB ? [] : [{ code: 'CaseFormsDiffer', unitId, a: inA, b: inB }];
    }),
    ...(common >= wanted ? [] : [{ code: 'AnchorTooShort', common, wanted, length } as const]),
    ...(blueprint.length > 0 ? [] : [{ code: 'FormsWithoutBlueprint' } as const]),
  ];
}

function casesOf(items: readonly PairItem[]): [WorkUnitId | null, PairItem[]][] {
  const cases = new Map<WorkUnitId | null, PairItem[]>();
  for (const item of items) if (item.part === 'case') cases.set(item.unitId, [...(cases.get(item.unitId) ?? []), item]);
  return [...cases];
}

/** In marks: what an author reads. */
function marksOf(items: readonly PairItem[]): number {
  return sumMarks(items.map(({ content }) => content.maximum)) / 100;
}
