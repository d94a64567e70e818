import { drawForm, deliverItem } from '@selaras/domain/assessment';
import { explainVariant, itemsFor, type ItemPart, type Level, type Module, type Variant, type VariantReason } from '@selaras/domain/course';
import { type DeliveredItem, itemsOfForm, type ParallelForm, usesForms } from '@selaras/domain/item';
import type { CourseVersionId, WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { UnitView } from '@selaras/application/identity';
import type { AuthoringDeps } from './deps';
import { type VersionView, viewOf } from './version-view';

export interface PreviewModule {
  readonly module: Module;
  readonly variant: Variant;
  readonly variantUnit: UnitView | null;
  readonly reason: VariantReason;
}

export interface Preview {
  readonly view: VersionView;
  readonly unit: UnitView;
  readonly level: Level;
  /** Of the two forms; null where there is one only. */
  readonly form: ParallelForm | null;
  /** Modules without any text for this place are left out, as the learner would not find them; the findings name them. */
  readonly modules: readonly PreviewModule[];
  readonly items: readonly (DeliveredItem & { readonly part: ItemPart; readonly section: string | null; readonly required: boolean })[];
}

/**
 * What a learner of this unit and level would get, by the very functions that decide it for her; only the order in which her
 * items stand is drawn for each attempt, here from the version's id. Null when version or unit is not in scope.
 */
export function makePreview({ store }: AuthoringDeps) {
  return async (actor: Actor, query: { readonly versionId: CourseVersionId; readonly unitId: WorkUnitId; readonly level: Level; readonly form?: ParallelForm }): Promise<Preview | null> => {
    const scope = scopeOf(actor, 'instructor');
    const record = await store.version(scope, query.versionId);
    const place = await store.unit(query.unitId);
    if (!record || !place) return null;
    const isOfCourse = record.units.has(query.unitId);
    if (!isOfCourse && !(await store.unitsWithin(scope, [query.unitId])).has(query.unitId)) return null;

    const view = viewOf(record);
    const { modules, pair } = record.version;
    const form = usesForms(pair.items) ? (query.form ?? 'A') : null;
    const mine = itemsOfForm(itemsFor(pair.items, place.path), form);
    const seats = drawForm(mine.map(({ itemVersionId, part, section, required, content }) => ({ itemVersionId, part, section, required, interaction: content.interaction })), `preview/${query.versionId}`);
    return {
      view, unit: place.unit, level: query.level, form,
      modules: modules.flatMap((module) => {
        const chosen = explainVariant(module.variants, { unitPath: place.path, level: query.level });
        return chosen ? [{ module, ...chosen, variantUnit: view.unit(chosen.variant.unitId) }] : [];
      }),
      items: seats.flatMap((seat) => {
        const item = mine.find(({ itemVersionId }) => itemVersionId === seat.itemVersionId);
        if (!item) return [];
        const { stem, interaction, maximum } = item.content;
        return [{ ...deliverItem({ id: item.itemVersionId, stem, interaction, maximum }, seat), part: seat.part, section: seat.section ?? null, required: seat.required ?? false }];
      }),
    };
  };
}
