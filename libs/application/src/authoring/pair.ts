import { type CourseVersion, ITEM_PARTS } from '@selaras/domain/course';
import { type BlueprintCell, DIFFICULTIES, type ParallelForm, placeOf } from '@selaras/domain/item';
import { type CourseVersionId, type ItemId, type ItemVersionId, ok, refuse, type Result, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { changeDraft, checkRevision } from './change-draft';
import { firstRefusal, inRange, MOST, sameValue } from './checks';
import type { AuthoringDeps } from './deps';
import type { PairSettings, PlacedVersion } from './ports';
import type { AuthoringRefusal } from './refusals';
import type { VersionView } from './version-view';

export interface SavePair extends PairSettings {
  readonly versionId: CourseVersionId;
  /** Of the version. */
  readonly revision: number;
  readonly items: readonly { readonly itemVersionId: ItemVersionId; readonly part: string; readonly unitId: WorkUnitId | null; /** Left out: in both. */ readonly form?: ParallelForm | null }[];
  /** Left out: as it stands. Cells that ask for no item are as good as none. */
  readonly blueprint?: readonly BlueprintCell[];
}

/** The linked pair of pre- and post-test: pass mark, time limit, attempts, its blueprint, and its items in their order, each in both forms or in one. */
export function makeSavePair(deps: AuthoringDeps) {
  return async (actor: Actor, command: SavePair): Promise<Result<VersionView, AuthoringRefusal>> => {
    const settings: PairSettings = {
      passMarkPercent: command.passMarkPercent, timeLimitSeconds: command.timeLimitSeconds,
      preAttempts: command.preAttempts, postAttempts: command.postAttempts,
    };
    const refusal = firstRefusal(
      inRange('passMarkPercent', settings.passMarkPercent, 0, 100),
      inRange('timeLimitSeconds', settings.timeLimitSeconds, 60, 86_400),
      inRange('preAttempts', settings.preAttempts, 1, 20),
      inRange('postAttempts', settings.postAttempts, 1, 20),
    );
    if (refusal) return refuse(refusal);
    const items = readItems(command.items);
    if (!items.ok) return items;
    const unitIds = items.value.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
    const known = await deps.store.itemVersions(command.versionId, items.value.map(({ itemVersionId }) => itemVersionId));
    const within = await deps.store.unitsWithin(scopeOf(actor, 'instructor'), unitIds);

    return changeDraft(deps, actor, command.versionId, (version) => {
      const standing = version.pair.items.map(({ itemVersionId, part, unitId, form }) => ({ itemVersionId, part, unitId, form }));
      const blueprint = command.blueprint === undefined ? version.pair.blueprint : inOrder(command.blueprint, version);
      const { items: _, blueprint: standingBlueprint, ...standingSettings } = version.pair;
      const { stale, done } = checkRevision(version, command.revision, 'version', () => sameValue({ settings, blueprint, items: items.value }, { settings: standingSettings, blueprint: standingBlueprint, items: standing }));
      if (stale) return refuse(stale);
      if (done) return ok([]);
      const wrongCell = blueprintRefusal(command.blueprint ?? [], version);
      if (wrongCell) return refuse(wrongCell);
      const placed = new Set<ItemId>();
      for (const [index, { itemVersionId, unitId }] of items.value.entries()) {
        const item = known.get(itemVersionId);
        if (!item) return refuse({ code: 'ItemNotFound', field: `items.${index}`, itemId: itemVersionId });
        if (placed.has(item.itemId)) return refuse({ code: 'ItemTwice', field: `items.${index}`, itemId: item.itemId, item: item.title });
        placed.add(item.itemId);
        // A unit that was there before stays, though another author with a wider scope put it there.
        const wasThere = standing.some((other) => other.unitId === unitId);
        if (unitId !== null && !within.has(unitId) && !wasThere) return refuse({ code: 'UnitNotFound', field: `items.${index}.unitId`, unitId });
      }
      return ok([{ kind: 'pair', settings, blueprint, items: items.value }]);
    });
  };
}

function readItems(items: SavePair['items']): Result<readonly PlacedVersion[], AuthoringRefusal> {
  if (items.length > MOST.items) return refuse({ code: 'TooMany', field: 'items', most: MOST.items });
  const placed: PlacedVersion[] = [];
  for (const [index, item] of items.entries()) {
    const part = ITEM_PARTS.find((known) => known === item.part);
    if (!part) return refuse({ code: 'UnknownPart', field: `items.${index}.part` });
    if (part === 'core' && item.unitId !== null) return refuse({ code: 'CoreItemWithUnit', field: `items.${index}.unitId` });
    const form = item.form ?? null;
    if (part === 'practice' && form !== null) return refuse({ code: 'PracticeHasNoForm', field: `items.${index}.form` });
    placed.push({ ...item, part, form });
  }
  return ok(placed);
}

/** As it is stored and read again: in the order of objectives, easy before hard, without empty cells. */
function inOrder(blueprint: readonly BlueprintCell[], { objectives }: CourseVersion): readonly BlueprintCell[] {
  return objectives.flatMap(({ code }) => DIFFICULTIES.flatMap((difficulty) =>
    blueprint.flatMap(({ number, ...cell }) => (number > 0 && cell.objectiveCode === code && cell.difficulty === difficulty ? [{ objectiveCode: code, difficulty, number }] : []))));
}

function blueprintRefusal(blueprint: readonly BlueprintCell[], { objectives }: CourseVersion): AuthoringRefusal | null {
  const places = new Set<string>();
  for (const [index, cell] of blueprint.entries()) {
    const field = `blueprint.${index}`;
    const { objectiveCode, difficulty } = cell;
    const number = inRange(`${field}.number`, cell.number, 0, MOST.items);
    if (!number.ok) return number.refusal;
    if (!objectives.some(({ code }) => code === objectiveCode)) return { code: 'ObjectiveUnknown', field, objectiveCode };
    if (places.has(placeOf(cell))) return { code: 'BlueprintCellTwice', field, objectiveCode, difficulty };
    places.add(placeOf(cell));
  }
  return null;
}
