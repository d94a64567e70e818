import { checkItem, isBlank, isMarkedByPeople, itemsOfForm, usesForms } from '@selaras/domain/item';
import type { WorkUnitId } from '@selaras/domain/kernel';
import { adaptedUnits, type CourseVersion, isStale, type Module, type PairItem } from './course-version';
import { aboutForms } from './find-form-problems';
import { type Finding, type FindingBody, SEVERITY_OF } from './finding';
import { LEVELS } from './level';
import { prerequisiteLoop } from './prerequisites';
import { itemsFor, resolveCaseUnit } from './resolve-case';
import { resolveVariant } from './resolve-variant';

/** About seven in ten items shared by everybody keeps units comparable; outside this range the author is asked whether it is meant. */
export const CORE_SHARE_PERCENT = { lowest: 50, highest: 90 } as const;

/** What is looked at before a version is published. */
export type Findable = Pick<CourseVersion, 'jp' | 'objectives' | 'modules' | 'pair'>;

/**
 * Everything that blocks publication or deserves a look, what blocks first; the empty list when all is ready.
 * `unitPaths`: for every unit with a text or case of its own, that unit and its ancestors upward; a unit left out counts as
 * standing alone.
 */
export function findProblems(version: Findable, unitPaths: ReadonlyMap<WorkUnitId, readonly WorkUnitId[]>): readonly Finding[] {
  const bodies: readonly FindingBody[] = [
    ...aboutFrame(version),
    ...version.modules.flatMap(aboutModule),
    ...aboutObjectives(version),
    ...aboutTest(version, unitPaths),
    ...aboutForms(version.pair),
    ...version.pair.items.flatMap((item) => aboutItem(item, version)),
  ];
  const findings = bodies.map((body): Finding => ({ ...body, severity: SEVERITY_OF[body.code] }));
  return [...findings.filter(({ severity }) => severity === 'blocks'), ...findings.filter(({ severity }) => severity === 'warns')];
}

function aboutFrame({ jp, objectives, modules }: Findable): FindingBody[] {
  const loop = prerequisiteLoop(modules);
  return [
    ...when(modules.length === 0, { code: 'NoModule' }),
    ...(loop ? [{ code: loop.code, loop: loop.loop }] : []),
    ...when(objectives.length === 0, { code: 'NoObjective' }),
    ...when(jp === 0, { code: 'JpMissing' }),
  ];
}

function aboutModule(module: Module): FindingBody[] {
  const ofModule = { moduleId: module.id, module: module.title };
  const uncovered = LEVELS.filter((level) => resolveVariant(module.variants, { unitPath: [], level }) === null);
  const withoutCore: FindingBody[] =
    uncovered.length === LEVELS.length
      ? [{ code: 'ModuleWithoutCore', level: null, ...ofModule }]
      : uncovered.map((level) => ({ code: 'ModuleWithoutCore', level, ...ofModule }));
  return [
    ...withoutCore,
    ...module.variants.flatMap(({ label, pages, unitId, level }): FindingBody[] => {
      // A text without any page is a text whose first page is empty.
      const emptyPages = pages.length === 0 ? [1] : pages.flatMap((page, index) => (isBlank(page) ? [index + 1] : []));
      return emptyPages.map((page) => ({ code: 'EmptyPage', label, page, unitId, level, ...ofModule }));
    }),
    ...module.variants
      .filter((variant) => isStale(variant, module))
      .map(({ label, unitId, level }): FindingBody => ({ code: 'VariantStale', label, unitId, level, ...ofModule })),
    ...when(module.objectiveCodes.length === 0, { code: 'ModuleWithoutObjective', ...ofModule }),
  ];
}

function aboutObjectives({ objectives, modules, pair }: Findable): FindingBody[] {
  const taught = new Set(modules.flatMap((module) => module.objectiveCodes));
  const measured = new Set(pair.items.filter(({ part }) => part !== 'practice').map((item) => item.objectiveCode));
  return objectives.flatMap(({ code: objectiveCode }) => [
    ...when(!taught.has(objectiveCode), { code: 'ObjectiveNotTaught', objectiveCode }),
    ...when(!measured.has(objectiveCode), { code: 'ObjectiveNotMeasured', objectiveCode }),
  ]);
}

function aboutTest(version: Findable, unitPaths: ReadonlyMap<WorkUnitId, readonly WorkUnitId[]>): FindingBody[] {
  // Where there are two forms their lengths are held against each other elsewhere: here one of them stands for both.
  const items = itemsOfForm(version.pair.items, usesForms(version.pair.items) ? 'A' : null);
  const coreCount = items.filter(({ part }) => part === 'core').length;
  const expected = largestCase(items);
  const total = coreCount + expected;
  const percent = total === 0 ? 100 : Math.round((coreCount * 100) / total);
  const isUnusual = percent < CORE_SHARE_PERCENT.lowest || percent > CORE_SHARE_PERCENT.highest;
  return [
    ...when(coreCount === 0, { code: 'NoCoreItem' }),
    ...when(coreCount > 0 && isUnusual, { code: 'CoreShareUnusual', percent, ...CORE_SHARE_PERCENT }),
    ...(expected === 0 ? [] : adaptedUnits(version)).flatMap((unitId): FindingBody[] => {
      const unitPath = unitPaths.get(unitId) ?? [unitId];
      if (resolveCaseUnit(items, unitPath) === null) return [{ code: 'CaseItemsMissing', unitId, expected }];
      const found = itemsFor(items, unitPath).length - coreCount;
      return when(found < expected, { code: 'CaseItemsTooFew', unitId, found, expected });
    }),
  ];
}

/** How many items the fullest case has: what the other units are held against. */
function largestCase(items: readonly PairItem[]): number {
  const counts = new Map<WorkUnitId | null, number>();
  for (const { part, unitId } of items) if (part === 'case') counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

function aboutItem(item: PairItem, { objectives }: Findable): FindingBody[] {
  const { objectiveCode, number, newestNumber } = item;
  const ofItem = { itemId: item.itemId, item: item.content.title };
  const isKnown = objectives.some(({ code }) => code === objectiveCode);
  return [
    ...checkItem(item.content).map((problem): FindingBody => ({ code: 'ItemInvalid', problem, ...ofItem })),
    ...when(objectiveCode === null, { code: 'ItemWithoutObjective', ...ofItem }),
    ...(objectiveCode !== null && !isKnown ? [{ code: 'ItemObjectiveUnknown', objectiveCode, ...ofItem } as const] : []),
    ...when(number < newestNumber, { code: 'ItemOutdated', number, newestNumber, ...ofItem }),
    ...when(item.archived, { code: 'ItemArchived', ...ofItem }),
    ...when(item.part === 'practice' && isMarkedByPeople(item.content.key.type), { code: 'PracticeItemUnmarked', ...ofItem }),
    ...(item.overExposed ? [{ code: 'ItemOverExposed', ...item.overExposed, ...ofItem } as const] : []),
  ];
}

function when(isSo: boolean, body: FindingBody): FindingBody[] {
  return isSo ? [body] : [];
}
