import { type CourseVersion, ITEM_PARTS } from '@selaras/domain/course';
import { type BlueprintCell, DIFFICULTIES, type ParallelForm, placeOf } from '@selaras/domain/item';
import { type CourseVersionId, type ItemId, type ItemVersionId, ok, refuse, type Result, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { changeDraft, checkRevision } from './change-draft';
import { RULE_RANGES, type TestRules } from '@selaras/domain/scheduling';
import { firstRefusal, inRange, LONGEST, MOST, readOptionalText, sameValue } from './checks';
import type { AuthoringDeps } from './deps';
import type { PairSettings, PlacedVersion } from './ports';
import type { AuthoringRefusal } from './refusals';
import type { VersionView } from './version-view';

/** Time limit (of both tests) and attempts are the short form of their rules; left out, those stay as they are. */
export interface SavePair {
  readonly versionId: CourseVersionId;
  /** Of the version. */
  readonly revision: number;
  readonly passMarkPercent: number;
  readonly timeLimitSeconds?: number;
  readonly preAttempts?: number;
  readonly postAttempts?: number;
  readonly items: readonly SentPairItem[];
  /** Left out: as it stands. Cells that ask for no item are as good as none. */
  readonly blueprint?: readonly BlueprintCell[];
}

export interface SentPairItem {
  readonly itemVersionId: ItemVersionId;
  readonly part: string;
  readonly unitId: WorkUnitId | null;
  /** Left out: in both. */
  readonly form?: ParallelForm | null;
  /** Title of the section it stands in; left out or empty for none. */
  readonly section?: string | null;
  /** Must be answered before handing in; not when left out. */
  readonly required?: boolean;
}

/** The linked pair of pre- and post-test: pass mark, time limit, attempts, its blueprint, and its items in their order, each in both forms or in one. */
export function makeSavePair(deps: AuthoringDeps) {
  return async (actor: Actor, command: SavePair): Promise<Result<VersionView, AuthoringRefusal>> => {
    const { timeLimitSeconds, preAttempts, postAttempts } = command;
    const { timeLimitSeconds: limit, attempts } = RULE_RANGES;
    const refusal = firstRefusal(
      inRange('passMarkPercent', command.passMarkPercent, 0, 100),
      inRange('timeLimitSeconds', timeLimitSeconds ?? limit.least, limit.least, limit.most),
      inRange('preAttempts', preAttempts ?? attempts.least, attempts.least, attempts.most),
      inRange('postAttempts', postAttempts ?? attempts.least, attempts.least, attempts.most),
    );
    if (refusal) return refuse(refusal);
    const items = readItems(command.items);
    if (!items.ok) return items;
    const unitIds = items.value.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
    const known = await deps.store.itemVersions(command.versionId, items.value.map(({ itemVersionId }) => itemVersionId));
    const within = await deps.store.unitsWithin(scopeOf(actor, 'instructor'), unitIds);

    return changeDraft(deps, actor, command.versionId, (version) => {
      const standing = version.pair.items.map(({ itemVersionId, part, unitId, form, section, required }) => ({ itemVersionId, part, unitId, form, section, required }));
      const settings: PairSettings = { passMarkPercent: command.passMarkPercent, rules: inShort(version.pair.rules, command) };
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

/** The rules with what the short form says of them. */
function inShort(rules: readonly TestRules[], { timeLimitSeconds, preAttempts, postAttempts }: SavePair): readonly TestRules[] {
  const attempts = { pre: preAttempts, post: postAttempts, practice: undefined };
  return rules.map((rule) => ({
    ...rule,
    ...(timeLimitSeconds === undefined || rule.phase === 'practice' ? {} : { timeLimitSeconds }),
    ...(attempts[rule.phase] === undefined ? {} : { attempts: attempts[rule.phase] as number }),
  }));
}

function readItems(items: SavePair['items']): Result<readonly PlacedVersion[], AuthoringRefusal> {
  if (items.length > MOST.items) return refuse({ code: 'TooMany', field: 'items', most: MOST.items });
  const placed: PlacedVersion[] = [];
  for (const [index, item] of items.entries()) {
    const part = ITEM_PARTS.find((known) => known === item.part);
    if (!part) return refuse({ code: 'UnknownPart', field: `items.${index}.part` });
    if (part === 'core' && item.unitId !== null) return refuse({ code: 'CoreItemWithUnit', field: `items.${index}.unitId` });
    if (part === 'practice' && item.unitId !== null) return refuse({ code: 'PracticeItemWithUnit', field: `items.${index}.unitId` });
    const section = readOptionalText(`items.${index}.section`, item.section ?? '', LONGEST.title);
    if (!section.ok) return section;
    const form = item.form ?? null;
    if (part === 'practice' && form !== null) return refuse({ code: 'PracticeHasNoForm', field: `items.${index}.form` });
    const { itemVersionId, unitId, required = false } = item;
    placed.push({ itemVersionId, part, unitId, form, section: section.value.replace(/\s+/gu, ' ') || null, required });
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
